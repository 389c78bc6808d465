"""The payload of an age file: chunks of 64 KiB, each encrypted and authenticated on its own.

The nonce of a chunk is its number and a mark on the last one. So chunks cannot be swapped or dropped, and
a file cannot be cut or continued, without a tag that fails. Source: the STREAM construction of "Online
Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance" (2015), in the form the age
specification gives it.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from contactlog.age.bytesource import ByteSource
from contactlog.age.errors import PayloadDamaged

CHUNK_SIZE = 64 * 1024
"""Bytes of plaintext in every chunk but the last."""

TAG_SIZE = 16
"""Bytes that authentication adds to each chunk."""

NONCE_SIZE = 16
"""Bytes before the first chunk, from which the payload key is derived."""


def _nonce(number: int, *, last: bool) -> bytes:
    """Return the nonce of a chunk: 11 bytes of number, one byte that marks the last."""
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


class ChunkSealer:
    """Encrypts the chunks of one payload in order.

    Args:
        key: the payload key.
    """

    __slots__ = ("_aead", "_number")

    def __init__(self, key: bytes) -> None:
        self._aead = ChaCha20Poly1305(key)
        self._number = 0

    def seal(self, chunk: bytes | bytearray, *, last: bool) -> bytes:
        """Encrypt the next chunk: 64 KiB, or less for the last, and empty only when it is also the first."""
        sealed = self._aead.encrypt(_nonce(self._number, last=last), chunk, None)
        self._number += 1
        return sealed


class ChunkOpener:
    """Decrypts the chunks of one payload in order.

    Args:
        source: at the first byte after the payload nonce.
        key: the payload key.
    """

    __slots__ = ("_aead", "_finished", "_number", "_source")

    def __init__(self, source: ByteSource, key: bytes) -> None:
        self._source = source
        self._aead = ChaCha20Poly1305(key)
        self._number = 0
        self._finished = False

    def next(self) -> bytes:
        """Return the plaintext of the next chunk, or ``b""`` after the last.

        Each chunk is authentic on its own. Only ``b""`` says that the payload is whole: a caller that
        stops before it has read a prefix. After an error the opener must not be used again.

        Raises:
            PayloadDamaged: a chunk was changed, the last is missing, or something follows it.
        """
        if self._finished:
            if self._source.peek(1):
                raise PayloadDamaged("something was added at its end")
            return b""
        sealed = self._source.read(CHUNK_SIZE + TAG_SIZE)
        if len(sealed) < TAG_SIZE:
            raise PayloadDamaged("its end is missing")
        plain = self._open(sealed)
        if not plain and self._number > 0:
            raise PayloadDamaged("its last part is empty")
        self._number += 1
        return plain or self.next()

    def _open(self, sealed: bytes) -> bytes:
        """Decrypt one chunk and note whether it is the last; only a full one may be another."""
        if len(sealed) == CHUNK_SIZE + TAG_SIZE:
            try:
                return self._aead.decrypt(_nonce(self._number, last=False), sealed, None)
            except InvalidTag:
                pass
        try:
            plain = self._aead.decrypt(_nonce(self._number, last=True), sealed, None)
        except InvalidTag:
            raise PayloadDamaged("a part of it was changed or is missing") from None
        self._finished = True
        return plain
