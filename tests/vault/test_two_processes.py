"""Two processes on one diary, and processes that are killed in the middle."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from contactlog.core.people import Person
from contactlog.vault.kdf import CHEAPEST
from tests.conftest import heavy_size
from tests.vault.making import PASSPHRASE, new_vault, person, reopened, save

ROOT = Path(__file__).parents[2]


def writer(folder: Path, how_many: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.vault.writer", str(folder), str(how_many)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def rest_of(process: subprocess.Popen[str]) -> str:
    """What a process goes on to say until it ends; ``communicate`` passes over what was read ahead."""
    assert process.stdout is not None
    with process.stdout as output:
        said = output.read()
    process.wait(timeout=60)
    return said


def acknowledged(output: str) -> set[str]:
    """The ids that were said whole; a line cut by the kill was not heard."""
    return {line for line in output.split("\n")[:-1] if line != "ready"}


def test_two_processes_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    with new_vault(tmp_path) as opened:
        processes = [writer(tmp_path, 60) for _ in range(2)]
        mine = [person(f"mine {number}") for number in range(60)]
        for one in mine:
            save(opened, one)
        said = [process.communicate(timeout=60)[0] for process in processes]
        assert [process.returncode for process in processes] == [0, 0]
        expected = {one.id for one in mine}.union(*(acknowledged(output) for output in said))
        assert len(expected) == 180
        assert {one.id for one in opened.all(Person)} == expected
        stamps = [row.changed_at for row in opened.stamped_rows()]
        assert len(set(stamps)) == 180


def test_another_process_follows_new_keys_while_it_writes(tmp_path: Path) -> None:
    with new_vault(tmp_path) as opened:
        process = writer(tmp_path, 60)
        assert process.stdout is not None
        said = process.stdout.readline()
        for _ in range(3):
            said += process.stdout.readline()
            opened.rekey(PASSPHRASE, params=CHEAPEST)
        said += rest_of(process)
        assert process.returncode == 0
        assert {one.id for one in opened.all(Person)} == acknowledged(said)
        assert len(acknowledged(said)) == 60


@pytest.mark.heavy
def test_killed_at_any_moment_it_loses_nothing_acknowledged(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    dice = random.Random(7)
    expected: set[str] = set()
    for number in range(heavy_size(200, 4)):
        processes = [writer(tmp_path, 100_000) for _ in range(1 + number % 2)]
        for process in processes:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        time.sleep(dice.random() * 0.15)
        for process in processes:
            process.kill()
            expected |= acknowledged(rest_of(process))
        with reopened(tmp_path) as opened:
            found = {one.id for one in opened.all(Person)}
            assert expected <= found
            # What was not acknowledged may be there, but then whole: one act for each.
            assert len(opened.acts(len(found) + 1)) == len(found)
            assert opened._database.rows("PRAGMA quick_check") == [("ok",)]
            expected = found
