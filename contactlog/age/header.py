"""The textual header of an age file: a version line, one stanza for each recipient, and a MAC.

::

    age-encryption.org/v1
    -> X25519 <ephemeral share>            a stanza: its type and arguments
    <wrapped file key>                     its body, in lines of 64 characters and one shorter
    --- <HMAC of everything above, through the three dashes>

Reading is strict: any header that this module accepts, it would write back byte for byte the same.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Sequence
from typing import NamedTuple

from contactlog.age.base64 import decode_unpadded, encode_unpadded
from contactlog.age.bytesource import ByteSource
from contactlog.age.errors import HeaderDamaged, HmacDamaged, NotAge, UnsupportedVersion
from contactlog.age.keys import header_mac

INTRO = b"age-encryption.org/"
"""What the version line of every age file starts with."""

MAX_HEADER_SIZE = 1024 * 1024
"""Bytes. Room for thousands of recipients, and a bound on memory for a hostile file."""

_VERSION_LINE = INTRO + b"v1\n"
_LATER_VERSION = re.compile(re.escape(INTRO) + rb"v(?:[2-9]|[1-9][0-9]+)\n")
_COLUMNS = 64
_MAC_MARK = b"---"
_MAC_LINE_SIZE = len("--- ") + 43 + len("\n")
_ARGUMENT = re.compile(rb"[!-~]+")


class Stanza(NamedTuple):
    """One recipient's way to the file key."""

    type: str
    """The recipient type, such as ``X25519``; compared exactly."""
    arguments: tuple[str, ...]
    """What follows the type on the first line; printable ASCII without spaces."""
    body: bytes
    """The decoded body, for the known types a wrapped file key."""

    def encode(self) -> bytes:
        """Return the stanza as it stands in a header."""
        text = encode_unpadded(self.body)
        lines = [" ".join(("->", self.type, *self.arguments)).encode("ascii")]
        lines += [text[start : start + _COLUMNS] for start in range(0, len(text) + 1, _COLUMNS)]
        return b"\n".join(lines) + b"\n"


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
        if not hmac.compare_digest(header_mac(file_key, self.signed), self.mac):
            raise HmacDamaged


def encode_header(stanzas: Sequence[Stanza], file_key: bytes) -> bytes:
    """Return a whole header with its MAC."""
    signed = _VERSION_LINE + b"".join(stanza.encode() for stanza in stanzas) + _MAC_MARK
    return signed + b" " + encode_unpadded(header_mac(file_key, signed)) + b"\n"


def scrypt_stands_alone(stanzas: Sequence[Stanza]) -> bool:
    """Tell whether the rule holds that a ``scrypt`` stanza is the only one in its header.

    Who opens a file by passphrase believes that its writer knew the passphrase; a second way in would
    break that.
    """
    return len(stanzas) == 1 or all(stanza.type != "scrypt" for stanza in stanzas)


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
    while not (line := lines.next(MAX_HEADER_SIZE)).startswith(_MAC_MARK):
        stanzas.append(_read_stanza(line, lines))
    if not stanzas:
        raise HeaderDamaged("it names no recipient")
    if not scrypt_stands_alone(stanzas):
        raise HeaderDamaged("a passphrase stands beside another way to open the file")
    signed = bytes(lines.consumed[: -len(line)]) + _MAC_MARK
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
    if line == _VERSION_LINE:
        return
    if _LATER_VERSION.fullmatch(line):
        raise UnsupportedVersion
    if line.startswith(INTRO) or _VERSION_LINE.startswith(line):
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
        line = lines.next(_COLUMNS + 2)
        if not line.endswith(b"\n"):
            raise HeaderDamaged("a line is too long, or the file ends early")
        text += line[:-1]
        if len(line) <= _COLUMNS:
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
