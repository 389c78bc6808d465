"""Reading the drop-box: what is damaged or foreign is reported and kept."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contactlog.age import X25519Identity, seal
from contactlog.core.text import one_line
from contactlog.errors import NotFound
from contactlog.vault import dropbox, waiting
from contactlog.vault.waiting import Unreadable, Waiting
from tests.conftest import NOW
from tests.vault.making import names_in

IDENTITY = X25519Identity.generate()
ZONE = "Asia/Kathmandu"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "diary"
    place.mkdir()
    dropbox.publish(place, str(IDENTITY.recipient))
    return place


def put(folder: Path, payload: object, name: str = "a") -> None:
    data = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    (folder / dropbox.FOLDER / f"{name}.age").write_bytes(seal(data, [IDENTITY.recipient]))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200).filter(lambda text: bool(one_line(text))))
def test_a_dropped_line_comes_back(folder: Path, text: str) -> None:
    path = dropbox.deposit(folder, text, now=NOW, zone=ZONE)
    assert waiting.read(folder, IDENTITY) == [Waiting(path.stem, one_line(text), NOW, ZONE)]
    waiting.remove(folder, path.stem)
    assert waiting.read(folder, IDENTITY) == []


def test_lines_of_one_second_stand_in_the_order_in_which_they_were_written(folder: Path) -> None:
    texts = [f"line {number}" for number in range(8)]
    for number, text in enumerate(texts):
        path = dropbox.deposit(folder, text, now=NOW, zone=ZONE)
        os.utime(path, ns=(number, number))  # file systems differ in how finely they tell time
    assert [item.text for item in waiting.read(folder, IDENTITY) if isinstance(item, Waiting)] == texts


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"\xff",
        b"[" * 5000,
        [],
        {"v": 2, "text": "x", "written_at": "2026-03-12T21:00:00Z", "zone": "UTC"},
        {"v": 1, "text": 3, "written_at": "2026-03-12T21:00:00Z", "zone": "UTC"},
        {"v": 1, "text": "x", "written_at": "yesterday", "zone": "UTC"},
        {"v": 1, "text": "x", "written_at": "0001-01-01T00:00:00+10:00", "zone": "UTC"},
        {"v": 1, "text": "x", "written_at": "2026-03-12T21:00:00Z", "zone": "../etc/passwd"},
    ],
)
def test_a_payload_that_is_none_is_reported_and_kept(folder: Path, payload: object) -> None:
    put(folder, payload)
    (found,) = waiting.read(folder, IDENTITY)
    assert isinstance(found, Unreadable)
    assert names_in(folder / dropbox.FOLDER) == ["a.age"]


def test_one_damaged_entry_does_not_hide_the_others(folder: Path) -> None:
    good = dropbox.deposit(folder, "coffee", now=NOW, zone=ZONE)
    inside = folder / dropbox.FOLDER
    (inside / "0.age").write_bytes(good.read_bytes()[:-1])
    (inside / "1.age").write_bytes(seal(b"{}", [X25519Identity.generate().recipient]))
    (inside / "2.age").write_bytes(bytes(70_000))
    (inside / "3.age").mkdir()
    os.mkfifo(inside / "4.age")
    (inside / "notes.txt").write_text("not ours")
    found = waiting.read(folder, IDENTITY)
    assert [item.name for item in found if isinstance(item, Unreadable)] == ["0", "1", "2", "3", "4"]
    assert [item.text for item in found if isinstance(item, Waiting)] == ["coffee"]


def test_without_a_folder_nothing_waits(tmp_path: Path) -> None:
    assert waiting.read(tmp_path, IDENTITY) == []


@pytest.mark.parametrize("name", ["none", "../../outside", "a\0b", ""])
def test_only_an_entry_can_be_removed(folder: Path, name: str) -> None:
    (folder.parent / "outside.age").write_text("kept")
    with pytest.raises(NotFound):
        waiting.remove(folder, name)
    assert (folder.parent / "outside.age").exists()
