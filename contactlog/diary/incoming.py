"""Files that are to be brought in, opened: never waited for, never believed about their size, unpacked if need be."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from contactlog.core.text import one_line
from contactlog.errors import NotFound, Refused, StorageFailed, Usage
from contactlog.imports.limits import FILE_BYTES
from contactlog.imports.other_kinds import other_kind, refuse_other_kinds

_HEAD = 4_096
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file, or one file in a packed folder."""

    path: Path
    member: str = field(default="", repr=False)
    """Where it stands in the packed folder; empty for the file itself."""

    @property
    def name(self) -> str:
        """Its name without folders, as one harmless line; of a file packed by itself, without ``.gz``."""
        name = one_line(PurePosixPath(self.member).name if self.member else self.path.name)
        return name.removesuffix(".gz") or name

    @property
    def shown(self) -> str:
        """Its name for the user, with the packed folder's before it."""
        return one_line(f"{self.path.name}: {self.member}" if self.member else self.path.name)

    @property
    def typed(self) -> str:
        """Where it is, as it was given, and where in the packed folder."""
        return f"{self.path}: {one_line(self.member)}" if self.member else str(self.path)

    def read(self) -> bytes:
        """Give its content, unpacked.

        Raises:
            NotFound: there is no such file.
            Usage: it is a folder or a device.
            Refused: it is too large.
            Invalid: it is packed and damaged, or of a kind that never can be brought in.
            StorageFailed: it cannot be read.
        """
        with _opened(self.path) as file:
            data = self._read(file)
        if len(data) > FILE_BYTES:
            raise _too_large()
        refuse_other_kinds(other_kind(data[:_HEAD]))
        return data

    def _read(self, file: IO[bytes]) -> bytes:
        # Most files are not packed.
        if self.member:
            from contactlog.imports.packed import member

            return member(file, self.member)
        data = file.read(FILE_BYTES + 1)
        if data.startswith(_GZIP):
            from contactlog.imports.packed import from_gzip

            return from_gzip(data)
        return data


def incoming(path: Path) -> tuple[Incoming, ...]:
    """Say what there is to bring in at a path: the file, or the files in it that can be read when it is a zip.

    Raises:
        NotFound: there is no such file.
        Usage: it is a folder or a device.
        Refused: it is too large.
        Invalid: it is a zip that is damaged, or in which nothing can be read; or of a kind that never can.
        StorageFailed: it cannot be read.
    """
    if path.is_fifo():
        return (Incoming(path),)  # It gives its beginning only once.
    with _opened(path) as file:
        head = file.read(_HEAD)
        refuse_other_kinds(other_kind(head))
        if head.startswith(_ZIP):
            from contactlog.imports.packed import members

            file.seek(0)
            return tuple(Incoming(path, name) for name in members(file))
        if os.fstat(file.fileno()).st_size > FILE_BYTES:
            raise _too_large()
    return (Incoming(path),)


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        _check_kind(path)
        # Without waiting: a pipe at whose other end nobody is would be waited for forever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            if stat.S_ISFIFO(os.fstat(descriptor).st_mode):
                os.set_blocking(descriptor, True)
            yield file
    except FileNotFoundError:
        raise NotFound(f"There is no file {path}.", "Check the name.") from None
    except OSError as error:
        raise StorageFailed(
            f"{path} cannot be read: {error.strerror or type(error).__name__}.",
            "Check where it is and who may read it.",
        ) from None


def _check_kind(path: Path) -> None:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise Usage(f"{path} is a folder.", "Name the files in it.")
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise Usage(f"{path} is no file.", "Name a file.")


def _too_large() -> Refused:
    return Refused(
        f"The file is larger than {FILE_BYTES // 2**20} MB.", "Export a shorter time or fewer contacts."
    )
