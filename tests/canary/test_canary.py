"""Planted strings, everything used, every byte searched: nothing readable stays on the machine."""

from __future__ import annotations

import base64
import os
import pty
import select
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from contactlog.paths import exports_dir
from tests.canary.day import EXPORTED, MISTAKE, Command, bring, short_day, whole_day
from tests.canary.planting import files, plant, residues
from tests.cli.conftest import Program
from tests.conftest import heavy_size

_SHARED = (Path("/tmp"), Path("/var/tmp"), Path("/dev/shm"))


def test_the_search_finds_them_in_a_plain_database_and_in_other_dress(tmp_path: Path) -> None:
    planted = plant(50)
    assert len(planted.all) >= 50
    with sqlite3.connect(tmp_path / "plain.db") as database:
        database.execute("create table person (name text, note text, phone text, place text)")
        rows = zip(planted.names, planted.notes, planted.phones, planted.places, strict=True)
        database.executemany("insert into person values (?, ?, ?, ?)", rows)
    database.close()
    read, found = residues(files([tmp_path], 0), planted.all)
    assert read == 1
    assert {string for string, _ in found} == set(planted.all)
    (tmp_path / "plain.db").unlink()
    (tmp_path / "wide").write_bytes(planted.notes[0].encode("utf-16-le"))
    (tmp_path / "coded").write_bytes(b"eA" + base64.b64encode(b"x" + planted.notes[1].encode()))
    (tmp_path / planted.places[0]).touch()
    _, found = residues(files([tmp_path], 0), planted.all)
    assert {string for string, _ in found} == {planted.notes[0], planted.notes[1], planted.places[0]}


def _live(program: Program, commands: Iterable[Command]) -> str:
    """Run the commands of a day, of which only the one with a mistake in it may fail; give what was shown."""
    shown = ""
    for command in commands:
        done = program.run(*command)
        assert "Traceback" not in done.stderr, command
        mistaken = command[-1].startswith(MISTAKE)
        wrong = [line for line in done.stdout.splitlines() if line.startswith(("LOOK", "OPEN"))]
        assert (done.returncode != 0) == mistaken, (command[:2], done.returncode, done.stderr, wrong)
        shown += done.stdout
    return shown


def test_a_short_day_leaves_no_planted_string(program: Program, home: Path, tmp_path: Path) -> None:
    planted = plant(10)
    shown = _live(program, short_day(planted, program.passphrase_file))
    assert all(string in shown for string in (*planted.names, *planted.places))
    read, found = residues(files([tmp_path, home], 0), planted.all)
    assert read >= 5
    assert found == []


@pytest.mark.heavy
@pytest.mark.skipif(
    heavy_size(50, 0) < 50, reason="a minute: with CONTACTLOG_HEAVY=full; a short day runs always"
)
def test_a_day_on_which_everything_is_used_leaves_no_planted_string(
    program: Program, home: Path, tmp_path: Path
) -> None:
    began = time.time() - 1
    planted, brought = plant(50), tmp_path / "brought"
    bring(planted, brought)
    shown = _live(program, whole_day(planted, brought, program.passphrase_file))
    # They were in use, or nothing would be shown by not finding them.
    assert all(string in shown for string in planted.names)
    shutil.rmtree(brought)
    shutil.rmtree(exports_dir(program.folder))
    (tmp_path / EXPORTED).unlink()
    read, found = residues(files([tmp_path, home], 0), planted.all)
    assert read >= 5
    assert found == []
    _, elsewhere = residues(files(_SHARED, began), planted.all)
    assert elsewhere == []


def _aborted(command: list[str], wait_for: bytes, folder: Path, environment: dict[str, str]) -> bool:
    """Run a command at a terminal until it shows something, then have it dump its core as large as it may.

    Returns:
        Whether the kernel made a dump.
    """
    import resource

    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
        os.execvpe(command[0], command, environment)  # noqa: S606 - the program under test
    shown, end = b"", time.monotonic() + 60
    while wait_for not in shown:
        assert time.monotonic() < end, shown
        if select.select([terminal], [], [], 0.1)[0]:
            shown += os.read(terminal, 4096)
    os.kill(process, signal.SIGABRT)
    _, status = os.waitpid(process, 0)
    os.close(terminal)
    assert os.WTERMSIG(status) == signal.SIGABRT
    return os.WCOREDUMP(status)


@pytest.mark.skipif(sys.platform != "linux", reason="core dumps are looked at on Linux")
def test_a_forced_core_dump_of_the_open_diary_is_refused(program: Program, tmp_path: Path) -> None:
    (name, _), dumps = plant(10).names, tmp_path / "dumps"
    dumps.mkdir()
    plain = f"name = {name!r}; input(name)"
    if not _aborted([sys.executable, "-c", plain], name.encode(), dumps, program.environment):
        pytest.skip("this machine makes no core dumps of anything")
    for dump in dumps.iterdir():
        assert name.encode() in dump.read_bytes()
        dump.unlink()
    program("people", "add", name)
    asking = [sys.executable, "-m", "contactlog", "people", "forget", name]
    assert not _aborted(asking, f"Erase {name}".encode(), dumps, program.environment)
    assert list(dumps.iterdir()) == []
