"""Lines as people write in the evening, in four languages, counted as a whole."""

from __future__ import annotations

from pathlib import Path

from tests.quickentry.lines import mistakes, read_lines
from tests.quickentry.samples import reading

_FOLDER = Path(__file__).parent
LINES = [line for kind in ("corpus", "everyday") for line in read_lines(_FOLDER, kind)]
LEAST = 300
SHARE = 0.97
"""Of the lines must be understood in full."""


def test_nearly_every_line_is_understood_in_full() -> None:
    wrong = {line: found for lang, line, wanted in LINES if (found := mistakes(reading(line, lang), wanted))}
    assert len(LINES) >= LEAST
    assert len(wrong) <= (1 - SHARE) * len(LINES), "\n".join(
        f"{line}: {found}" for line, found in wrong.items()
    )


def test_nobody_is_silently_taken_for_somebody_else() -> None:
    for lang, line, wanted in LINES:
        read = reading(line, lang)
        people = {person.id for person in read.people if person.id}
        if read.question is None:
            meant = {
                name for name in wanted.get("people", "").split(",") if name and not name.startswith("+")
            }
            assert people <= meant or not wanted.get("people"), line
