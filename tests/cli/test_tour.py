"""The tour of docs/tour.md, line by line, with the real program; and its backup opened by other programs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import Program, make_cheap

_TOUR = Path(__file__).parents[2] / "docs" / "tour.md"


def test_the_tour_is_true(empty_program: Program, tmp_path: Path) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    wrapper = programs / "contactlog"
    wrapper.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m contactlog "$@"\n')
    wrapper.chmod(0o755)
    environment = {**empty_program.environment, "HOME": str(tmp_path)}
    environment["PATH"] = f"{programs}:{environment['PATH']}"
    steps = re.findall(r"^\$ (.+)\n(?!\$)(.+)$", _TOUR.read_text("utf-8"), re.MULTILINE)
    assert len(steps) >= 30
    for command, expected in steps:
        done = subprocess.run(
            ["sh", "-c", command],
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == 0, (command, done.stdout, done.stderr)
        assert expected in done.stdout, (command, done.stdout)
        for made in (empty_program.folder, tmp_path / "second"):
            if made.exists() and re.search(r" (init|restore) ", command):
                make_cheap(made)
    first = empty_program.json("people", "list")["people"]
    again = empty_program.json("--data-dir", str(tmp_path / "second"), "people", "list")["people"]
    assert first == again
