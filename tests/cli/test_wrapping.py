"""Lines break between words where a person reads them, and nowhere else."""

from __future__ import annotations

import io
import sys

import pytest

from contactlog.cli import notices, output
from contactlog.cli.wrapping import fitted


class Terminal(io.StringIO):
    """A stream that a person reads."""

    def isatty(self) -> bool:
        """Say that it is a terminal."""
        return True


@pytest.fixture(autouse=True)
def _window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("TERM", "xterm")


_LONG = "People pass it on most from Sat 2026-11-21 to Thu 2026-11-26, says the rule."


def test_a_long_line_breaks_between_words_on_a_terminal() -> None:
    assert fitted(_LONG, Terminal()) == [
        "People pass it on most from Sat",
        "2026-11-21 to Thu 2026-11-26, says the",
        "rule.",
    ]


@pytest.mark.parametrize("mark", ["     ", "- ", "  ! ", " 12. "])
def test_the_lines_below_stand_under_the_words_of_the_first(mark: str) -> None:
    first, *others = fitted(mark + _LONG, Terminal())
    assert first.startswith(mark + "People")
    assert all(line.startswith(" " * len(mark)) and line[len(mark)] != " " for line in others)


def test_for_a_program_a_line_stays_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fitted(_LONG, io.StringIO()) == [_LONG]
    monkeypatch.setenv("TERM", "dumb")
    assert fitted(_LONG, Terminal()) == [_LONG]


def test_what_fits_and_what_has_no_blank_stays_as_it_is() -> None:
    for line in ("", "a  b", "x" * 90, "name    minutes    place"):
        assert fitted(line, Terminal()) == [line]


def test_words_that_are_copied_keep_their_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Terminal()
    monkeypatch.setattr(sys, "stdout", shown)
    output.exact(_LONG)
    output.line(_LONG)
    assert shown.getvalue().splitlines()[0] == _LONG
    assert len(shown.getvalue().splitlines()) == 4


def test_hints_and_errors_break_between_words_too(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    notices.note(f"{_LONG}\n  contactlog recall")
    assert max(map(len, shown.getvalue().splitlines())) <= 40
    assert shown.getvalue().endswith("\n  contactlog recall\n")
