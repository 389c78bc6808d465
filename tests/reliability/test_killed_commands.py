"""Commands killed at random moments, two at a time: nothing acknowledged is lost, and the diary opens."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from contactlog import vault
from contactlog.core.people import Person
from contactlog.vault import Vault, waiting
from contactlog.vault.kdf import CHEAPEST
from tests.conftest import NOW, heavy_size
from tests.reliability.cheap import PROGRAM

PASSPHRASE = "four unrelated words here"
KEPT = {f"Kept {number}" for number in range(40)}
"""Who is in the diary that is restored again and again over another one."""
LONGEST = 1.6
"""Seconds after which a command is killed at the latest; most have ended by then on a calm machine."""


def _command(number: int, chance: random.Random, folder: Path) -> list[str]:
    many = folder / "many.jsonl"
    people = ({"type": "person", "name": f"Import {number} {one}"} for one in range(40))
    many.write_text("".join(json.dumps(person) + "\n" for person in people))
    secret = ("--backup-passphrase-file", str(folder / "words"))
    return chance.choice(
        [
            ["log", f"tea with Dropped{number}"],
            ["people", "add", f"Added {number}"],
            ["import", str(many), "--as", "diary", "--yes"],
            ["retention", "purge", "--before", "2020-01-01", "--yes"],
            ["rekey", "--yes"],
            ["passphrase", "change", "--new-passphrase-file", str(folder / "words")],
            ["backup", "create", "--to", str(folder / f"{number}.age"), *secret],
            _restore(folder, "--replace", "--no-recovery"),
        ]
    )


def _restore(folder: Path, *options: str) -> list[str]:
    secret = ("--backup-passphrase-file", str(folder / "words"))
    kept = str(folder / "kept.age")
    return ["--data-dir", str(folder / "side"), "backup", "restore", kept, "--yes", *options, *secret]


def _started(command: list[str], folder: Path) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "CONTACTLOG_DATA_DIR": str(folder / "diary"),
        "CONTACTLOG_PASSPHRASE_FILE": str(folder / "words"),
    }
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *command],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _opened(folder: Path) -> Vault:
    return vault.open_with_passphrase(folder / "diary", PASSPHRASE, clock=lambda: NOW)


def _check(folder: Path, acknowledged: list[list[str]]) -> None:
    with _opened(folder) as opened:
        names = {person.name for person in opened.all(Person)}
        assert all(look.ok for look in opened.inspect())
        dropped = {
            getattr(item, "text", "") for item in waiting.read(folder / "diary", opened.dropbox_identity())
        }
    for command in acknowledged:
        match command[0]:
            case "people":
                assert command[2] in names
            case "log":
                assert command[1] in dropped
            case "backup":
                assert Path(command[3]).stat().st_size > 0
    with vault.open_with_passphrase(folder / "side", PASSPHRASE, clock=lambda: NOW) as side:
        assert {person.name for person in side.all(Person)} == KEPT
        assert all(look.ok for look in side.inspect())
    for number in {name.split()[1] for name in names if name.startswith("Import ")}:
        assert sum(name.startswith(f"Import {number} ") for name in names) == 40


def _keep(folder: Path) -> None:
    """Make a backup of a diary of its own, and restore it a first time."""
    made, _ = vault.create(folder / "side", PASSPHRASE, clock=lambda: NOW, kdf=CHEAPEST, recovery=False)
    with made, made.change("add") as change:
        for number, name in enumerate(sorted(KEPT)):
            change.put(Person(f"kept-{number}", name))
    secret = ("--backup-passphrase-file", str(folder / "words"))
    for command in (
        ["--data-dir", str(folder / "side"), "backup", "create", "--to", str(folder / "kept.age"), *secret],
        _restore(folder, "--replace", "--no-recovery"),
    ):
        assert _started(command, folder).wait(60) == 0


@pytest.mark.heavy
def test_whatever_was_acknowledged_is_there_and_the_diary_opens(tmp_path: Path) -> None:
    made, _ = vault.create(tmp_path / "diary", PASSPHRASE, clock=lambda: NOW, kdf=CHEAPEST, recovery=False)
    made.close()
    (tmp_path / "words").write_text(PASSPHRASE + "\n")
    _keep(tmp_path)
    chance = random.Random(20261124)
    acknowledged: list[list[str]] = []
    for number in range(heavy_size(full=1_000, quick=6)):
        commands = [_command(2 * number + one, chance, tmp_path) for one in range(2)]
        running = [_started(command, tmp_path) for command in commands]
        time.sleep(chance.uniform(0.05, LONGEST))
        for process, command in zip(running, commands, strict=True):
            if process.poll() == 0:
                acknowledged.append(command)
            process.kill()
            process.wait()
        _check(tmp_path, acknowledged)
