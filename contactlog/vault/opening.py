"""Creating and opening diaries."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from contactlog.core.times import moment_text
from contactlog.errors import Refused
from contactlog.vault import (
    atomic_file,
    connection,
    faults,
    header,
    kdf,
    keyring,
    letterbox,
    meta,
    migrations,
    names,
    recovery,
    replacing,
    rotation,
    safety,
    slots,
)
from contactlog.vault.clockwork import Clock, new_id
from contactlog.vault.database import Database
from contactlog.vault.header import Header
from contactlog.vault.kdf import KdfParams
from contactlog.vault.keyring import Keyring
from contactlog.vault.keys import SALT_BYTES, MasterKey
from contactlog.vault.safety import Reason
from contactlog.vault.store import Vault, clear_residue, open_database

BeforeMigration = Callable[[Vault], None]
"""Called with the diary as it is, before its schema is changed, in place of making a safety copy."""

_CIPHER = "chacha20"


def exists(folder: Path) -> bool:
    """Tell whether there is a diary in the folder, or what is left of a damaged one."""
    return (folder / names.KEYS).exists() or bool(names.databases(folder))


def create(
    folder: Path, passphrase: str, *, clock: Clock, kdf: KdfParams | None = None, recovery: bool = True
) -> tuple[Vault, str | None]:
    """Create a diary.

    Args:
        folder: where; made if it is not there, for the user alone.
        passphrase: what opens it.
        clock: gives the time now.
        kdf: the cost of the passphrase; measured on this machine when None.
        recovery: make recovery words too.

    Returns:
        The open diary, and the recovery words, which are stored nowhere.

    Raises:
        Refused: there is a diary in the folder, or the passphrase is empty.
        StorageFailed: it could not be written; no diary was made.
    """
    if exists(folder):
        raise Refused(f"There is a diary in {folder} already.", "Choose another folder.")
    params = _cost(passphrase, kdf)
    master = MasterKey.fresh()
    try:
        planned, words, kek = _planned(master, passphrase, clock, params, recovery=recovery)
        made = _write(folder, planned, master, clock)
    except BaseException:
        master.wipe()
        raise
    return _opened(Keyring(folder, made, master, made.slots[0].id, kek), clock, None), words


def open_with_passphrase(
    folder: Path, passphrase: str, *, clock: Clock, before_migration: BeforeMigration | None = None
) -> Vault:
    """Open a diary with a passphrase.

    Args:
        folder: where it is.
        passphrase: one of those that open it.
        clock: gives the time now.
        before_migration: called before the schema is changed, when it is older than this contactlog.

    Raises:
        WrongPassphrase: it does not open this diary.
        Damaged: bytes of the named file are wrong or missing.
        Foreign: the named file belongs to another diary or program.
        TooNew: a later contactlog wrote it.
        Refused: there is no diary.
        Busy, StorageFailed: see `faults`.
    """
    return _opened(keyring.unlock_with_passphrase(folder, passphrase), clock, before_migration)


def open_with_recovery(
    folder: Path, words: str, *, clock: Clock, before_migration: BeforeMigration | None = None
) -> Vault:
    """Open a diary with its recovery words; otherwise like `open_with_passphrase`.

    Raises:
        Invalid: they are no recovery words; the sentence says which word is wrong.
    """
    return _opened(keyring.unlock_with_recovery(folder, words), clock, before_migration)


def in_memory(clock: Clock) -> Vault:
    """Make a diary that is gone when it is closed, and never touches a disk."""
    database = Database(connection.create_in_memory(), "the diary in memory")
    migrations.migrate(database.connection, moment_text(clock()))
    diary_id = new_id(clock())
    with database.writing():
        meta.introduce(database, diary_id, 1, secrets.randbits(32))
    return Vault(database, None, diary_id, clock)


def _cost(passphrase: str, chosen: KdfParams | None) -> KdfParams:
    kdf.check_passphrase(passphrase)
    return chosen or kdf.calibrated()


def _planned(
    master: MasterKey, passphrase: str, clock: Clock, params: KdfParams, *, recovery: bool
) -> tuple[Header, str | None, bytes]:
    now = clock().replace(microsecond=0)
    diary_id = new_id(now)
    slot, kek = slots.made_for_passphrase(passphrase, master, diary_id=diary_id, now=now, params=params)
    ways = [slot]
    words = None
    if recovery:
        key, words = _paper_key()
        ways.append(slots.for_recovery(key, master, diary_id=diary_id, now=now))
    salt = secrets.token_bytes(SALT_BYTES)
    return Header(diary_id, now, 1, _CIPHER, names.database(1), salt, b"", tuple(ways)), words, kek


def _paper_key() -> tuple[bytes, str]:
    key = recovery.new_key()
    return key, recovery.to_words(key)


def _write(folder: Path, planned: Header, master: MasterKey, clock: Clock) -> Header:
    """Write a first database under an unfinished name, then the header, then give the database its name.

    Opening finishes the last step if a crash came before it: from the header on there is a diary.
    """
    unfinished = folder / (planned.file + names.UNFINISHED)
    with faults.translated(folder.name):
        folder.mkdir(mode=atomic_file.FOLDER_MODE, parents=True, exist_ok=True)
        if not any(folder.iterdir()):
            # Made beforehand by the user. One that holds other things is theirs: doctor names it.
            folder.chmod(atomic_file.FOLDER_MODE)
        rotation.remove(unfinished)
        try:
            _fill(unfinished, planned, master, clock)
            finished = replace(planned, mark=connection.mark_of(unfinished))
            atomic_file.replace(folder / names.KEYS, header.write(finished, master))
        except BaseException:
            rotation.remove(unfinished)
            raise
        replacing.finish(folder, finished)
    return finished


def _fill(path: Path, planned: Header, master: MasterKey, clock: Clock) -> None:
    key = master.database_key(planned.diary_id, planned.generation, planned.salt)
    database = Database(connection.create_file(path, key, planned.cipher), path.name)
    try:
        migrations.migrate(database.connection, moment_text(clock()))
        with database.writing():
            meta.introduce(database, planned.diary_id, planned.generation, secrets.randbits(32))
    finally:
        database.close()


def _opened(keys: Keyring, clock: Clock, before_migration: BeforeMigration | None) -> Vault:
    try:
        replacing.finish(keys.folder, keys.header)
        database = open_database(keys)
        try:
            migrations.check_not_newer(database.connection)
            meta.check(database, keys.header.diary_id, keys.header.generation)
            vault = Vault(database, keys, keys.header.diary_id, clock)
            _bring_up_to_date(vault, database, clock, before_migration)
            letterbox.keep_open(database, keys.folder)
            safety.remove_stale(keys.folder, clock())
            clear_residue(database)
        except BaseException:
            database.connection.close(True)
            raise
    except BaseException:
        keys.close()
        raise
    return vault


def _bring_up_to_date(
    vault: Vault, database: Database, clock: Clock, before_migration: BeforeMigration | None
) -> None:
    if not migrations.is_behind(database.connection):
        return
    if before_migration is not None:
        before_migration(vault)
    else:
        vault.keep_safety_copy(Reason.MIGRATION)
    with faults.translated(database.name):
        migrations.migrate(database.connection, moment_text(clock()))
