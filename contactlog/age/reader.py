"""Reading an age file, piece by piece and in constant memory."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from contactlog.age.armor import ArmorReader, is_armored
from contactlog.age.bytesource import ByteSource
from contactlog.age.errors import HeaderDamaged, NoMatch
from contactlog.age.header import read_header
from contactlog.age.keys import FILE_KEY_SIZE, payload_key
from contactlog.age.stream import NONCE_SIZE, ChunkOpener
from contactlog.errors import Damaged

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

    from contactlog.age.interfaces import Identity, Readable
    from contactlog.age.stanza import Stanza


class DecryptReader(io.RawIOBase):
    """A binary input that decrypts an age file; armor is recognised.

    Can be wrapped by ``io.BufferedReader``, ``gzip.GzipFile`` and the like. Every byte it returns is
    authentic, but **the content is whole only once a read has returned** ``b""``: use nothing of it for
    good before then. The first damage ends the reading; each later read reports it again.

    Args:
        source: the age file, from its present position to its end; never closed.
        identities: tried in order.

    Raises:
        NotAge, UnsupportedVersion, ArmorDamaged, HeaderDamaged, HmacDamaged: the start of the file cannot
            be read or trusted.
        NoMatch: wrong passphrase, or a file for somebody else.
    """

    def __init__(self, source: Readable, identities: Sequence[Identity]) -> None:
        super().__init__()
        data = ByteSource(source)
        if is_armored(data):
            data = ByteSource(ArmorReader(data))
        self._opener = ChunkOpener(data, _read_payload_key(data, identities))
        self._plain = memoryview(b"")
        self._damage: Damaged | None = None

    def readable(self) -> bool:
        """Return true."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill the start of a buffer and return the number of bytes; 0 at the verified end.

        Raises:
            PayloadDamaged: the content was changed, cut or extended.
            ArmorDamaged: the text form breaks a rule.
        """
        view = memoryview(buffer).cast("B")
        data = self.read(len(view))
        view[: len(data)] = data
        return len(data)

    def read(self, size: int | None = -1, /) -> bytes:
        """Return up to ``size`` bytes and at most a chunk of 64 KiB; all that is left when negative.

        Raises:
            PayloadDamaged: the content was changed, cut or extended.
            ArmorDamaged: the text form breaks a rule.
            ValueError: closed before.
        """
        if self.closed:
            raise ValueError("this age file is closed")
        if size is None or size < 0:
            return self._read_rest()
        if size and not self._plain:
            self._plain = memoryview(self._next_chunk())
        data = bytes(self._plain[:size])
        self._plain = self._plain[size:]
        return data

    def readall(self) -> bytes:
        """Return all that is left, verified through its end."""
        return self._read_rest()

    def _read_rest(self) -> bytes:
        parts = [bytes(self._plain)]
        self._plain = memoryview(b"")
        while chunk := self._next_chunk():
            parts.append(chunk)
        return b"".join(parts)

    def _next_chunk(self) -> bytes:
        """Return the next chunk, remembering the first damage."""
        if self._damage is not None:
            raise self._damage
        try:
            return self._opener.next()
        except Damaged as damage:
            self._damage = damage
            raise


def unseal(data: bytes, identities: Sequence[Identity]) -> bytes:
    """Return the whole, verified content of one age file.

    Raises:
        ContactlogError: as ``DecryptReader`` and its ``read``; nothing is returned of a damaged file.
    """
    return DecryptReader(io.BytesIO(data), identities).readall()


def _read_payload_key(source: ByteSource, identities: Sequence[Identity]) -> bytes:
    """Read the header and the nonce behind it, and return the key of the payload."""
    header = read_header(source)
    file_key = _unwrap(header.stanzas, identities)
    if len(file_key) != FILE_KEY_SIZE:
        raise HeaderDamaged("a key has the wrong size")
    header.verify(file_key)
    nonce = source.read(NONCE_SIZE)
    if len(nonce) != NONCE_SIZE:
        raise HeaderDamaged("the file ends behind it")
    return payload_key(file_key, nonce)


def _unwrap(stanzas: Sequence[Stanza], identities: Sequence[Identity]) -> bytes:
    """Return the file key that the first fitting identity finds."""
    for identity in identities:
        file_key = identity.unwrap(stanzas)
        if file_key is not None:
            return file_key
    if stanzas[0].kind == "scrypt":
        raise NoMatch("The passphrase does not open this file.", "Type the passphrase again.")
    raise NoMatch(
        "None of the given keys opens this file.", "Use the key of a person the file was written for."
    )
