"""Writing an age file, piece by piece and in constant memory."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self

from contactlog.age.armor import ArmorWriter
from contactlog.age.bytesource import write_all
from contactlog.age.errors import InvalidKey
from contactlog.age.keys import FILE_KEY_SIZE, RandomBytes, payload_key
from contactlog.age.stanza import encode_header, scrypt_stands_alone
from contactlog.age.stream import CHUNK_SIZE, NONCE_SIZE, ChunkSealer

if TYPE_CHECKING:
    from contactlog.age.interfaces import Recipient, Writable


class EncryptWriter:
    """A binary output that encrypts what is written to it.

    Only ``close`` makes the file complete. Left by an exception, garbage-collected or abandoned, it stays
    without its last chunk, and every age reader refuses it as cut short. It is no ``io.IOBase`` for that
    reason: those close themselves when they are collected.

    Args:
        target: where the age file goes, from its present position; flushed by ``close``, never closed.
        recipients: who can open the file; one passphrase alone, or any number of public keys.
        armor: write text lines in place of bytes.
        random: the source of keys and nonces; given only by tests.

    Raises:
        InvalidKey: no recipient, a passphrase beside others, or an unusable key. Nothing is written then.
        OSError: the target failed. The same goes for every method that writes.
    """

    def __init__(
        self,
        target: Writable,
        recipients: Sequence[Recipient],
        *,
        armor: bool = False,
        random: RandomBytes = os.urandom,
    ) -> None:
        file_key = random(FILE_KEY_SIZE)
        header = _header(recipients, file_key, random)
        nonce = random(NONCE_SIZE)
        self._sealer = ChunkSealer(payload_key(file_key, nonce))
        self._held = bytearray()
        self._state = "open"
        self._armor = ArmorWriter(target) if armor else None
        self._target: Writable = self._armor or target
        write_all(self._target, header + nonce)

    @property
    def closed(self) -> bool:
        """Whether nothing more can be written."""
        return self._state != "open"

    def writable(self) -> bool:
        """Return true, as output files do."""
        return True

    def write(self, data: bytes | bytearray | memoryview) -> int:
        """Encrypt and write; up to 64 KiB are held back, for the last chunk must be marked.

        Returns:
            The number of bytes taken, which is all of them.

        Raises:
            ValueError: closed before.
        """
        self._check_open()
        view = memoryview(data).cast("B")
        offset = 0
        while offset < len(view):
            if len(self._held) == CHUNK_SIZE:
                self._write_chunk(last=False)
            piece = view[offset : offset + CHUNK_SIZE - len(self._held)]
            self._held += piece
            offset += len(piece)
        return len(view)

    def flush(self) -> None:
        """Hand on the chunks that are complete. The held-back rest goes out with ``close``."""
        self._check_open()
        self._target.flush()

    def close(self) -> None:
        """Write the last chunk and flush; once this returns, the target has taken a complete file.

        A second call does nothing, and so does one after ``abandon``.

        Raises:
            ValueError: an earlier write failed, so that the file cannot be completed.
        """
        if self._state == "failed":
            self._check_open()
        if self._state == "open":
            self._write_chunk(last=True)
            self._state = "failed"
            if self._armor is not None:
                self._armor.finish()
            self._target.flush()
            self._state = "closed"

    def abandon(self) -> None:
        """Give up: write nothing more, so that what is there can never pass for a complete file."""
        if self._state == "open":
            self._state = "abandoned"
            self._held.clear()

    def _write_chunk(self, *, last: bool) -> None:
        """Seal and write what is held; a failure on the way is final."""
        self._state = "failed"
        sealed = self._sealer.seal(self._held, last=last)
        self._held.clear()
        write_all(self._target, sealed)
        self._state = "open"

    def _check_open(self) -> None:
        if self._state == "failed":
            raise ValueError("an earlier write to this age file failed; it is incomplete")
        if self._state != "open":
            raise ValueError("this age file is closed")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.abandon()


def seal(
    data: bytes,
    recipients: Sequence[Recipient],
    *,
    armor: bool = False,
    random: RandomBytes = os.urandom,
) -> bytes:
    """Return ``data`` as one age file; for small things such as a line of the drop-box.

    Raises:
        InvalidKey: as ``EncryptWriter``.
    """
    target = io.BytesIO()
    with EncryptWriter(target, recipients, armor=armor, random=random) as writer:
        writer.write(data)
    return target.getvalue()


def _header(recipients: Sequence[Recipient], file_key: bytes, random: RandomBytes) -> bytes:
    """Wrap the file key for every recipient."""
    stanzas = [recipient.wrap(file_key, random) for recipient in recipients]
    if not stanzas:
        raise InvalidKey("Nobody was named who could open the file.", "Give a passphrase or a recipient.")
    if not scrypt_stands_alone(stanzas):
        raise InvalidKey(
            "A passphrase cannot be combined with other ways to open the same file.",
            "Write one file for the passphrase and one for the recipients.",
        )
    return encode_header(stanzas, file_key)
