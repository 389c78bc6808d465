"""Every writing command on a disk that fills up: a sentence, the earlier state, and nothing half-written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from contactlog import vault
from contactlog.core.people import Person
from contactlog.vault.kdf import CHEAPEST
from tests.conftest import NOW, heavy_size
from tests.reliability.cheap import PROGRAM

PASSPHRASE = "four unrelated words here"
SIZE_KIB = 2_400
ROOM = 600_000
"""Bytes that are free in the first step; in the last one there are none."""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of little room; only root may make one."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE_KIB}k", "tmpfs", str(place)],
        check=False,
        capture_output=True,
    )
    if mounted.returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=False)


def _run(command: list[str], folder: Path, words: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "CONTACTLOG_DATA_DIR": str(folder / "diary"),
        "CONTACTLOG_PASSPHRASE_FILE": str(words),
    }
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *command],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def _commands(disk: Path, words: Path, many: Path) -> list[list[str]]:
    return [
        ["log", "tea with Dropped"],
        ["people", "add", "Added"],
        ["import", str(many), "--as", "diary", "--yes"],
        ["rekey", "--yes"],
        ["passphrase", "change", "--new-passphrase-file", str(words)],
        ["backup", "create", "--backup-passphrase-file", str(words)],
        ["export", "json", "--to", str(disk / "exported.json"), "--yes"],
    ]


@pytest.mark.heavy
def test_a_disk_that_fills_up_loses_nothing_and_is_said(disk: Path, tmp_path: Path) -> None:
    words, many = tmp_path / "words", tmp_path / "many.jsonl"
    words.write_text(PASSPHRASE + "\n")
    people = ({"type": "person", "name": f"P {one}", "note": "x" * 800} for one in range(300))
    many.write_text("".join(json.dumps(person) + "\n" for person in people))
    made, _ = vault.create(disk / "diary", PASSPHRASE, clock=lambda: NOW, kdf=CHEAPEST, recovery=False)
    made.close()
    steps = heavy_size(full=40, quick=3)
    for step in range(steps):
        for command in _commands(disk, words, many):
            _fill(disk, ROOM * (steps - 1 - step) // steps)
            done = _run(command, disk, words)
            assert "Traceback" not in done.stderr
            assert done.returncode in (0, 1), (command, done.returncode, done.stderr)
            if done.returncode:
                assert "contactlog: " in done.stderr, done.stderr
                assert "mistake in it" not in done.stderr, done.stderr
            (disk / "ballast").unlink()
            with vault.open_with_passphrase(disk / "diary", PASSPHRASE, clock=lambda: NOW) as opened:
                imported = sum(person.name.startswith("P ") for person in opened.all(Person))
                assert imported in (0, 300)
            assert not list(disk.rglob("*.tmp"))


def _fill(disk: Path, left: int) -> None:
    state = os.statvfs(disk)
    (disk / "ballast").write_bytes(b"\0" * max(0, state.f_bavail * state.f_frsize - left))
