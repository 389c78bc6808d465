"""Text from outside is harmless once it is in."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from contactlog.core.text import fold, one_line, plain, shorten


@given(st.text())
def test_no_control_character_survives(text: str) -> None:
    assert not [c for c in plain(text) if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert one_line(one_line(text)) == one_line(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_escape_codes_direction_overrides_and_invisible_letters_go() -> None:
    assert plain("a\x1b[2J\x9b\u202eb\u200bc\ufeff") == "a[2Jbc"


def test_joiners_stay_because_scripts_and_emoji_need_them() -> None:
    assert plain("👩\u200d🔬") == "👩\u200d🔬"


def test_names_compare_without_case_and_accents() -> None:
    assert fold("  JOSÉ  Łukasz Strauß ") == fold("jose lukasz strauss")


@given(st.text(), st.integers(1, 20))
def test_shortened_text_fits(text: str, length: int) -> None:
    assert len(shorten(text, length)) <= length
