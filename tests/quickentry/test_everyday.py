"""Lines as people write in the evening, in four languages, counted as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from contactlog.quickentry import Lexicon
from tests.quickentry.lines import mistakes, read_lines
from tests.quickentry.samples import LEXICON, RICH, reading

_FOLDER = Path(__file__).parent
_SHARE = 0.97
"""Of the lines must be understood in full."""
_SETS = (
    pytest.param(("corpus", "everyday"), LEXICON, 300, id="everyday"),
    pytest.param(("tired",), RICH, 1200, id="tired"),
    pytest.param(("named",), RICH, 350, id="named"),
    pytest.param(("unseen",), RICH, 850, id="unseen"),
)


@pytest.mark.parametrize(("kinds", "lexicon", "least"), _SETS)
def test_nearly_every_line_is_understood_in_full(
    kinds: tuple[str, ...], lexicon: Lexicon, least: int
) -> None:
    lines = [line for kind in kinds for line in read_lines(_FOLDER, kind)]
    wrong = {
        line: found
        for lang, line, wanted in lines
        if (found := mistakes(reading(line, lang, lexicon), wanted))
    }
    assert len(lines) >= least
    assert len(wrong) <= (1 - _SHARE) * len(lines), "\n".join(
        f"{line}: {found}" for line, found in wrong.items()
    )


@pytest.mark.parametrize(("kinds", "lexicon", "least"), _SETS)
def test_nobody_is_silently_taken_for_somebody_else(
    kinds: tuple[str, ...], lexicon: Lexicon, least: int
) -> None:
    del least
    for lang, line, wanted in (line for kind in kinds for line in read_lines(_FOLDER, kind)):
        read = reading(line, lang, lexicon)
        people = {person.id for person in read.people if person.id}
        if read.question is None:
            meant = {
                name for name in wanted.get("people", "").split(",") if name and not name.startswith("+")
            }
            assert people <= meant or not wanted.get("people"), line
