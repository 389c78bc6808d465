"""Backup files: whole or not there, never in the place of another, and open to the age program."""

from __future__ import annotations

import errno
import gzip
import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contactlog.age import Identity, ScryptIdentity, X25519Identity, seal
from contactlog.core.people import Person
from contactlog.core.stamped import Stamped
from contactlog.core.stamps import Stamp
from contactlog.errors import (
    ContactlogError,
    Damaged,
    Foreign,
    Interrupted,
    Refused,
    StorageFailed,
    TooNew,
    WrongPassphrase,
)
from contactlog.vault import atomic_file, backup, lines
from contactlog.vault.backup import Lock
from contactlog.vault.lines import Summary
from tests.age.terminal import run_with_answers
from tests.conftest import NOW
from tests.vault.making import names_in
from tests.vault.test_lines import stamped_rows

PASSPHRASE = "four unrelated words here"
ROWS = [
    Stamped(
        "person", f"p{number}", Person(f"p{number}", f"Ana {number}", note="n" * 200), NOW, Stamp(1, 0, 7)
    )
    for number in range(300)
]
needs_age = pytest.mark.skipif(
    shutil.which("age") is None and "CI" not in os.environ, reason="the age program is not here"
)


def cheap() -> Lock:
    return backup.passphrase_lock(PASSPHRASE, log_n=2)


def key(passphrase: str = PASSPHRASE) -> list[Identity]:
    return [ScryptIdentity(passphrase)]


def made(folder: Path, rows: list[Stamped] = ROWS) -> Path:
    return backup.create(rows, folder / "b.age", cheap(), diary="d1", now=NOW).path


def test_a_backup_is_verified_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = made(tmp_path)
    found = backup.verify(path, key())
    assert (found.records, found.bytes) == (300, path.stat().st_size)
    assert path.stat().st_mode & 0o777 == 0o600
    assert names_in(tmp_path) == ["b.age"]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(stamped_rows(), max_size=4))
def test_every_noun_comes_back_equal(tmp_path: Path, rows: list[Stamped]) -> None:
    path = made(tmp_path, rows)
    assert list(backup.rows(path, key(), Summary())) == rows
    path.unlink()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 1 << 20), st.integers(0, 7))
def test_a_flipped_bit_never_passes(tmp_path: Path, place: int, bit: int) -> None:
    path = tmp_path / "b.age"
    data = bytearray(path.read_bytes() if path.exists() else made(tmp_path, ROWS[:5]).read_bytes())
    data[place % len(data)] ^= 1 << bit
    changed = tmp_path / "changed.age"
    changed.write_bytes(data)
    with pytest.raises(ContactlogError):
        backup.verify(changed, key())


def test_a_flipped_bit_or_a_cut_in_the_body_is_damage(tmp_path: Path) -> None:
    data = made(tmp_path).read_bytes()
    changed = tmp_path / "changed.age"
    for number in (1, 20, 400):
        changed.write_bytes(data[:-number])
        with pytest.raises(Damaged):
            backup.verify(changed, key())
    changed.write_bytes(data[:-40] + bytes([data[-40] ^ 1]) + data[-39:])
    with pytest.raises(Damaged):
        backup.verify(changed, key())


def test_a_wrong_passphrase_is_said_to_be_wrong(tmp_path: Path) -> None:
    with pytest.raises(WrongPassphrase):
        backup.verify(made(tmp_path), key("another"))


def _sealed(path: Path, plain: bytes) -> Path:
    path.write_bytes(seal(plain, list(cheap().recipients)))
    return path


def test_files_of_others_are_foreign(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.write_bytes(b"hello, this is no backup at all\n" * 20)
    with pytest.raises(Foreign):
        backup.verify(plain, key())
    with pytest.raises(Foreign):
        backup.verify(_sealed(tmp_path / "other.age", gzip.compress(b"hello\n")), key())


def test_an_age_file_that_is_not_squeezed_is_damage(tmp_path: Path) -> None:
    with pytest.raises(Damaged):
        backup.verify(_sealed(tmp_path / "other.age", b"hello"), key())


def test_a_later_format_is_too_new(tmp_path: Path) -> None:
    target = io.BytesIO()
    lines.write([], target, diary="d", now=NOW)
    later = gzip.compress(target.getvalue().replace(b'"version":1', b'"version":9'))
    with pytest.raises(TooNew):
        backup.verify(_sealed(tmp_path / "later.age", later), key())


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed):
        backup.verify(tmp_path / "none.age", key())


def test_another_file_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "b.age").write_text("mine")
    with pytest.raises(Refused):
        made(tmp_path)
    assert (tmp_path / "b.age").read_text() == "mine"
    (tmp_path / "b.age").unlink()
    (tmp_path / "b.age").symlink_to(tmp_path / "nowhere")
    with pytest.raises(Refused):
        made(tmp_path)
    assert names_in(tmp_path) == ["b.age"]


def test_stopping_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    def stop(done: int) -> None:
        if done == 150:
            raise Interrupted("Stopped.")

    with pytest.raises(Interrupted):
        backup.create(ROWS, tmp_path / "b.age", cheap(), diary="d1", now=NOW, watch=stop)
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("place", [3, 200, -40])
def test_what_the_disk_kept_wrongly_is_never_called_a_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    def spoil(_descriptor: int) -> None:
        (beside,) = tmp_path.glob(".*.tmp")
        data = bytearray(beside.read_bytes())
        data[place] ^= 1
        beside.write_bytes(data)

    monkeypatch.setattr(atomic_file, "sync", spoil)
    with pytest.raises(ContactlogError):
        made(tmp_path)
    assert names_in(tmp_path) == []


def test_other_lines_than_those_written_are_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = made(tmp_path, ROWS[:-1]).read_bytes()
    (tmp_path / "b.age").unlink()

    def swap(_descriptor: int) -> None:
        (beside,) = tmp_path.glob(".*.tmp")
        beside.write_bytes(other)

    monkeypatch.setattr(atomic_file, "sync", swap)
    with pytest.raises(Damaged, match="not what the diary is"):
        made(tmp_path)
    assert names_in(tmp_path) == []


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(atomic_file, "sync", full)
    with pytest.raises(StorageFailed):
        made(tmp_path)
    assert names_in(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this machine has no /dev/full")
def test_a_disk_that_fills_up_while_writing_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening = os.open

    def on_full(path: str | Path, flags: int, mode: int = 0o777) -> int:
        created = opening(path, flags, mode)
        if not flags & os.O_CREAT:
            return created
        os.close(created)
        return opening("/dev/full", os.O_WRONLY)

    monkeypatch.setattr(os, "open", on_full)
    with pytest.raises(StorageFailed):
        made(tmp_path)
    monkeypatch.undo()
    assert names_in(tmp_path) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed):
        made(tmp_path / "none")


def test_a_backup_to_recipients_opens_with_each_of_their_keys(tmp_path: Path) -> None:
    mine, other = X25519Identity.generate(), X25519Identity.generate()
    lock = backup.recipients_lock([mine.recipient, other.recipient])
    path = backup.create(ROWS[:3], tmp_path / "r.age", lock, diary="d1", now=NOW).path
    for identity in (mine, other):
        assert backup.verify(path, [identity]).records == 3
    with pytest.raises(WrongPassphrase):
        backup.verify(path, [X25519Identity.generate()])


@needs_age
def test_the_age_program_and_gunzip_open_it(tmp_path: Path) -> None:
    path, squeezed = made(tmp_path), tmp_path / "out.gz"
    code = run_with_answers(["age", "-d", "-o", str(squeezed), str(path)], b"assphrase", [PASSPHRASE])
    assert code == 0
    plain = subprocess.run(["gunzip", "-c", str(squeezed)], capture_output=True, check=True).stdout
    assert list(lines.read(io.BytesIO(plain), Summary())) == ROWS
