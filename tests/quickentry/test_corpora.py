"""Lines as people write them, beside what a person would understand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quickentry.lines import mistakes, read_lines
from tests.quickentry.samples import reading


@pytest.mark.parametrize(("lang", "line", "wanted"), read_lines(Path(__file__).parent, "corpus"))
def test_a_line_is_read_as_a_person_means_it(lang: str, line: str, wanted: dict[str, str]) -> None:
    assert mistakes(reading(line, lang), wanted) == {}
