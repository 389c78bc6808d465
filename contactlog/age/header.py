"""Reading an age header, strictly: what is accepted here would be written back byte for byte the same."""

from __future__ import annotations

import re
from typing import NamedTuple

from contactlog.age.base64 import decode_unpadded
from contactlog.age.bytesource import ByteSource
from contactlog.age.errors import HeaderDamaged, HmacDamaged, NotAge, UnsupportedVersion
from contactlog.age.keys import mac_matches
from contactlog.age.stanza import COLUMNS, INTRO, MAC_MARK, VERSION_LINE, Stanza, scrypt_stands_alone

MAX_HEADER_SIZE = 1024 * 1024
"""Bytes. Room for thousands of recipients, and a bound on memory for a hostile file."""

_LATER_VERSION = re.compile(re.escape(INTRO) + rb"v(?:[2-9]|[1-9][0-9]+)\n")
_MAC_LINE_SIZE = len("--- ") + 43 + len("\n")
_ARGUMENT = re.compile(rb"[!-~]+")


class Header(NamedTuple):
    """A header as read: well formed, not yet authenticated."""

    stanzas: tuple[Stanza, ...]
    """At least one; a ``scrypt`` stanza is the only one."""
    signed: bytes
    """The bytes that the MAC covers."""
    mac: bytes
    """The MAC that the file claims."""

    def verify(self, file_key: bytes) -> None:
        """Check the MAC.

        Raises:
            HmacDamaged: the header is not the one written with this file key.
        """
        if not mac_matches(file_key, self.signed, self.mac):
            raise HmacDamaged


def read_header(source: ByteSource) -> Header:
    """Read a header and leave the source at the first byte of the payload.

    Raises:
        NotAge: the file begins differently.
        UnsupportedVersion: a later format version.
        HeaderDamaged: any other departure from the format.
    """
    lines = _Lines(source)
    _check_version(lines.next(len(INTRO) + 64))
    stanzas = []
    while not (line := lines.next(MAX_HEADER_SIZE)).startswith(MAC_MARK):
        stanzas.append(_read_stanza(line, lines))
    if not stanzas:
        raise HeaderDamaged("it names no recipient")
    if not scrypt_stands_alone(stanzas):
        raise HeaderDamaged("a passphrase stands beside another way to open the file")
    signed = bytes(lines.consumed[: -len(line)]) + MAC_MARK
    return Header(tuple(stanzas), signed, _read_mac(line))


class _Lines:
    """The lines of a header, kept for the MAC, up to the size limit."""

    __slots__ = ("_source", "consumed")

    def __init__(self, source: ByteSource) -> None:
        self._source = source
        self.consumed = bytearray()

    def next(self, limit: int) -> bytes:
        """Return a line of at most ``limit`` bytes; cut ones are told by their missing line feed."""
        line = self._source.readline(min(limit, MAX_HEADER_SIZE - len(self.consumed)))
        self.consumed += line
        if len(self.consumed) >= MAX_HEADER_SIZE:
            raise HeaderDamaged("it is larger than any real one")
        return line


def _check_version(line: bytes) -> None:
    """Raise unless the line announces v1."""
    if line == VERSION_LINE:
        return
    if _LATER_VERSION.fullmatch(line):
        raise UnsupportedVersion
    if line.startswith(INTRO) or VERSION_LINE.startswith(line):
        raise HeaderDamaged("its first line is not complete" if line else "the file is empty")
    raise NotAge


def _read_stanza(first: bytes, lines: _Lines) -> Stanza:
    """Read the rest of a stanza whose first line is given."""
    if not first.endswith(b"\n"):
        raise HeaderDamaged("it ends early")
    mark, *words = first[:-1].split(b" ")
    if mark != b"->" or not words or not all(map(_ARGUMENT.fullmatch, words)):
        raise HeaderDamaged("a line names no recipient type where one must stand")
    text = bytearray()
    while True:
        line = lines.next(COLUMNS + 2)
        if not line.endswith(b"\n"):
            raise HeaderDamaged("a line is too long, or the file ends early")
        text += line[:-1]
        if len(line) <= COLUMNS:
            break
    kind, *arguments = (word.decode("ascii") for word in words)
    return Stanza(kind, tuple(arguments), _decoded(bytes(text)))


def _read_mac(line: bytes) -> bytes:
    """Return the MAC of the last header line."""
    if len(line) != _MAC_LINE_SIZE or not line.startswith(b"--- ") or not line.endswith(b"\n"):
        raise HeaderDamaged("its last line is not complete")
    return _decoded(line[4:-1])


def _decoded(text: bytes) -> bytes:
    """Decode a base64 part of the header."""
    try:
        return decode_unpadded(text)
    except ValueError:
        raise HeaderDamaged("a coded part has a wrong character") from None
