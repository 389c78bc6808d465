"""Writing an export: new files that only the user can read, never in the place of another."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from contactlog.errors import Refused, StorageFailed


def write_file(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a new file with mode 0600.

    Raises:
        Refused: there is something of that name.
        StorageFailed: it could not be written; nothing is left.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise _taken(path) from None
    except OSError as error:
        raise _failed(path, error) from None
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
    except BaseException as error:
        with suppress(OSError):
            path.unlink()
        if isinstance(error, OSError):
            raise _failed(path, error) from None
        raise


def write_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Make a new folder with mode 0700 and write the files into it.

    Raises:
        Refused: there is something of that name.
        StorageFailed: it could not be written; nothing is left.
    """
    try:
        path.mkdir(mode=0o700)
    except FileExistsError:
        raise _taken(path) from None
    except OSError as error:
        raise _failed(path, error) from None
    try:
        for name, data in files.items():
            write_file(path / name, [data])
    except BaseException:
        for name in files:
            with suppress(OSError):
                (path / name).unlink()
        with suppress(OSError):
            path.rmdir()
        raise


def _taken(path: Path) -> Refused:
    return Refused(f"There is {path} already.", "Choose another name.")


def _failed(path: Path, error: OSError) -> StorageFailed:
    return StorageFailed(
        f"{path.name} could not be written: {error.strerror or 'the disk failed'}. Nothing was kept.",
        "Check the folder and the room on the disk.",
    )
