"""The program in a home of its own, with temporary folders of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Program, empty_program, program

__all__ = ["empty_program", "home", "program"]


@pytest.fixture
def home(program: Program, tmp_path: Path) -> Path:
    """The folder in which everything the program could write by itself lies: home, configuration, temporary files."""
    place = tmp_path / "home"
    for name, folder in {
        "HOME": place,
        "XDG_CONFIG_HOME": place / "config",
        "XDG_CACHE_HOME": place / "cache",
        "XDG_STATE_HOME": place / "state",
        "XDG_RUNTIME_DIR": place / "run",
        "TMPDIR": place / "tmp",
    }.items():
        folder.mkdir(parents=True, exist_ok=True)
        program.environment[name] = str(folder)
    return place
