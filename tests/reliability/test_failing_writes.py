"""A disk that fails: each write of each command refused once, by the kernel's hand."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from contactlog import vault
from contactlog.core.people import Person
from contactlog.vault.kdf import CHEAPEST
from tests.conftest import NOW
from tests.reliability.cheap import PROGRAM

PASSPHRASE = "four unrelated words here"
KEPT = frozenset(f"Kept {number}" for number in range(12))
CALLS = ("pwrite64", "write", "fsync", "fdatasync", "ftruncate", "rename", "link")
COMMANDS = (
    ["log", "tea with Dropped"],
    ["people", "add", "Added"],
    ["import", "MANY", "--as", "diary", "--yes"],
    ["retention", "purge", "--before", "2020-01-01", "--yes"],
    ["rekey", "--yes"],
    ["passphrase", "change", "--new-passphrase-file", "WORDS"],
    ["backup", "create", "--to", "MADE", "--backup-passphrase-file", "WORDS"],
    [
        "backup",
        "restore",
        "BACKUP",
        "--replace",
        "--no-recovery",
        "--yes",
        "--backup-passphrase-file",
        "WORDS",
    ],
    ["export", "json", "--to", "MADE", "--yes"],
)
_MOST = 10_000 if os.environ.get("CONTACTLOG_HEAVY") == "full" else 1
"""Writes of each command that are made to fail."""
_CALL = re.compile(r"^\d+ +(\w+)\((\d+)?")


@dataclass(frozen=True)
class Stage:
    """Where a command is run again and again, each time on a fresh copy of the same diary."""

    base: Path

    def fresh(self) -> None:
        shutil.rmtree(self.base / "diary", ignore_errors=True)
        shutil.copytree(self.base / "sound", self.base / "diary")
        (self.base / "made").unlink(missing_ok=True)

    def run(self, command: list[str], *options: str) -> subprocess.CompletedProcess[str]:
        places = {"MANY": "many.jsonl", "MADE": "made", "WORDS": "words", "BACKUP": "kept.age"}
        given = [str(self.base / places[word]) if word in places else word for word in command]
        environment = {
            **os.environ,
            "CONTACTLOG_DATA_DIR": str(self.base / "diary"),
            "CONTACTLOG_PASSPHRASE_FILE": str(self.base / "words"),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        return subprocess.run(
            [*options, sys.executable, "-c", PROGRAM, *given],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def calls(self, command: list[str]) -> list[tuple[str, int]]:
        """List the calls by which a command writes, each by its name and its place among those of that name."""
        self.fresh()
        log = self.base / "calls"
        done = self.run(command, "strace", "-f", "-qq", "-o", str(log), "-e", f"trace={','.join(CALLS)}")
        assert done.returncode == 0, done.stderr
        counted: dict[str, int] = {}
        found = []
        lines = log.read_text("utf-8", "replace").splitlines()
        for name, descriptor in (match.groups() for match in map(_CALL.match, lines) if match):
            counted[name] = counted.get(name, 0) + 1
            if descriptor not in ("1", "2"):
                found.append((name, counted[name]))
        return found

    def failing(self, command: list[str], name: str, place: int) -> subprocess.CompletedProcess[str]:
        self.fresh()
        # Another harmless call stands in for the one that fails: the process lock would end a process whose call is -1.
        fault = f"inject={name}:error=EIO:syscall=getpid:when={place}"
        options = ("-f", "-qq", "-o", os.devnull, "-e", f"trace={name}", "-e", fault)
        return self.run(command, "strace", *options)

    def names(self) -> set[str]:
        with vault.open_with_passphrase(self.base / "diary", PASSPHRASE, clock=lambda: NOW) as opened:
            assert all(look.ok for look in opened.inspect())
            return {person.name for person in opened.all(Person)}


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    if shutil.which("strace") is None:
        assert "CI" not in os.environ
        pytest.skip("needs strace")
    base = tmp_path_factory.mktemp("failing")
    (base / "words").write_text(PASSPHRASE + "\n")
    people = ({"type": "person", "name": f"Import {one}", "note": "x" * 300} for one in range(40))
    (base / "many.jsonl").write_text("".join(json.dumps(person) + "\n" for person in people))
    made, _ = vault.create(base / "sound", PASSPHRASE, clock=lambda: NOW, kdf=CHEAPEST, recovery=False)
    with made, made.change("add") as change:
        for number, name in enumerate(sorted(KEPT)):
            change.put(Person(f"kept-{number}", name))
    place = Stage(base)
    place.fresh()
    done = place.run(
        ["backup", "create", "--to", str(base / "kept.age"), "--backup-passphrase-file", "WORDS"]
    )
    assert done.returncode == 0, done.stderr
    return place


@pytest.mark.heavy
@pytest.mark.parametrize(
    "command", COMMANDS if _MOST > 1 else COMMANDS[1::3], ids=lambda command: " ".join(command[:2])
)
def test_a_write_that_fails_loses_nothing_and_is_said(stage: Stage, command: list[str]) -> None:
    calls = stage.calls(command)
    assert calls, "it writes something"
    dice = random.Random(len(calls))
    for name, place in dice.sample(calls, min(len(calls), _MOST)):
        done = stage.failing(command, name, place)
        where = (command[:2], name, place, done.returncode, done.stderr)
        assert done.returncode in (0, 1, 4), where
        assert "Traceback" not in done.stderr, where
        assert "mistake" not in done.stderr, where
        assert done.returncode == 0 or len(done.stderr.splitlines()) >= 1, where
        names = stage.names()
        assert names >= KEPT, where
        imported = {one for one in names if one.startswith("Import ")}
        assert len(imported) in (0, 40), where
        if done.returncode == 0:
            assert command[0] != "people" or "Added" in names, where
            assert command[0] != "import" or imported, where
            assert "MADE" not in command or (stage.base / "made").stat().st_size > 0, where
        elif "MADE" in command:
            assert not (stage.base / "made").exists(), where
