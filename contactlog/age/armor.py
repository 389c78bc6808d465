"""ASCII armor: an age file as lines of text, for places that only take text.

Strict PEM (RFC 7468 section 3): a BEGIN line, base64 in lines of exactly 64 characters with a shorter or
equal last one, an END line. LF and CRLF both end a line; white space may surround the whole block.
"""

from __future__ import annotations

import binascii
from typing import TYPE_CHECKING

from contactlog.age.base64 import decode_padded
from contactlog.age.bytesource import ByteSource, write_all
from contactlog.age.errors import ArmorDamaged
from contactlog.age.stanza import INTRO

if TYPE_CHECKING:
    from contactlog.age.interfaces import Writable

_BEGIN = b"-----BEGIN AGE ENCRYPTED FILE-----"
_END = b"-----END AGE ENCRYPTED FILE-----"
_LABEL = b"AGE ENCRYPTED"
_WHITE = b" \t\r\n"
_COLUMNS = 64
_LINE_BYTES = 48
_HEAD = 1024


def is_armored(source: ByteSource) -> bool:
    """Tell from the first KiB whether a file is armored, consuming nothing.

    Raises:
        ArmorDamaged: it was meant to be, and does not start as it must.
    """
    head = source.peek(_HEAD)
    text = head.lstrip(_WHITE)
    if text.startswith(_BEGIN):
        return True
    if text and _BEGIN.startswith(text):
        raise ArmorDamaged("its first line is not complete")
    if not head.startswith(INTRO) and _LABEL in head.upper():
        raise ArmorDamaged("it does not start with its BEGIN line")
    return False


class ArmorReader:
    """Reads the bytes inside an armored file.

    Args:
        source: a source for which ``is_armored`` is true.

    Raises:
        ArmorDamaged: the BEGIN line has something behind it.
    """

    __slots__ = ("_ended", "_short", "_source")

    def __init__(self, source: ByteSource) -> None:
        self._source = source
        self._short = False
        self._ended = False
        head = source.peek(_HEAD)
        source.read(len(head) - len(head.lstrip(_WHITE)))
        if self._line() != _BEGIN:
            raise ArmorDamaged("something stands behind its BEGIN line")

    def read(self, size: int) -> bytes:
        """Return decoded bytes, at most ``size``, which must be 48 or more; ``b""`` after the END line.

        Raises:
            ArmorDamaged: a line breaks a rule. The reader must not be used again.
        """
        count = size // _LINE_BYTES
        if data := self._whole_lines(count):
            return data
        parts: list[bytes] = []
        while not self._ended and len(parts) < count:
            line = self._line()
            if line == _END:
                self._check_rest()
                self._ended = True
            else:
                parts.append(self._decode(line))
        return b"".join(parts)

    def _whole_lines(self, count: int) -> bytes:
        """Decode that many full lines in one go, or return ``b""`` when the next ones are not so plain."""
        block = self._source.peek(count * (_COLUMNS + 1))
        text = block.replace(b"\n", b"")
        plain = block[_COLUMNS :: _COLUMNS + 1] == b"\n" * count and len(text) == count * _COLUMNS
        if self._short or not plain or b"=" in text:
            return b""
        data = _decoded(text)
        self._source.read(len(block))
        return data

    def _line(self) -> bytes:
        """Return a line without its line end; one that is too long, or absent, will not pass as any."""
        line = self._source.readline(_COLUMNS + 2)
        if line.endswith(b"\r\n"):
            return line[:-2]
        return line.removesuffix(b"\n")

    def _decode(self, line: bytes) -> bytes:
        """Return the bytes of a line of base64."""
        if self._short or not 0 < len(line) <= _COLUMNS:
            raise ArmorDamaged("its lines are not of equal length, or its END line is missing")
        self._short = len(line) < _COLUMNS
        data = _decoded(line)
        self._short = self._short or len(data) < _LINE_BYTES
        return data

    def _check_rest(self) -> None:
        """Raise unless only white space follows."""
        while block := self._source.read(_HEAD):
            if block.strip(_WHITE):
                raise ArmorDamaged("something stands behind its END line")


def _decoded(text: bytes) -> bytes:
    """Decode one or more full lines, or a last one."""
    try:
        return decode_padded(text)
    except ValueError:
        raise ArmorDamaged("a line has a wrong character") from None


class ArmorWriter:
    """Writes bytes as an armored file.

    Args:
        target: where the text goes; never closed.
    """

    __slots__ = ("_held", "_target")

    def __init__(self, target: Writable) -> None:
        self._target = target
        self._held = bytearray()
        write_all(target, _BEGIN + b"\n")

    def write(self, data: bytes) -> int:
        """Write the full lines and hold back the rest."""
        self._held += data
        whole = len(self._held) - len(self._held) % _LINE_BYTES
        self._write_lines(whole)
        return len(data)

    def flush(self) -> None:
        """Hand on what the target holds; an unfinished line stays here."""
        self._target.flush()

    def finish(self) -> None:
        """Write the last line and the END line."""
        self._write_lines(len(self._held))
        write_all(self._target, _END + b"\n")

    def _write_lines(self, size: int) -> None:
        """Write the first ``size`` held bytes as lines."""
        data = bytes(self._held[:size])
        del self._held[:size]
        starts = range(0, size, _LINE_BYTES)
        write_all(self._target, b"".join(binascii.b2a_base64(data[at : at + _LINE_BYTES]) for at in starts))
