"""The two halves of the drop-box's key: the public one beside the diary, the secret one inside it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from contactlog.age import X25519Identity
from contactlog.errors import Damaged, StorageFailed
from contactlog.vault import dropbox, faults, meta
from contactlog.vault.database import Database

_SECRET, _PUBLIC = "dropbox", "dropbox.pub"


def keep_open(database: Database, folder: Path) -> None:
    """Make the key of a new diary, and put the public half back wherever its file is lost or changed.

    A diary whose folder cannot be written to opens all the same; only the drop-box stays shut.
    """
    public = meta.secret(database, _PUBLIC)
    if public is None:
        with database.writing():
            public = _made(database)
    with suppress(StorageFailed):
        if dropbox.published(folder) != public.decode():
            dropbox.publish(folder, public.decode())


def identity(database: Database) -> X25519Identity:
    """Give the secret half.

    Raises:
        Damaged: it is not there.
    """
    text = meta.secret(database, _SECRET)
    if text is None:
        raise Damaged("The key of the drop-box is missing from the diary.", faults.RESTORE)
    return X25519Identity.parse(text.decode())


def _made(database: Database) -> bytes:
    # Inside the writing transaction: another process may have made it while this one waited.
    public = meta.secret(database, _PUBLIC)
    if public is None:
        made = X25519Identity.generate()
        public = str(made.recipient).encode()
        meta.keep_secret(database, _SECRET, made.reveal().encode())
        meta.keep_secret(database, _PUBLIC, public)
    return public
