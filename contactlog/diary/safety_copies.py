"""Safety copies: made by themselves before something large, listed, restored, removed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from contactlog import vault
from contactlog.core.encounters import Encounter
from contactlog.core.people import Person
from contactlog.core.settings import JsonValue
from contactlog.core.times import moment_text
from contactlog.diary.backups import aside_place, building_place
from contactlog.diary.desk import Desk, system_clock
from contactlog.vault import safety
from contactlog.vault.safety import KEPT, PURGE_DAYS, Reason, SafetyCopy

__all__ = ["BULK", "KEPT", "PURGE_DAYS", "Reason", "SafetyCopy", "before_import", "listed", "restore"]

BULK = 25
"""New or changed entries from which on an import is a large step. Fewer are taken back by undo at a glance."""


@dataclass(frozen=True, slots=True)
class CameBack:
    """What restoring a safety copy did."""

    copy: SafetyCopy
    put_aside: Path | None
    """Where the diary that was there is now."""


def before_import(desk: Desk, entries: int) -> SafetyCopy | None:
    """Keep a copy before many entries come into a diary that holds something.

    Raises:
        StorageFailed: there is no room for the copy; the import should not begin.
    """
    holds_something = desk.vault.count(Person) or desk.vault.count(Encounter)
    return desk.vault.keep_safety_copy(Reason.IMPORT) if entries >= BULK and holds_something else None


def listed(folder: Path) -> list[SafetyCopy]:
    """List the copies, the newest first. Needs no passphrase."""
    return safety.listed(folder)


def remove(folder: Path, name: str) -> SafetyCopy:
    """Remove one copy for good.

    Raises:
        NotFound: there is no such copy.
    """
    copy = safety.find(folder, name)
    safety.remove(copy)
    return copy


def restore(
    folder: Path,
    name: str,
    secret: str,
    *,
    recovery: bool = False,
    clock: Callable[[], datetime] = system_clock,
) -> CameBack:
    """Put a copy in the place of the diary, which is moved aside and never overwritten.

    Args:
        folder: the diary's folder; its own header and database may be damaged or gone.
        name: of the copy, or "latest".
        secret: a passphrase that opened the diary when the copy was made.
        recovery: the secret is the recovery words of that time instead.
        clock: gives the time now.

    Raises:
        NotFound: there is no such copy.
        WrongPassphrase: it does not open the copy; nothing was changed.
        Invalid: it is no recovery words; nothing was changed.
        Damaged: the copy is damaged; nothing was changed.
    """
    copy = safety.find(folder, name)
    building = building_place(folder, clock())
    try:
        shutil.copytree(copy.path, building)
        building.chmod(0o700)
        unlock = vault.open_with_recovery if recovery else vault.open_with_passphrase
        unlock(building, secret, clock=clock, before_migration=_as_it_is).close()
        aside = aside_place(folder, clock()) if vault.exists(folder) else None
        vault.take_place(building, folder, aside)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return CameBack(copy, aside)


def _as_it_is(_opened: vault.Vault) -> None:
    """Let the copy be brought up to date without a copy of the copy."""


def as_json(copy: SafetyCopy) -> dict[str, JsonValue]:
    """Write a copy as JSON."""
    return {
        "name": copy.name,
        "before": copy.reason.value,
        "made_at": moment_text(copy.made_at),
        "bytes": copy.bytes,
        "path": str(copy.path),
    }
