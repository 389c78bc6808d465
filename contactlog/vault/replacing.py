"""A finished diary takes the place of the one in a folder, in one step: before it the old one holds, then the new."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from contactlog.errors import Damaged
from contactlog.vault import atomic_file, connection, dropbox, faults, header, names, rotation
from contactlog.vault.header import Header


def take_place(building: Path, folder: Path, aside: Path | None) -> None:
    """Move a closed, finished diary into a folder, where the diary that is there now is kept aside.

    The new database is put beside the old one under an unfinished name; the header, which names the new one's mark,
    is the one step; `finish` does the rest, now or, after a crash, when the diary is opened next.

    Args:
        building: holds the new diary, closed by everybody; on the same disk as `folder`.
        folder: where it belongs.
        aside: gets the files of the diary that is there; None when there is none.

    Raises:
        Busy: somebody still has the new diary open, or another process is doing the same.
        StorageFailed: it could not be done. Until the header is replaced the old diary is as it was.
    """
    with faults.translated(folder.name), atomic_file.one_at_a_time(folder) as mine:
        if not mine:
            raise faults.busy()
        keys = (building / names.KEYS).read_bytes()
        made = header.parse(keys)
        log, _ = names.beside(building / made.file)
        if log.exists() and log.stat().st_size:
            raise faults.busy()
        if aside is not None:
            _keep(folder, aside)
        (building / made.file).replace(folder / (made.file + names.UNFINISHED))
        atomic_file.sync_folder(folder)
        atomic_file.replace(folder / names.KEYS, keys)
        finish(folder, made)
        for old in names.databases(folder):
            if old.name != made.file:
                rotation.remove(old)
        _change_drop_box(building, folder, aside)


def finish(folder: Path, made: Header) -> None:
    """Give the database of a diary its name, if a crash came between its header and that.

    Args:
        folder: the diary's.
        made: its header, authenticated.
    """
    target = folder / made.file
    unfinished = folder / (made.file + names.UNFINISHED)
    if not unfinished.exists() or (target.exists() and not _is_of(unfinished, made)):
        return
    with faults.translated(made.file):
        if target.exists():
            if _is_of(target, made):
                return
            # It is the diary before: what belongs to it must not be taken for a part of the new one.
            for each in names.beside(target):
                each.unlink(missing_ok=True)
        with suppress(FileNotFoundError):
            unfinished.replace(target)
        atomic_file.sync_folder(folder)


def _is_of(path: Path, made: Header) -> bool:
    try:
        return connection.mark_of(path) == made.mark
    except (Damaged, FileNotFoundError):
        return False


def _keep(folder: Path, aside: Path) -> None:
    """Give every file of the diary a second name in another folder; a copy where the disk knows no second names."""
    aside.mkdir(mode=atomic_file.FOLDER_MODE)
    files = [folder / names.KEYS, folder / dropbox.PUBLIC_KEY]
    for database in names.databases(folder):
        files += [database, *names.beside(database)]
    for each in files:
        if not each.exists():
            continue
        try:
            os.link(each, aside / each.name)
        except OSError:
            shutil.copy2(each, aside / each.name)
    atomic_file.sync_folder(aside)


def _change_drop_box(building: Path, folder: Path, aside: Path | None) -> None:
    """Put lines that only the old diary can read beside it, and let the new one's be dropped from now on."""
    public = dropbox.published(building)
    if public is None or public == dropbox.published(folder):
        return
    lines = folder / dropbox.FOLDER
    if aside is not None and lines.exists():
        lines.replace(aside / dropbox.FOLDER)
    dropbox.publish(folder, public)
