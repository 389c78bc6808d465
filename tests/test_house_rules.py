"""The house rules that a linter does not know; every exception stands here with its reason."""

from __future__ import annotations

import ast
import re
import statistics
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_TOP = Path(__file__).parents[1]
_PACKAGE = _TOP / "contactlog"
_SOURCES = sorted(_PACKAGE.rglob("*.py"))

_FILE_LINES = 300
_MEDIAN_LINES = 120
_FUNCTION_LINES = 60

_LONG_FILES = {
    "tui/screens/message.py": "one screen, a short method for each of its keys",
    "vault/store.py": "the public face of the vault: each method hands on",
}
"""Files over the limit, and why."""

_PRINTERS = ("cli/output.py", "cli/notices.py", "cli/prompt.py")
_MAY_PRINT = {
    "__main__.py": "one sentence when there is no folder, before anything that prints is loaded",
    "cli/commands/log.py": "its own prompt, so that the quick way loads no other",
    "lockdown/launch.py": "speaks before anything of ours is loaded",
    "lockdown/verify.py": "a program of its own",
    "lockdown/probes/child.py": "a program of its own: it answers its parent",
}
_CLOCKS = {"diary/desk.py": "the clock of the diary", "diary/dropping.py": "the clock of the quick way"}
_RANDOM = {
    "diary/desk.py": "ids",
    "diary/dropping.py": "the name of a dropped line",
    "diary/backups.py": "the name of the folder in which a restored diary is built",
    "lockdown/probes/positives.py": "a probe of the random source itself",
}
_BROAD = {"cli/entry.py": "the last guard: a traceback could show the diary"}


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _name(path: Path) -> str:
    return path.relative_to(_PACKAGE).as_posix()


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _calls(path: Path) -> set[str]:
    return {ast.unparse(node.func) for node in ast.walk(_tree(path)) if isinstance(node, ast.Call)}


def _users(names: frozenset[str]) -> set[str]:
    return {_name(path) for path in _SOURCES if names & _calls(path)}


def test_files_are_short() -> None:
    lines = {_name(path): len(path.read_text("utf-8").splitlines()) for path in _SOURCES}
    assert {name for name, count in lines.items() if count > _FILE_LINES} <= set(_LONG_FILES)
    assert statistics.median(lines.values()) <= _MEDIAN_LINES


def test_functions_fit_a_screen() -> None:
    too_long = [
        f"{_name(path)}: {node.name}"
        for path in _SOURCES
        for node in _functions(path)
        if (node.end_lineno or 0) - node.lineno + 1 > _FUNCTION_LINES
    ]
    assert not too_long


def test_every_exception_to_a_rule_is_still_there() -> None:
    for name in {**_LONG_FILES, **_MAY_PRINT, **_CLOCKS, **_RANDOM, **_BROAD}:
        assert (_PACKAGE / name).is_file(), name


def test_what_is_public_has_a_docstring() -> None:
    bare: list[str] = []
    for path in _SOURCES:
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Module | ast.ClassDef):
                bare += _without_docstring(path, node)
    assert not bare


def _without_docstring(path: Path, scope: ast.Module | ast.ClassDef) -> Iterator[str]:
    if isinstance(scope, ast.ClassDef) and scope.name.startswith("_"):
        return
    for node in scope.body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        if not node.name.startswith("_") and not ast.get_docstring(node) and not _is_overload(node):
            yield f"{_name(path)}: {node.name}"


def _is_overload(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> bool:
    return any(ast.unparse(decorator).endswith("overload") for decorator in node.decorator_list)


def test_nothing_is_caught_that_was_not_expected() -> None:
    """`except BaseException` may tidy up, when it ends by raising what it caught."""
    broad = set()
    for path in _SOURCES:
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.ExceptHandler) and _is_broad(node) and not _raises_again(node):
                broad.add(_name(path))
    assert broad == set(_BROAD)


def _is_broad(handler: ast.ExceptHandler) -> bool:
    named = {ast.unparse(node) for node in ast.walk(handler.type)} if handler.type else {"Exception"}
    return bool(named & {"Exception", "BaseException"})


def _raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def test_only_the_writers_print() -> None:
    printing = _users(frozenset({"print", "sys.stdout.write", "sys.stderr.write", "sys.stdout.buffer.write"}))
    assert printing - set(_PRINTERS) == set(_MAY_PRINT)


def test_the_clock_is_read_in_two_places() -> None:
    clocks = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns"}
    assert _users(frozenset(clocks)) == set(_CLOCKS)


def test_chance_comes_in_where_it_is_meant_to() -> None:
    using = set()
    for path in _SOURCES:
        text = ast.unparse(_tree(path))
        if "urandom" in text or "import secrets" in text or "import random" in text or "import uuid" in text:
            using.add(_name(path))
    assert {name for name in using if not name.startswith(("vault/", "age/"))} == set(_RANDOM)


def test_the_weak_random_source_is_not_used() -> None:
    for path in _SOURCES:
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Import):
                assert "random" not in {alias.name for alias in node.names}, path


def test_no_module_starts_work_when_it_is_imported() -> None:
    """At the top of a module stand names, never loops, `with` or `try` around anything but an import."""
    for path in _SOURCES:
        for node in _tree(path).body:
            if isinstance(node, ast.Try):
                assert all(isinstance(each, ast.Import | ast.ImportFrom) for each in node.body), path
            assert not isinstance(node, ast.For | ast.While | ast.With), (path, node.lineno)


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"#.*\b(TODO|FIXME|XXX|HACK)\b|raise NotImplementedError")
    for path in _SOURCES:
        assert not later.search(path.read_text("utf-8")), path
