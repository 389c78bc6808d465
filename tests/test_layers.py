"""Who imports whom, looked at in the sources and in real processes; `lint-imports` holds up the rest."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

_TOP = Path(__file__).parents[1]
_PACKAGE = _TOP / "contactlog"

_PURE_OUTSIDE = {
    "core": frozenset(),
    "exposure": frozenset({"importlib", "pathlib"}),  # its own data, and the user's own illnesses
    "recall": frozenset({"importlib"}),  # its own words
    "quickentry": frozenset({"importlib"}),  # its own words
}
"""Pure packages, and what each may use of the modules that reach outside."""
_REACH_OUTSIDE = frozenset(
    {
        "ctypes",
        "fcntl",
        "getpass",
        "glob",
        "http",
        "importlib",
        "io",
        "logging",
        "mmap",
        "multiprocessing",
        "os",
        "pathlib",
        "random",
        "secrets",
        "select",
        "shutil",
        "signal",
        "socket",
        "ssl",
        "subprocess",
        "sys",
        "tempfile",
        "threading",
        "time",
        "urllib",
        "uuid",
    }
)


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def _roots(package: str) -> set[str]:
    found = {name.partition(".")[0] for path in (_PACKAGE / package).rglob("*.py") for name in _imports(path)}
    assert found, package
    return found


@pytest.mark.parametrize("package", sorted(_PURE_OUTSIDE))
def test_a_pure_package_uses_the_standard_library_only(package: str) -> None:
    assert _roots(package) - set(sys.stdlib_module_names) == {"contactlog"}


@pytest.mark.parametrize("package", sorted(_PURE_OUTSIDE))
def test_a_pure_package_reaches_for_nothing_outside(package: str) -> None:
    assert _roots(package) & _REACH_OUTSIDE <= _PURE_OUTSIDE[package]


def test_the_process_lock_uses_the_standard_library_only() -> None:
    assert _roots("lockdown") - set(sys.stdlib_module_names) == {"contactlog"}


def test_no_library_that_opens_connections_is_imported() -> None:
    network = {"asyncio", "ftplib", "http", "imaplib", "requests", "smtplib", "socket", "ssl", "telnetlib"}
    for path in _PACKAGE.rglob("*.py"):
        # The screens run on asyncio's event loop, which under the process lock can open no connection.
        allowed = {"asyncio"} if "tui" in path.parts else set()
        if "lockdown" not in path.parts:
            assert not (network - allowed) & {name.partition(".")[0] for name in _imports(path)}, path


def _fresh(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=_TOP, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize(
    "module", ["contactlog", "contactlog.paths", "contactlog.lockdown", "contactlog.__main__"]
)
def test_what_comes_before_the_lock_loads_nothing_third_party(module: str) -> None:
    code = f"import sys; old = set(sys.modules); import {module}; print(*(set(sys.modules) - old))"
    loaded = {name.partition(".")[0] for name in _fresh(code).split()}
    assert loaded <= {"contactlog", *sys.stdlib_module_names}


def test_the_lock_is_in_place_before_the_command_line_is_loaded() -> None:
    code = (
        "import sys, contactlog.lockdown as lockdown, contactlog.__main__ as program\n"
        "def lock(*given, **named):\n"
        "    print(*(n for n in sys.modules if n.startswith(('contactlog.cli', 'cryptography', 'apsw'))))\n"
        "    sys.exit(0)\n"
        "lockdown.lock = lock\n"
        "sys.argv = ['contactlog', 'diary', 'list']\n"
        "program.main()"
    )
    assert _fresh(code) == ""
