"""The page of formats names every key of every record."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from contactlog.core import records
from contactlog.core.records import Kind

_PAGE = Path(__file__).parents[1] / "docs" / "format.md"


@pytest.mark.parametrize("kind", records.KINDS, ids=lambda kind: kind.name)
def test_the_page_lists_exactly_the_keys_of(kind: Kind[Any]) -> None:
    section = _PAGE.read_text("utf-8").partition(f"### `{kind.name}`\n")[2].partition("\n### ")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \| (yes)? ?\|$", section, re.MULTILINE)
    assert [key for key, _, _ in rows] == list(kind.shapes)
    assert [shown for _, shown, _ in rows] == [shape.name for shape in kind.shapes.values()]
    assert {key for key, _, needed in rows if needed} == set(records.required_keys(kind.noun))
