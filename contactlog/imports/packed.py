"""Zip and gzip: what in them can be brought in, unpacked in memory and never beyond the largest file.

Google hands out contacts, calendars and timelines as a zip. Nothing is written beside it.
"""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from contactlog.errors import Invalid
from contactlog.imports import registry
from contactlog.imports.limits import FILE_BYTES
from contactlog.imports.other_kinds import packed_kind, refuse_other_kinds

_HEAD = 65_536
_GZIP = b"\x1f\x8b"
_MEMBERS = 5_000
"""Most files of a packed folder that are looked at."""
_CHUNK = 1 << 20
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    KeyError,
    IndexError,
)
"""What the library raises for archives that are damaged, encrypted or packed in ways it does not know."""


def members(file: IO[bytes]) -> list[str]:
    """Name the files in a zip that can be brought in.

    Raises:
        Invalid: it is damaged, locked, no packed folder but a file of another program, or there are none in it.
    """
    with _unpacking(), zipfile.ZipFile(file) as folder:
        refuse_other_kinds(packed_kind(folder.namelist()))
        found = [member.filename for member in folder.infolist()[:_MEMBERS] if _is_known(folder, member)]
    if not found:
        raise Invalid("Nothing in this packed folder can be brought in.")
    return found


def member(file: IO[bytes], name: str) -> bytes:
    """Give a file in a zip, and no more of it than one byte beyond the largest that is read.

    Raises:
        Invalid: it is damaged or locked.
    """
    with _unpacking(), zipfile.ZipFile(file) as folder, folder.open(name) as packed:
        return packed.read(FILE_BYTES + 1)


def from_gzip(data: bytes) -> bytes:
    """Unpack a file, and no more of it than some bytes beyond the largest that is read.

    Raises:
        Invalid: it is damaged.
    """
    parts: list[bytes] = []
    size = 0
    try:
        while data.startswith(_GZIP) and size <= FILE_BYTES:
            unpacking = zlib.decompressobj(wbits=31)
            while not unpacking.eof and size <= FILE_BYTES:
                part = unpacking.decompress(data, _CHUNK)
                data = unpacking.unconsumed_tail
                if not part and not data and not unpacking.eof:
                    raise Invalid("This packed file is not whole.", "Get it again.")
                parts.append(part)
                size += len(part)
            data = unpacking.unused_data
    except zlib.error:
        raise Invalid("This packed file is damaged.", "Get it again.") from None
    return b"".join(parts)


@contextmanager
def _unpacking() -> Iterator[None]:
    try:
        yield
    except _BROKEN:
        raise Invalid(
            "This packed folder is damaged, or packed in an unknown way.", "Unpack it first."
        ) from None


def _is_known(folder: zipfile.ZipFile, found: zipfile.ZipInfo) -> bool:
    if found.is_dir() or found.filename.startswith("__MACOSX/"):
        return False
    if found.flag_bits & 1:
        raise Invalid("This packed folder is locked with a password.", "Unpack it first.")
    with folder.open(found) as packed:
        head = packed.read(_HEAD)
    try:
        registry.detect(head, found.filename)
    except Invalid:
        return False
    # Google packs raw positions beside the places; there is nothing in them to bring in.
    return b'"timelineObjects"' in head or not (b'"latitudeE7"' in head and b'"locations"' in head)
