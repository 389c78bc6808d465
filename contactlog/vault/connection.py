"""Opening one database file: key, pragmas, and the checks without which SQLite would stay silent.

A misspelt PRAGMA is ignored by SQLite, and a missing key makes a plaintext database. So every statement
here that matters is answered, and the answer is compared.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import apsw

from contactlog.errors import Foreign
from contactlog.vault import engine, faults, names
from contactlog.vault.atomic_file import FILE_MODE
from contactlog.vault.header import MARK_BYTES

APPLICATION_ID = 0x636C6F67
"""``clog``, in the place that SQLite has for it."""
BUSY_MILLISECONDS = 5_000
"""How long to wait for another process before saying so."""
CACHE_KIB = 16_000
SMALL_CACHE_KIB = 2_000
"""While an act goes through very many rows; what it changed and does not fit goes encrypted into the log."""
PAGE_BYTES = 4096
_PLAIN = b"SQLite format 3\0"
_HEX_KEY = 64
_SAME_BITS = 100
"""Two random marks of 128 bits never agree in so many; a damaged one does."""

_SETTINGS: tuple[tuple[str, str, object], ...] = (
    ("synchronous", "FULL", 2),
    ("temp_store", "MEMORY", 2),
    ("secure_delete", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("fullfsync", "ON", 1),
    ("checkpoint_fullfsync", "ON", 1),
    ("cache_size", str(-CACHE_KIB), -CACHE_KIB),
)


def open_file(path: Path, key: bytes, cipher: str, mark: bytes, flags: int = 0) -> apsw.Connection:
    """Open a database that must be there.

    Args:
        path: the file.
        key: 32 bytes.
        cipher: name of the page cipher.
        mark: the first bytes that the file must have.
        flags: more of the engine's own flags for opening.

    Raises:
        Damaged: it is missing, empty, cut, or does not open with its key.
        Foreign: it is another diary's file.
        Busy, StorageFailed: see `faults`.
    """
    engine.check()
    with faults.translated(path.name):
        _check_file(path, mark)
        _let_us_write_beside(path)
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE | flags)
        try:
            _unlock(connection, key, cipher)
            if _answer(connection, "PRAGMA application_id") != APPLICATION_ID:
                raise faults.damaged(path.name)
            _configure(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def create_file(path: Path, key: bytes, cipher: str) -> apsw.Connection:
    """Create an empty, encrypted database file; it must not exist.

    Raises:
        StorageFailed: it could not be written.
    """
    engine.check()
    with faults.translated(path.name):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE))
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
        try:
            _unlock(connection, key, cipher)
            _configure(connection)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            mark_of(path)
        except BaseException:
            connection.close()
            raise
    return connection


def create_in_memory() -> apsw.Connection:
    """Make an empty database that never touches a disk."""
    engine.check()
    connection = apsw.Connection(":memory:")
    _set(connection, "temp_store", "MEMORY", 2)
    _set(connection, "secure_delete", "ON", 1)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    return connection


def mark_of(path: Path) -> bytes:
    """Give the first bytes of a database file, which its cipher chose at random.

    Raises:
        Damaged: the file is in plaintext, which must never be.
    """
    with path.open("rb") as file:
        mark = file.read(MARK_BYTES)
    if len(mark) != MARK_BYTES or mark == _PLAIN:
        raise faults.damaged(path.name)
    return mark


def _check_file(path: Path, mark: bytes) -> None:
    try:
        faults.check_is_file(path)
        found = mark_of(path)
        size = path.stat().st_size
    except FileNotFoundError:
        raise faults.missing(path.name) from None
    if found != mark and _common_bits(found, mark) < _SAME_BITS:
        raise Foreign(
            f"{path.name} is not the database of this diary.", "Put the right file back, or restore a backup."
        )
    if found != mark or size < PAGE_BYTES:
        raise faults.damaged(path.name)


def _let_us_write_beside(path: Path) -> None:
    """Give the log and its index our own mode back: they keep the one the database had when they were made."""
    for each in names.beside(path):
        with suppress(OSError):
            each.chmod(FILE_MODE)


def _common_bits(one: bytes, other: bytes) -> int:
    difference = int.from_bytes(one, "big") ^ int.from_bytes(other, "big")
    return 8 * MARK_BYTES - difference.bit_count()


def _unlock(connection: apsw.Connection, key: bytes, cipher: str) -> None:
    connection.set_busy_timeout(BUSY_MILLISECONDS)
    if not cipher.isalnum() or _answer(connection, f"PRAGMA cipher = '{cipher}'") != cipher:
        raise AssertionError("the engine did not take the cipher")
    digits = key.hex()
    if len(digits) != _HEX_KEY:
        raise AssertionError("a raw key has 64 hexadecimal digits")
    if _answer(connection, f"PRAGMA key = 'raw:{digits}'") != "ok":
        raise AssertionError("the engine did not take the key")


def _configure(connection: apsw.Connection) -> None:
    _set(connection, "journal_mode", "WAL", "wal")
    for name, wanted, answer in _SETTINGS:
        _set(connection, name, wanted, answer)


def _set(connection: apsw.Connection, name: str, wanted: str, answer: object) -> None:
    connection.execute(f"PRAGMA {name} = {wanted}").fetchall()
    if _answer(connection, f"PRAGMA {name}") != answer:
        raise AssertionError(f"the engine did not take {name}")


def _answer(connection: apsw.Connection, statement: str) -> object:
    row = connection.execute(statement).fetchone()
    return row[0] if row else None
