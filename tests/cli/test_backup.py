"""Backups by plain commands, and by the age program."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from contactlog.age import X25519Identity
from tests.cli.conftest import Program, make_cheap


def test_a_backup_comes_back_equal(program: Program, tmp_path: Path) -> None:
    program("diary", "add", "2026-03-10 13:00 lunch with Ana Silva 1h indoors 1m note: secret-canary")
    backup = tmp_path / "backup.age"
    key = ("--backup-passphrase-file", str(program.passphrase_file))
    made = program.json("backup", "create", "--to", str(backup), *key)
    assert made["verified"] is True
    assert made["bytes"] == backup.stat().st_size
    assert b"secret-canary" not in backup.read_bytes()
    second = str(tmp_path / "second")
    program("--data-dir", second, "backup", "restore", "--no-recovery", str(backup), *key)
    make_cheap(tmp_path / "second")
    listed = ("diary", "list", "--from", "2026-03-01", "--to", "2026-03-12")
    assert program.json("--data-dir", second, *listed) == program.json(*listed)
    merged = program.json("--data-dir", second, "backup", "merge", str(backup), *key)
    assert merged["taken"] == 0


@pytest.mark.skipif(
    shutil.which("age") is None and "CI" not in os.environ, reason="the age program is not here"
)
def test_the_age_program_opens_a_backup(program: Program, tmp_path: Path) -> None:
    program("diary", "add", "2026-03-10 13:00 lunch with Ana Silva 1h indoors 1m")
    identity = X25519Identity.generate()
    (tmp_path / "key").write_text(identity.reveal() + "\n")
    backup = tmp_path / "backup.age"
    program("backup", "create", "--to", str(backup), "--recipient", str(identity.recipient))
    opened = subprocess.run(
        ["sh", "-c", f"age -d -i '{tmp_path}/key' '{backup}' | gunzip"],
        capture_output=True,
        check=True,
        timeout=60,
    )
    lines = [json.loads(line) for line in opened.stdout.splitlines()]
    assert lines[0]["type"] == "manifest"
    assert lines[-1]["type"] == "end"
    assert any(line.get("name") == "Ana Silva" for line in lines)


def test_a_wrong_backup_passphrase_ends_with_3(program: Program, tmp_path: Path) -> None:
    backup = tmp_path / "backup.age"
    program("backup", "create", "--to", str(backup), "--backup-passphrase-file", str(program.passphrase_file))
    wrong = tmp_path / "wrong"
    wrong.write_text("something else\n")
    program("backup", "verify", str(backup), "--backup-passphrase-file", str(wrong), code=3)


def test_a_file_that_is_no_backup_ends_with_4(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear Ana,\n")
    program("backup", "show", str(file), "--backup-passphrase-file", str(program.passphrase_file), code=4)
