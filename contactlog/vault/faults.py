"""Every error of the engine and of the file system, turned into one of ours, in one place.

The sentences name the file and the next step, and never anything from the diary. What is left to pass is
a mistake in our own SQL, which must stay loud.
"""

from __future__ import annotations

import errno
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from contactlog.errors import Busy, ContactlogError, Damaged, StorageFailed

RESTORE = (
    "Restore a backup into a new folder: contactlog --data-dir NEW backup restore FILE, "
    "or see whether there is a safety copy: contactlog backup list"
)
"""What to do when a file of the diary is damaged."""

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_DAMAGE = (apsw.NotADBError, apsw.CorruptError, apsw.FormatError)
_BUSY = (apsw.BusyError, apsw.LockedError)
_STORAGE = (
    apsw.FullError,
    apsw.IOError,
    apsw.ReadOnlyError,
    apsw.CantOpenError,
    apsw.PermissionsError,
    apsw.NoLFSError,
    apsw.ProtocolError,
)
_SHORTENED = frozenset(
    {
        apsw.SQLITE_IOERR_SHORT_READ,
        apsw.SQLITE_IOERR_CORRUPTFS,
        apsw.SQLITE_IOERR_DATA,
        apsw.SQLITE_IOERR_AUTH,
    }
)


def damaged(name: str) -> Damaged:
    """Make the error for a file of which bytes are wrong or missing."""
    return Damaged(f"{name} is damaged.", RESTORE)


def missing(name: str) -> Damaged:
    """Make the error for a file of the diary that is not there."""
    return Damaged(f"{name} is missing.", f"Put it back if you moved it. {RESTORE}")


def busy() -> Busy:
    """Make the error for a diary that another process holds."""
    return Busy("Another program is using this diary at the moment.", "Try again, or close the other one.")


def storage(error: OSError, name: str) -> StorageFailed:
    """Make the error for a file that could not be read or written."""
    if error.errno in _FULL:
        return StorageFailed("The disk is full: nothing was changed.", "Make room, then try again.")
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return StorageFailed(f"{name or 'It'} is not there, or its folder is not.", "Check the path.")
    if error.errno == errno.EISDIR:
        return StorageFailed(f"{name or 'That'} is a folder, not a file.", "Name the file.")
    if error.errno == errno.EROFS:
        return StorageFailed("The disk cannot be written to: nothing was changed.")
    if error.errno in (errno.EACCES, errno.EPERM):
        return StorageFailed(
            f"contactlog may not read or write {name}: nothing was changed.",
            "Check who owns the diary's folder and its files.",
        )
    return StorageFailed(
        f"{name} could not be read or written: nothing was changed.", "Check the disk, then try again."
    )


def engine(error: apsw.Error, name: str) -> ContactlogError | None:
    """Translate an error of the database engine; None for what is no fault of the world.

    Args:
        error: what the engine raised.
        name: the database file's name.
    """
    if isinstance(error, _DAMAGE) or getattr(error, "extendedresult", 0) in _SHORTENED:
        return damaged(name)
    if isinstance(error, _BUSY):
        return busy()
    # The log's index cannot be made longer: the engine does not say why, and there is no other reason.
    if isinstance(error, apsw.FullError) or getattr(error, "extendedresult", 0) == apsw.SQLITE_IOERR_SHMSIZE:
        return storage(OSError(errno.ENOSPC, ""), name)
    if isinstance(error, apsw.ReadOnlyError | apsw.PermissionsError):
        return storage(OSError(errno.EACCES, ""), name)
    if isinstance(error, _STORAGE):
        return storage(OSError(errno.EIO, ""), name)
    if isinstance(error, apsw.NoMemError):
        return StorageFailed("There is not enough memory: nothing was changed.")
    return None


@contextmanager
def engine_translated(name: str) -> Iterator[None]:
    """Turn what the engine raises inside into our errors.

    Args:
        name: the database file.
    """
    try:
        yield
    except apsw.Error as error:
        ours = engine(error, name)
        if ours is None:
            raise
        raise ours from None


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Turn what the engine or the file system raises inside into our errors.

    Args:
        name: the file that is worked on.
    """
    try:
        with engine_translated(name):
            yield
    except OSError as error:
        raise storage(error, name) from None


def check_is_file(path: Path) -> None:
    """Check that a file of the diary is one: opening a pipe would wait for ever.

    Raises:
        Damaged: something else has its name.
        OSError: it is not there, or cannot be looked at.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise damaged(path.name)


def readable(path: Path, limit: int) -> bytes:
    """Read a small file of the diary.

    Args:
        path: the file; its absence raises FileNotFoundError, which the caller explains.
        limit: most bytes it can have.

    Raises:
        Damaged: it is longer, or no file at all.
        StorageFailed: it cannot be read.
    """
    try:
        check_is_file(path)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise storage(error, path.name) from None
    if len(data) > limit:
        raise damaged(path.name)
    return data
