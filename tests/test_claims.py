"""Every claim that names a test names one that is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

_TOP = Path(__file__).parent.parent
_NAMED = re.compile(r"`(tests/[\w/]+(?:\.py)?)(?:::(test_\w+))?`")
_PAGES = ("README.md", "docs/privacy.md", "docs/two-machines.md", "docs/reliability.md")


def _functions(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


@pytest.mark.parametrize("page", _PAGES)
def test_each_named_test_is_there(page: str) -> None:
    named = _NAMED.findall((_TOP / page).read_text("utf-8"))
    assert named
    for place, function in named:
        path = _TOP / place
        assert path.exists(), place
        assert not function or function in _functions(path), function


def test_every_protection_names_its_test() -> None:
    page = (_TOP / "docs" / "privacy.md").read_text("utf-8")
    table = page.partition("## Protected")[2].partition("## Safety copies")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ") and not line.startswith("| Against")]
    assert len(rows) > 10
    assert all(_NAMED.search(row) for row in rows)
