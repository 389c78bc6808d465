"""Replacing a small file so that after a crash it is the old one or the new one, never a mixture."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

FOLDER_MODE = 0o700
"""Only the user may look into the diary's folder."""
FILE_MODE = 0o600
"""Only the user may read the diary's files."""


def replace(path: Path, data: bytes) -> bool:
    """Put the data in the place of the file.

    A new file beside it is written and flushed to the disk, takes over the name, and the folder is flushed.

    Args:
        path: the file; its folder exists.
        data: all of its new content.

    Returns:
        Whether it outlasts a power cut. When the folder could not be flushed the new file is in its place, and a cut
        might bring back the old one: what the old one needs must stay.

    Raises:
        OSError: it could not be done; the old file is as it was and nothing is left beside it.
    """
    beside = path.with_name(f"{path.name}.{os.urandom(8).hex()}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(beside, flags, FILE_MODE)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            sync(file.fileno())
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    try:
        sync_folder(path.parent)
    except OSError:
        return False
    return True


def sync(descriptor: int) -> None:
    """Have what was written reach the disk itself, past its cache where the system lets us."""
    if sys.platform == "darwin":
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Have a new or removed name reach the disk; Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def one_at_a_time(folder: Path) -> Iterator[bool]:
    """Keep what happens in a folder to one process at a time; the system lets go when a process ends, however it does.

    Gives:
        Whether this process is the one. Windows, where a folder cannot be locked, lets everybody in; there files that
        are open cannot be moved anyway.
    """
    if sys.platform == "win32":
        yield True
        return
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(descriptor)


def overwrite(path: Path) -> None:
    """Write random bytes over a file's content.

    In place, not by a new file, so that the old blocks are the ones written over where the disk allows it.
    """
    with path.open("r+b") as file:
        size = path.stat().st_size
        for _ in range(2):
            file.seek(0)
            file.write(os.urandom(size))
            file.flush()
            sync(file.fileno())
