"""Running the real program in a process of its own, on a diary whose passphrase costs nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from contactlog import vault
from contactlog.vault import kdf

PASSPHRASE = "four unrelated words here"


@dataclass
class Program:
    """The program with a diary of its own."""

    folder: Path
    passphrase_file: Path
    environment: dict[str, str]

    def __call__(self, *arguments: str, stdin: str = "", code: int = 0) -> str:
        """Run a command and give its output; the exit code must be ``code``."""
        done = self.run(*arguments, stdin=stdin)
        assert done.returncode == code, (arguments, done.returncode, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
        return done.stdout if code == 0 else done.stdout + done.stderr

    def run(self, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        """Run a command."""
        return subprocess.run(
            [sys.executable, "-m", "contactlog", *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            env=self.environment,
            timeout=120,
            check=False,
        )

    def json(self, *arguments: str, code: int = 0) -> Any:
        """Run a command with ``--json`` and give the value."""
        done = self.run(*arguments, "--json")
        assert done.returncode == code, (arguments, done.returncode, done.stdout, done.stderr)
        return json.loads(done.stdout)


def make_cheap(folder: Path) -> None:
    """Let the passphrase of a diary that the program has made cost nothing from here on."""
    with vault.open_with_passphrase(folder, PASSPHRASE, clock=lambda: datetime.now(UTC)) as opened:
        opened.change_passphrase(PASSPHRASE, params=kdf.CHEAPEST)


@pytest.fixture
def empty_program(tmp_path: Path) -> Program:
    """The program without a diary."""
    passphrase = tmp_path / "passphrase"
    passphrase.write_text(PASSPHRASE + "\n")
    folder = tmp_path / "diary"
    environment = {
        **os.environ,
        "CONTACTLOG_DATA_DIR": str(folder),
        "CONTACTLOG_PASSPHRASE_FILE": str(passphrase),
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "PYTHONUTF8": "1",
        "TZ": "Europe/Lisbon",
    }
    return Program(folder, passphrase, environment)


@pytest.fixture
def program(empty_program: Program) -> Program:
    """The program with an empty diary."""
    made, _ = vault.create(
        empty_program.folder, PASSPHRASE, clock=lambda: datetime.now(UTC), kdf=kdf.CHEAPEST, recovery=False
    )
    made.close()
    return empty_program
