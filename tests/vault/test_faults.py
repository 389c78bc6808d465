"""What the world does to a diary: full disks, busy neighbours, failing reads, each with our sentence."""

from __future__ import annotations

import contextlib
import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from contactlog.core.people import Person
from contactlog.errors import Busy, ContactlogError, Damaged, StorageFailed
from contactlog.vault import atomic_file, faults
from contactlog.vault.database import Database
from contactlog.vault.kdf import CHEAPEST
from tests.vault.making import PASSPHRASE, new_vault, own_files, person, reopened, save


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (apsw.NotADBError(), Damaged, "file.db is damaged"),
        (apsw.CorruptError(), Damaged, "file.db is damaged"),
        (apsw.FormatError(), Damaged, "file.db is damaged"),
        (apsw.BusyError(), Busy, "Another program"),
        (apsw.LockedError(), Busy, "Another program"),
        (apsw.FullError(), StorageFailed, "full: nothing was changed"),
        (apsw.ReadOnlyError(), StorageFailed, "may not read or write file.db: nothing was changed"),
        (apsw.PermissionsError(), StorageFailed, "may not read or write file.db"),
        (apsw.CantOpenError(), StorageFailed, "file.db could not be read or written: nothing was changed"),
        (apsw.IOError(), StorageFailed, "file.db could not be read or written"),
        (apsw.NoMemError(), StorageFailed, "not enough memory"),
        (OSError(errno.ENOSPC, "x"), StorageFailed, "disk is full"),
        (OSError(errno.EDQUOT, "x"), StorageFailed, "disk is full"),
        (OSError(errno.EROFS, "x"), StorageFailed, "cannot be written to"),
        (OSError(errno.EACCES, "x"), StorageFailed, "may not read or write"),
        (OSError(errno.EIO, "x"), StorageFailed, "could not be read or written"),
        (OSError(errno.ENOENT, "x"), StorageFailed, "file.db is not there"),
        (OSError(errno.EISDIR, "x"), StorageFailed, "file.db is a folder"),
    ],
)
def test_every_fault_of_the_world_is_one_of_our_errors(
    error: Exception, kind: type[ContactlogError], words: str
) -> None:
    with pytest.raises(kind) as caught, faults.translated("file.db"):
        raise error
    assert words in caught.value.sentence
    assert caught.value.__cause__ is None


def test_an_index_of_the_log_that_has_no_room_is_a_full_disk() -> None:
    error = apsw.IOError()
    error.__dict__["extendedresult"] = apsw.SQLITE_IOERR_SHMSIZE
    found = faults.engine(error, "file.db")
    assert found is not None
    assert "disk is full" in found.sentence


def test_a_read_that_comes_back_short_is_damage() -> None:
    error = apsw.IOError()
    error.__dict__["extendedresult"] = apsw.SQLITE_IOERR_SHORT_READ
    assert isinstance(faults.engine(error, "file.db"), Damaged)


def test_a_mistake_in_our_own_sql_stays_loud(tmp_path: Path) -> None:
    with new_vault(tmp_path) as opened, pytest.raises(apsw.SQLError):
        opened._database.rows("SELECT nonsense FROM nowhere")


def test_an_error_of_other_files_inside_an_act_is_not_taken_for_one_of_the_diary(tmp_path: Path) -> None:
    with new_vault(tmp_path) as opened, pytest.raises(FileNotFoundError), opened.change("import"):
        (tmp_path / "not there").read_bytes()


def test_a_file_that_is_too_long_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "long").write_bytes(b"x" * 11)
    with pytest.raises(Damaged):
        faults.readable(tmp_path / "long", 10)
    assert faults.readable(tmp_path / "long", 11) == b"x" * 11


def test_a_neighbour_who_does_not_let_go_is_said_and_nothing_changes(tmp_path: Path) -> None:
    with new_vault(tmp_path) as first, reopened(tmp_path) as second:
        second._database.connection.set_busy_timeout(20)
        with first.change("long") as change:
            change.put(person())
            with pytest.raises(Busy):
                save(second, person())
            assert second.count(Person) == 0
        assert second.count(Person) == 1


def test_a_reader_elsewhere_only_puts_off_the_emptying_of_the_log(tmp_path: Path) -> None:
    with new_vault(tmp_path) as first, reopened(tmp_path) as second:
        save(first, person())
        with second._database.reading():
            second._database.rows("SELECT 1 FROM person")
            save(first, person())
            first._database.connection.set_busy_timeout(1)
            assert not first._database.empty_log()
        assert first._database.empty_log()


def test_a_log_that_cannot_be_emptied_is_left_for_the_next_time() -> None:
    class Failing:
        def wal_checkpoint(self, **_: object) -> None:
            raise apsw.IOError

    assert not Database(Failing(), "file.db").empty_log()  # type: ignore[arg-type]
    Database(Failing(), "file.db").checkpoint()  # type: ignore[arg-type]


def test_a_new_file_takes_the_place_of_the_old_one_whole(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    atomic_file.replace(path, b"one")
    atomic_file.replace(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("step", ["write", "sync", "replace"])
def test_a_failed_replacement_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def failing(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    path = tmp_path / "keys"
    atomic_file.replace(path, b"one")
    if step == "replace":
        monkeypatch.setattr(Path, "replace", failing)
    elif step == "sync":
        monkeypatch.setattr(atomic_file, "sync", failing)
    else:
        monkeypatch.setattr(os, "fdopen", failing)
    with pytest.raises(OSError, match="full"):
        atomic_file.replace(path, b"two")
    monkeypatch.undo()
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system with room for two mebibytes."""
    place = tmp_path / "small"
    place.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a small file system takes root on Linux")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("this machine does not let us mount a small file system")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_loses_nothing_that_was_acknowledged(small_disk: Path) -> None:
    opened = new_vault(small_disk / "diary")
    saved = []
    with pytest.raises(StorageFailed, match="full"):
        for number in range(4000):
            one = person(f"P{number}", note="x" * 2000)
            save(opened, one)
            saved.append(one)
    assert opened.all(Person) == saved
    with pytest.raises(StorageFailed, match="full"):
        opened.rekey("new words", params=CHEAPEST)
    assert opened.all(Person) == saved
    opened.close()
    assert not [
        name for name in own_files(small_disk / "diary") if name.startswith("diary-2") or ".tmp" in name
    ]
    with reopened(small_disk / "diary") as again:
        assert again.all(Person) == saved
        assert again._database.rows("PRAGMA integrity_check") == [("ok",)]


def test_a_full_disk_makes_no_diary_and_room_makes_one(small_disk: Path) -> None:
    filler = small_disk / "filler"
    descriptor = os.open(filler, os.O_WRONLY | os.O_CREAT)
    with contextlib.suppress(OSError):
        while os.write(descriptor, bytes(4096)):
            continue
    os.close(descriptor)
    with pytest.raises(StorageFailed, match="full"):
        new_vault(small_disk / "diary")
    assert not any((small_disk / "diary").glob("*"))
    filler.unlink()
    new_vault(small_disk / "diary").close()
    reopened(small_disk / "diary", PASSPHRASE).close()


def _no_flush(*_: object) -> None:
    raise OSError(errno.EIO, "the disk failed")


def test_a_header_whose_folder_cannot_be_flushed_holds_and_costs_neither_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once its name is there the new header holds; to say otherwise, and to tidy up, would lose the diary."""
    real = atomic_file.sync_folder
    with new_vault(tmp_path) as opened:
        save(opened, person("Ana"))
        before = (tmp_path / "diary.keys").read_bytes()

        def failing(folder: Path) -> None:
            if (tmp_path / "diary.keys").read_bytes() != before:
                _no_flush()
            real(folder)

        monkeypatch.setattr(atomic_file, "sync_folder", failing)
        opened.rekey(PASSPHRASE, params=CHEAPEST)
    monkeypatch.undo()
    with reopened(tmp_path) as again:
        assert [one.name for one in again.all(Person)] == ["Ana"]
    # The power cut that brings back the header from before finds its database too.
    (tmp_path / "diary.keys").write_bytes(before)
    with reopened(tmp_path) as old:
        assert [one.name for one in old.all(Person)] == ["Ana"]
