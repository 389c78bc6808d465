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


@pytest.mark.parametrize(
    ("page", "heading", "fewest"),
    [("docs/privacy.md", "## Protected", 15), ("README.md", "## What it promises", 9)],
)
def test_every_promise_names_its_test(page: str, heading: str, fewest: int) -> None:
    section = (_TOP / page).read_text("utf-8").partition(heading)[2].partition("\n## ")[0]
    # Behind the table's head and the line below it.
    rows = [line for line in section.splitlines() if line.startswith("|")][2:]
    assert len(rows) >= fewest
    assert all(_NAMED.search(row) for row in rows), [row for row in rows if not _NAMED.search(row)]


@pytest.mark.parametrize("page", _PAGES)
def test_each_named_file_holds_tests(page: str) -> None:
    for place, _ in _NAMED.findall((_TOP / page).read_text("utf-8")):
        path = _TOP / place
        files = [path] if path.is_file() else [*path.rglob("test_*.py")]
        assert any(name.startswith("test_") for file in files for name in _functions(file)), place
