"""Days that may be known only roughly."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from contactlog.core.cases import DoubtfulDay
from contactlog.errors import Invalid, NotFound
from contactlog.quickentry import read_day_span
from tests.quickentry.samples import NOW, ZONE


def _span(text: str, lang: str = "en") -> DoubtfulDay:
    return read_day_span(text, now=NOW, zone=ZONE, lang=lang)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-03-10", 10, 10),
        ("yesterday", 11, 11),
        ("8..10 Mar", 8, 10),
        ("8-10 March", 8, 10),
        ("2026-03-08..2026-03-10", 8, 10),
        ("between 8 and 10 March", 8, 10),
        ("8th to 10th of March", 8, 10),
        ("March 8 to 10", 8, 10),
        ("Monday or Tuesday", 9, 10),
        ("around 9 March", 8, 10),
        ("last week", 2, 8),
        ("3 days ago", 9, 9),
    ],
)
def test_a_span_is_read(text: str, first: int, last: int) -> None:
    assert _span(text) == DoubtfulDay(date(2026, 3, first), date(2026, 3, last))


@pytest.mark.parametrize(
    ("text", "lang"),
    [("entre el 8 y el 10 de marzo", "es"), ("entre le 8 et le 10 mars", "fr"), ("8. bis 10. März", "de")],
)
def test_a_span_is_read_in_other_languages(text: str, lang: str) -> None:
    assert _span(text, lang) == DoubtfulDay(date(2026, 3, 8), date(2026, 3, 10))


def test_a_moment_keeps_its_time() -> None:
    day = date(2026, 3, 10)
    assert _span("2026-03-10T18:00") == DoubtfulDay(day, day, datetime(2026, 3, 10, 18, tzinfo=UTC))


@pytest.mark.parametrize(
    "text", ["", "soon", "3/4", "10..8 Mar 2026 and", "2026-02-30", "2026-03-10..2026-03-08"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        _span(text)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(NotFound):
        _span("yesterday", "tlh")
