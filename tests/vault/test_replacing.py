"""A diary takes the place of another: whole, in one step, with the other one kept."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from contactlog import vault
from contactlog.core.people import Person
from contactlog.errors import Busy, StorageFailed
from contactlog.vault import atomic_file, replacing
from contactlog.vault.kdf import CHEAPEST
from tests.vault.making import new_vault, person, reopened, save


class Killed(BaseException):
    """What stands for a process that ends there and then."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with Ana's diary, and a finished one of Ben's inside it."""
    place = tmp_path / "diary"
    with new_vault(place) as old:
        save(old, person("Ana"))
    with new_vault(place / "building") as new:
        save(new, person("Ben"))
    return place


def names(folder: Path) -> list[str]:
    """Open a diary and give who is in it."""
    with reopened(folder) as opened:
        assert all(look.ok for look in opened.inspect())
        return [one.name for one in opened.all(Person)]


def test_the_new_diary_is_in_place_and_the_old_one_opens_beside_it(folder: Path) -> None:
    replacing.take_place(folder / "building", folder, folder / "aside")
    assert names(folder) == ["Ben"]
    assert names(folder / "aside") == ["Ana"]
    assert not list(folder.glob("*.new"))


@pytest.mark.parametrize("generation", [1, 2])
@pytest.mark.parametrize("links", [True, False])
def test_wherever_it_is_killed_one_of_the_two_opens_and_the_old_one_is_kept(
    folder: Path, monkeypatch: pytest.MonkeyPatch, generation: int, links: bool
) -> None:
    if generation == 2:
        with reopened(folder) as opened:
            opened.rekey("four unrelated words here", params=CHEAPEST)
    if not links:
        monkeypatch.setattr(os, "link", _refused)
    sound = folder.with_name("sound")
    shutil.copytree(folder, sound)
    seen: list[list[str]] = []
    for step in range(100):
        shutil.rmtree(folder)
        shutil.copytree(sound, folder)
        with monkeypatch.context() as patched:
            dying = _Dying(patched, step)
            with suppress(Killed):
                replacing.take_place(folder / "building", folder, folder / "aside")
        seen.append(names(folder))
        assert seen[-1] == ["Ana"] or names(folder / "aside") == ["Ana"]
        if not dying.died:
            break
    assert seen[0] == ["Ana"]
    assert seen[-1] == ["Ben"]
    assert seen == sorted(seen), "once the new one holds it stays"
    assert len(seen) > 6


class _Dying:
    """Ends the program at the n-th call that changes names on the disk."""

    def __init__(self, patched: pytest.MonkeyPatch, step: int) -> None:
        self.left, self.died = step, False
        for owner, name in (
            (Path, "replace"),
            (Path, "unlink"),
            (Path, "mkdir"),
            (os, "link"),
            (shutil, "copy2"),
            (atomic_file, "sync_folder"),
        ):
            patched.setattr(owner, name, self._counted(getattr(owner, name)))

    def _counted(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*given: Any, **named: Any) -> Any:
            if self.died or self.left == 0:
                self.died = True
                raise Killed
            self.left -= 1
            return real(*given, **named)

        return counted


def _refused(*_: object) -> None:
    raise OSError("no second names on this disk")


def test_lines_dropped_for_the_old_diary_stay_with_it(folder: Path) -> None:
    (folder / "dropbox").mkdir(exist_ok=True)
    (folder / "dropbox" / "line.age").write_bytes(b"sealed")
    replacing.take_place(folder / "building", folder, folder / "aside")
    assert (folder / "aside" / "dropbox" / "line.age").exists()
    with reopened(folder) as opened:
        assert (folder / "dropbox.pub").read_text().strip() == str(opened.dropbox_identity().recipient)


def test_an_earlier_state_of_the_same_diary_keeps_the_lines_that_wait(tmp_path: Path) -> None:
    place = tmp_path / "diary"
    with new_vault(place) as opened:
        save(opened, person("Ana"))
    shutil.copytree(place, place / "building")
    (place / "dropbox").mkdir(exist_ok=True)
    (place / "dropbox" / "line.age").write_bytes(b"sealed")
    replacing.take_place(place / "building", place, place / "aside")
    assert (place / "dropbox" / "line.age").exists()


def test_a_new_diary_that_is_still_open_is_refused(folder: Path) -> None:
    with reopened(folder / "building") as new:
        save(new, person("Clara"))
        with pytest.raises(Busy):
            replacing.take_place(folder / "building", folder, folder / "aside")
    assert names(folder) == ["Ana"]


def test_two_at_once_are_refused(folder: Path) -> None:
    with atomic_file.one_at_a_time(folder) as mine:
        assert mine
        with pytest.raises(Busy):
            replacing.take_place(folder / "building", folder, folder / "aside")
    replacing.take_place(folder / "building", folder, folder / "aside")
    assert names(folder) == ["Ben"]


def test_a_disk_that_refuses_leaves_the_old_diary(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic_file, "replace", _refused)
    with pytest.raises(StorageFailed):
        replacing.take_place(folder / "building", folder, folder / "aside")
    monkeypatch.undo()
    assert names(folder) == ["Ana"]
    assert vault.exists(folder / "aside")
