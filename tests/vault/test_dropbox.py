"""The drop-box: a line is there whole or not at all, and cannot be read without the secret."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from contactlog.age import X25519Identity
from contactlog.errors import Damaged, Refused, StorageFailed
from contactlog.vault import dropbox
from tests.conftest import NOW
from tests.vault.making import names_in

ZONE = "Europe/Lisbon"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "diary"
    place.mkdir()
    dropbox.publish(place, str(X25519Identity.generate().recipient))
    return place


def drop(folder: Path, text: str = "coffee with Ana 1h") -> Path:
    return dropbox.deposit(folder, text, now=NOW, zone=ZONE)


def test_a_line_is_sealed_and_only_its_owner_touches_it(folder: Path) -> None:
    path = drop(folder, "secret-canary")
    assert path.name.startswith("20260312T210000Z-")
    assert b"secret-canary" not in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert names_in(path.parent) == [path.name]


@pytest.mark.parametrize("text", ["", " \n", "x" * (dropbox.TEXT_LIMIT + 1)])
def test_an_empty_or_endless_line_is_refused(folder: Path, text: str) -> None:
    with pytest.raises(Refused):
        drop(folder, text)
    assert names_in(folder / dropbox.FOLDER) == []


def test_without_a_diary_nothing_is_dropped(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no diary"):
        drop(tmp_path)
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("content", [b"", b"age1other", b"\xff\xfe"])
def test_a_damaged_public_key_is_told(folder: Path, content: bytes) -> None:
    (folder / dropbox.PUBLIC_KEY).write_bytes(content)
    with pytest.raises(Damaged):
        drop(folder)


def test_a_broken_script_cannot_fill_the_disk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dropbox, "WAITING_LIMIT", 2)
    drop(folder)
    drop(folder)
    with pytest.raises(Refused, match="waiting already"):
        drop(folder)


@pytest.mark.parametrize("failing", [1, 2])
def test_a_full_disk_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch, failing: int) -> None:
    calls = []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == failing:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageFailed):
        drop(folder)
    assert names_in(folder / dropbox.FOLDER) == []


def test_a_name_that_is_taken_is_not_overwritten_in_part(folder: Path) -> None:
    beside = folder / dropbox.FOLDER / f"20260312T210000Z-{'00' * 8}.tmp"
    beside.write_bytes(b"another writer's")
    with pytest.raises(StorageFailed):
        dropbox.deposit(folder, "coffee", now=NOW, zone=ZONE, randomness=bytes)
    assert beside.read_bytes() == b"another writer's"


def test_a_file_in_the_place_of_the_folder_is_told(folder: Path) -> None:
    (folder / dropbox.FOLDER).rmdir()
    (folder / dropbox.FOLDER).write_text("")
    with pytest.raises(StorageFailed):
        drop(folder)
