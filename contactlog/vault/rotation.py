"""New keys for a diary: a new database file under a new master key, then the header, in one step."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import apsw

from contactlog.errors import Damaged
from contactlog.vault import atomic_file, connection, faults, kdf, meta, names, slots, tables
from contactlog.vault.database import Database
from contactlog.vault.header import Header
from contactlog.vault.kdf import KdfParams
from contactlog.vault.keyring import Keyring
from contactlog.vault.keys import SALT_BYTES, MasterKey
from contactlog.vault.slots import Slot, SlotKind

_COUNTED = (*(table.kind.name for table in tables.TABLES), "act", "history", "encounter_people", "search")


@dataclass(frozen=True, slots=True)
class Ways:
    """What is to open a diary after its keys were renewed."""

    passphrase: Slot
    kek: bytes = field(repr=False)
    """The key that the passphrase gives for its slot."""
    recovery: tuple[Slot, ...]


def rotate(
    database: Database,
    keyring: Keyring,
    passphrase: str,
    now: datetime,
    params: KdfParams | None,
    recovery_key: bytes | None = None,
) -> Database:
    """Copy the diary into a file of the next generation and make the header name it.

    Until the header is replaced the old file holds, and afterwards the new one; a crash leaves one of both.
    No other process can write meanwhile; afterwards it follows if the passphrase through which it opened the
    diary stays, and must open the diary again if not.

    Args:
        database: the open one; closed and removed at the end.
        keyring: its keys; they are the new ones afterwards.
        passphrase: the one that is to open the diary from now on.
        now: the time.
        params: the cost of the passphrase; None to keep it, or measure it again where it has become too small.
        recovery_key: of new recovery words; None to keep those there are.

    Returns:
        The open database of the new generation.

    Raises:
        Damaged: the copy is not what the original is; nothing was changed.
        StorageFailed: there is no room for the copy; nothing was changed.
        Busy: another process changed the keys at the same moment.
        Refused: another process has taken away the passphrase through which the diary was opened.
    """
    kdf.check_passphrase(passphrase)
    with database.writing():
        if not keyring.is_current():
            raise faults.busy()
        keyring.check_still_opens()
        master = MasterKey.fresh()
        ways = _ways(keyring, master, passphrase, now, params, recovery_key)
        planned = _planned(keyring.header, ways)
        target = keyring.folder / planned.file
        try:
            made, planned = copied(database, keyring, planned, master, target)
            try:
                lasts = keyring.replace(planned, master)
            except BaseException:
                made.connection.close(True)
                raise
        except BaseException:
            remove(target)
            master.wipe()
            raise
    old, keyring.master = keyring.master, master
    keyring.opened_through(ways.passphrase.id, ways.kek)
    old.wipe()
    database.close()
    # A header that a power cut may take back leaves the old file to the next rotation.
    for path in names.databases(keyring.folder) if lasts else ():
        if path != target:
            remove(path)
    return made


def remove(path: Path) -> None:
    """Remove a database and what SQLite keeps beside it, as far as the system lets us."""
    for each in (path, *names.beside(path)):
        try:
            each.unlink(missing_ok=True)
        except OSError:
            # Windows keeps a file that another process has open; it is unreadable without its old key.
            continue


def _ways(
    keyring: Keyring,
    master: MasterKey,
    passphrase: str,
    now: datetime,
    params: KdfParams | None,
    recovery_key: bytes | None,
) -> Ways:
    found, diary_id = keyring.header.slots, keyring.header.diary_id
    kept = (
        slots.kept_for_passphrase(slot, passphrase, keyring.master, master, diary_id)
        for slot in found
        if slot.kdf is not None and _cost_stays(slot.kdf, params)
    )
    made, kek = next(filter(None, kept), None) or slots.made_for_passphrase(
        passphrase, master, diary_id=diary_id, now=now, params=params or kdf.calibrated()
    )
    if recovery_key is not None:
        return Ways(made, kek, (slots.for_recovery(recovery_key, master, diary_id=diary_id, now=now),))
    papers = (slot for slot in found if slot.kind is SlotKind.RECOVERY)
    return Ways(made, kek, tuple(slots.rewrapped(slot, keyring.master, master, diary_id) for slot in papers))


def _cost_stays(cost: KdfParams, wanted: KdfParams | None) -> bool:
    return cost == wanted or (wanted is None and not kdf.needs_upgrade(cost))


def _planned(old: Header, ways: Ways) -> Header:
    generation = old.generation + 1
    return replace(
        old,
        generation=generation,
        file=names.database(generation),
        salt=secrets.token_bytes(SALT_BYTES),
        slots=(ways.passphrase, *ways.recovery),
    )


def copied(
    database: Database, keyring: Keyring, planned: Header, master: MasterKey, target: Path
) -> tuple[Database, Header]:
    """Copy the diary into a new file and compare the two.

    Args:
        database: the open one.
        keyring: its keys.
        planned: the header of the copy; its salt and generation make the copy's key.
        master: the master key of the copy.
        target: the new file; one of that name is replaced.

    Returns:
        The open copy, and the header with the mark of its file.

    Raises:
        Damaged: the copy is not what the original is.
        StorageFailed: there is no room for the copy.
    """
    key = master.database_key(planned.diary_id, planned.generation, planned.salt)
    remove(target)
    with faults.translated(target.name):
        _vacuum_into(keyring, target, key, planned.cipher)
        target.chmod(atomic_file.FILE_MODE)
        planned = replace(planned, mark=connection.mark_of(target))
        made = Database(connection.open_file(target, key, planned.cipher, planned.mark), target.name)
        try:
            with made.writing():
                meta.introduce(made, planned.diary_id, planned.generation, meta.node(made))
            with made.sparing(connection.SMALL_CACHE_KIB):
                _compare(database, made)
            made.empty_log()
            atomic_file.sync_folder(target.parent)
        except BaseException:
            made.connection.close(True)
            raise
    return made, planned


def _vacuum_into(keyring: Keyring, target: Path, key: bytes, cipher: str) -> None:
    # A second connection, because VACUUM does not run inside the transaction that keeps writers out.
    found = keyring.header
    reader = connection.open_file(
        keyring.database, keyring.database_key(), found.cipher, found.mark, flags=apsw.SQLITE_OPEN_URI
    )
    try:
        # Every page is read once.
        reader.execute(f"PRAGMA cache_size = {-connection.SMALL_CACHE_KIB}")
        reader.execute(
            "VACUUM INTO ?", (f"{target.absolute().as_uri()}?cipher={cipher}&key=raw:{key.hex()}",)
        )
    finally:
        reader.close(True)


def _compare(old: Database, new: Database) -> None:
    sound = new.rows("PRAGMA quick_check") == [("ok",)]
    if not sound or any(_count(old, name) != _count(new, name) for name in _COUNTED):
        raise Damaged("The new file is not what the old one is; the old one still holds.", "Try again.")


def _count(database: Database, name: str) -> int:
    return int(database.row(f'SELECT count(*) FROM "{name}"')[0])  # noqa: S608 - our own names
