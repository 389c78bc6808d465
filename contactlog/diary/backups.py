"""Backups: making, checking, restoring, merging."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, count
from pathlib import Path

from contactlog import vault
from contactlog.age import Identity, ScryptIdentity, X25519Identity, X25519Recipient
from contactlog.core import records
from contactlog.core.people import Person
from contactlog.core.settings import JsonValue
from contactlog.diary.desk import Desk, system_clock
from contactlog.diary.forgetting import drop_copies, erase
from contactlog.errors import Refused
from contactlog.paths import exports_dir
from contactlog.vault import backup, names
from contactlog.vault.backup import BackupResult as BackupResult
from contactlog.vault.backup import Lock
from contactlog.vault.lines import Summary

Report = Callable[[int, int], None]
"""Called with how many records are done, and of how many; 0 when that is not known."""
Key = Identity
"""What opens a backup."""

_PERSON = records.BY_NOUN[Person].name
_EVERY = 500
"""Records between two reports of progress."""
_ABANDONED = timedelta(days=1)
"""After this a diary that was being built is taken for one whose restore was killed."""


def passphrase_lock(passphrase: str) -> Lock:
    """Encrypt a backup to a passphrase."""
    return backup.passphrase_lock(passphrase)


def recipients(texts: Sequence[str]) -> Lock:
    """Encrypt a backup to age recipients.

    Raises:
        InvalidKey: one of them is none.
    """
    return backup.recipients_lock([X25519Recipient.parse(text) for text in texts])


def passphrase_key(passphrase: str) -> Key:
    """Open a backup with a passphrase."""
    return ScryptIdentity(passphrase)


def identity_from(text: str) -> Key:
    """Open a backup with an age identity.

    Raises:
        InvalidKey: it is none.
    """
    return X25519Identity.parse(text)


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging did."""

    records: int
    taken: int
    """How many were new or newer than ours."""
    forgotten: int
    """How many people were forgotten here because they were forgotten there."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What restoring did."""

    records: int
    words: str | None
    """The new recovery words, unless none were wanted."""
    put_aside: Path | None
    """Where the diary that was there is now."""


@dataclass(frozen=True, slots=True)
class Backups:
    """Everything the user does with backups of the open diary."""

    desk: Desk

    def create(self, lock: Lock, target: Path | None = None, *, report: Report | None = None) -> BackupResult:
        """Write an encrypted backup and check that it opens.

        Args:
            lock: for whom.
            target: a new file, or a folder; the diary's exports folder when None.
            report: told how far it is; may raise to stop, and nothing is left.
        """
        opened = self.desk.vault
        now = self.desk.now()
        path = _target(target, opened.folder, now)
        total = sum(opened.count(noun) for noun in records.BY_NOUN)
        return backup.create(
            opened.stamped_rows(), path, lock, diary=opened.diary_id, now=now, watch=_watch(report, total)
        )

    def merge(self, path: Path, key: Key, *, report: Report | None = None) -> Merged:
        """Join a backup of another copy into this diary: for each record the later change stays.

        The backup is checked whole before anything is changed. Whoever was forgotten in the other copy is forgotten
        here too, with what only this one holds of them: notes, history and safety copies.
        """
        _check_readable_twice(path)
        opened = self.desk.vault
        checked = backup.verify(path, [key], _watch(report, 0))
        watch, taken, done = _watch(report, checked.records), 0, 0
        held: dict[str, Person] = {}
        forgotten: list[Person] = []
        with opened.change("merge backup") as change:
            for row in backup.rows(path, [key], Summary()):
                if row.forgotten and row.kind == _PERSON:
                    held = held or {each.id: each for each in opened.all(Person, include_deleted=True)}
                    forgotten += [held[row.id]] if row.id in held else []
                taken += change.put_stamped(row)
                done += 1
                if watch is not None:
                    watch(done)
            for person in forgotten:
                erase(opened, change, person)
        if forgotten:
            drop_copies(opened)
        return Merged(done, taken, len(forgotten))


def verify(path: Path, key: Key) -> BackupResult:
    """Decrypt a backup and check every byte of it."""
    return backup.verify(path, [key])


def contents(path: Path, key: Key, report: Report | None = None) -> dict[str, JsonValue]:
    """Say what a backup holds, in counts."""
    summary = backup.verify(path, [key], _watch(report, 0)).summary
    counts: dict[str, JsonValue] = dict(sorted((summary.counts or {}).items()))
    return {
        "made_at": summary.created_at,
        "diary": summary.diary,
        "records": summary.records,
        "counts": counts,
        "first_day": summary.first_day.isoformat() if summary.first_day else None,
        "last_day": summary.last_day.isoformat() if summary.last_day else None,
    }


def result_json(result: BackupResult) -> dict[str, JsonValue]:
    """Write what became of a backup as JSON."""
    return {"path": str(result.path), "records": result.records, "bytes": result.bytes, "verified": True}


def restore(
    path: Path,
    key: Key,
    folder: Path,
    passphrase: str,
    *,
    recovery: bool = True,
    replace: bool = False,
    report: Report | None = None,
    clock: Callable[[], datetime] = system_clock,
) -> Restored:
    """Make a diary of a backup.

    The new diary is built whole in a folder inside ``folder`` and only then takes its place; a diary that
    was there is moved aside, never overwritten.

    Raises:
        Refused: there is a diary and ``replace`` is not set.
    """
    present = vault.exists(folder)
    if present and not replace:
        raise Refused(
            f"There is a diary in {folder} already.",
            "Restore into another folder with --data-dir, or add --replace to put the old one aside.",
        )
    _check_readable_twice(path)
    total = backup.verify(path, [key], _watch(report, 0)).records
    building = building_place(folder, clock())
    try:
        words = _build(building, path, key, passphrase, total, recovery, report, clock)
        aside = aside_place(folder, clock()) if present else None
        vault.take_place(building, folder, aside)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return Restored(total, words, aside)


def _build(
    building: Path,
    path: Path,
    key: Key,
    passphrase: str,
    total: int,
    recovery: bool,
    report: Report | None,
    clock: Callable[[], datetime],
) -> str | None:
    building.mkdir(mode=0o700, parents=True)
    made, words = vault.create(building, passphrase, clock=clock, recovery=recovery)
    watch, done = _watch(report, total), 0
    with made, made.change("restore", undoable=False) as change:
        for row in backup.rows(path, [key], Summary()):
            change.put_stamped(row)
            done += 1
            if watch is not None:
                watch(done)
    return words


def _check_readable_twice(path: Path) -> None:
    """Refuse what gives its bytes once only: a backup is checked whole before a record of it is believed."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise Refused("A backup is read twice, which a pipe does not allow.", "Give it as a file.")


def building_place(folder: Path, now: datetime) -> Path:
    """Give a free name inside a folder, for a diary that is being built.

    What a restore that was killed has left there goes, once it is too old to be still under way.
    """
    for left in folder.glob(f"{names.BUILDING}*"):
        if left.stat().st_mtime < (now - _ABANDONED).timestamp():
            shutil.rmtree(left, ignore_errors=True)
    return folder / f"{names.BUILDING}{os.urandom(6).hex()}"


def aside_place(folder: Path, now: datetime) -> Path:
    """Give a free name inside a folder, for the diary that was there."""
    name = f"{names.ASIDE}{now:%Y%m%dT%H%M%SZ}"
    numbered = (folder / f"{name}-{number}" for number in count(2))
    return next(place for place in chain((folder / name,), numbered) if not place.exists())


def _target(target: Path | None, folder: Path | None, now: datetime) -> Path:
    name = f"contactlog-{now:%Y%m%dT%H%M%SZ}.age"
    if target is None:
        if folder is None:
            raise Refused("A diary in memory has no folder for backups.", "Name a file with --to PATH.")
        exports = exports_dir(folder)
        exports.mkdir(mode=0o700, exist_ok=True)
        return exports / name
    return target / name if target.is_dir() else target


def _watch(report: Report | None, total: int) -> Callable[[int], None] | None:
    if report is None:
        return None

    def watch(done: int) -> None:
        if done % _EVERY == 0:
            report(done, total)

    return watch
