"""From bytes to logical lines: line ends of all makes, folded lines, soft breaks of quoted-printable.

Shared by vCard (RFC 6350, section 3.2; vCard 2.1, sections 2.1.3 and 2.1.4) and iCalendar (RFC 5545, section
3.1). Everything happens on bytes, because a fold may cut a character in two.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from contactlog.imports.limits import LINE_BYTES

_PICTURE = re.compile(
    rb"(?:[^.:;]{1,80}\.)?(?:PHOTO|LOGO|SOUND|KEY|ATTACH|X-MS-CARDPICTURE)[;:]", re.IGNORECASE
)
_QUOTED_PRINTABLE = re.compile(rb"[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]", re.IGNORECASE)


class RawLine(NamedTuple):
    """A logical line, not yet decoded."""

    number: int
    """Of its first physical line, counted from 1."""
    content: bytes


def physical_lines(data: bytes) -> Iterator[bytes]:
    r"""Give the lines of a file that ends them with ``\r\n``, ``\n`` or ``\r``, without the ends."""
    for chunk in io.BytesIO(data):
        line = chunk.rstrip(b"\r\n")
        if b"\r" in line:
            yield from line.split(b"\r")
        else:
            yield line


def logical_lines(data: bytes) -> Iterator[RawLine]:
    """Give the unfolded lines; pictures are cut after their first physical line.

    Empty lines are left out, also those that old programs put before each folded part.
    """
    parts: list[bytes] = []
    first = size = 0
    whole = True
    for number, line in enumerate(physical_lines(data), 1):
        if parts and parts[-1].endswith(b"=") and _QUOTED_PRINTABLE.match(parts[0]):
            parts[-1] = parts[-1][:-1]
            rest = line  # Broken softly, not folded: a blank at its beginning is text.
        elif parts and line[:1] in (b" ", b"\t") and (line.strip() or not _is_end(parts)):
            rest = line[1:]
        elif not line:
            continue
        else:
            if parts:
                yield RawLine(first, b"".join(parts))
            parts = [line] if line.strip() else []
            first, size = number, len(line)
            whole = not _PICTURE.match(line)
            continue
        size += len(rest)
        if whole and size <= LINE_BYTES:
            parts.append(rest)
    if parts:
        yield RawLine(first, b"".join(parts))


def _is_end(parts: list[bytes]) -> bool:
    return parts[0][:4].upper() == b"END:"
