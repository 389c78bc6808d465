"""Safety copies: the diary as it was before something large was done to it, kept in its own folder.

A safety copy is a whole diary of its own, a header and a database in a folder below ``safety``. It opens with
the passphrases and recovery words that the diary had when it was made, also when the diary itself is damaged.
Lines would not do: before a migration the schema is one that this contactlog no longer writes lines from.
"""

from __future__ import annotations

import os
import secrets
import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from contactlog.errors import NotFound
from contactlog.vault import atomic_file, faults, header, names, rotation
from contactlog.vault.database import Database
from contactlog.vault.keyring import Keyring
from contactlog.vault.keys import SALT_BYTES

FOLDER = "safety"
KEPT = 3
"""Copies that are kept, the newest: each is as large as the diary, and one of each large step is enough."""
PURGE_DAYS = 7
"""Days after which the copy made before a purge goes: what was purged should not live on."""
_STAMP = "%Y%m%dT%H%M%SZ"


class Reason(StrEnum):
    """What was about to be done."""

    MIGRATION = "migration"
    REKEY = "rekey"
    IMPORT = "import"
    PURGE = "purge"


@dataclass(frozen=True, slots=True)
class SafetyCopy:
    """One copy, as its name and files tell without any key."""

    name: str
    path: Path
    reason: Reason
    made_at: datetime
    """UTC, to the second."""
    bytes: int


def make(database: Database, keys: Keyring, reason: Reason, now: datetime) -> SafetyCopy:
    """Copy the diary, compare the copy with it, and let the oldest copies go.

    The copy has a database key of its own, made of the same master key and a fresh salt.

    Raises:
        Damaged: the copy is not what the diary is; it is gone again.
        StorageFailed: there is no room for it; nothing is left behind.
    """
    folder = keys.folder / FOLDER
    target = _free(folder, f"{now.astimezone(UTC):{_STAMP}}-{reason}")
    building = folder / f".{secrets.token_hex(6)}.new"
    with faults.translated(FOLDER):
        building.mkdir(mode=atomic_file.FOLDER_MODE, parents=True)
        folder.chmod(atomic_file.FOLDER_MODE)
        try:
            planned = replace(keys.header, salt=secrets.token_bytes(SALT_BYTES))
            made, planned = rotation.copied(database, keys, planned, keys.master, building / planned.file)
            made.close()
            atomic_file.replace(building / names.KEYS, header.write(planned, keys.master))
            building.replace(target)
            atomic_file.sync_folder(folder)
        finally:
            shutil.rmtree(building, ignore_errors=True)
    # Never the new one, which a clock that was set back dates before the others.
    others = [copy for copy in listed(keys.folder) if copy.name != target.name]
    for old in others[KEPT - 1 :]:
        remove(old)
    return find(keys.folder, target.name)


def listed(folder: Path) -> list[SafetyCopy]:
    """List the copies of a diary, the newest first. Needs no key."""
    place = folder / FOLDER
    if not place.is_dir():
        return []
    found = [copy for path in place.iterdir() if (copy := _read(path)) is not None]
    return sorted(found, key=lambda copy: (copy.made_at, copy.name), reverse=True)


def find(folder: Path, name: str) -> SafetyCopy:
    """Find a copy by its name; "latest" is the newest.

    Raises:
        NotFound: there is none.
    """
    copies = listed(folder)
    for copy in copies:
        if name in (copy.name, "latest"):
            return copy
    raise NotFound("There is no such safety copy.", "See: contactlog backup list")


def remove(copy: SafetyCopy) -> None:
    """Make a copy unreadable, then remove it."""
    keys = copy.path / names.KEYS
    if keys.exists():
        atomic_file.overwrite(keys)
        keys.unlink()
    shutil.rmtree(copy.path, ignore_errors=True)


def remove_all(folder: Path) -> int:
    """Remove every copy and what unfinished ones have left.

    Returns:
        How many copies there were.
    """
    copies = listed(folder)
    for copy in copies:
        remove(copy)
    shutil.rmtree(folder / FOLDER, ignore_errors=True)
    return len(copies)


def remove_stale(folder: Path, now: datetime) -> None:
    """Remove copies from before a purge whose time is over, and older ones, which hold what was purged too."""
    stale = False
    for copy in listed(folder):
        stale = stale or (copy.reason is Reason.PURGE and now - copy.made_at > timedelta(days=PURGE_DAYS))
        if stale:
            remove(copy)


def _free(folder: Path, name: str) -> Path:
    numbered = (folder / (name if not number else f"{name}-{number + 1}") for number in range(1000))
    return next(path for path in numbered if not path.exists())


def _read(path: Path) -> SafetyCopy | None:
    stamp, _, rest = path.name.partition("-")
    try:
        made_at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
        reason = Reason(rest.partition("-")[0])
        size = sum(entry.stat().st_size for entry in os.scandir(path))
    except (ValueError, OSError):
        return None
    return SafetyCopy(path.name, path, reason, made_at, size)
