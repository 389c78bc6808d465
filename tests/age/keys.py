"""Fixed keys and deterministic randomness for the tests of the age format."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from contactlog.age import ScryptIdentity, ScryptRecipient, X25519Identity

ALICE = X25519Identity(b"a" * 32)
BOB = X25519Identity(b"b" * 32)
PASSPHRASE = "tidy otter under seven lamps"
LOG_N = 2
"""The cheapest work factor that is still honest scrypt."""

CHUNK = 64 * 1024
SIZES = (0, 1, 47, 48, 49, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK - 1, 2 * CHUNK, 2 * CHUNK + 17)


def passphrase_recipient(passphrase: str = PASSPHRASE) -> ScryptRecipient:
    """Return a cheap passphrase recipient."""
    return ScryptRecipient(passphrase, log_n=LOG_N)


def passphrase_identity(passphrase: str = PASSPHRASE) -> ScryptIdentity:
    """Return a passphrase identity that refuses expensive files, so that no damage can stall a test."""
    return ScryptIdentity(passphrase, max_log_n=12)


def counted_random(seed: str) -> Callable[[int], bytes]:
    """Return a repeatable source of bytes: SHAKE-256 of the seed and a call number."""
    calls = iter(range(1_000_000))

    def random(size: int) -> bytes:
        return hashlib.shake_256(f"{seed} {next(calls)}".encode()).digest(size)

    return random


def plaintext(size: int) -> bytes:
    """Return that many bytes without a short period."""
    return hashlib.shake_256(b"content").digest(size)


class Trickle:
    """An input that returns at most ``step`` bytes a read, as pipes do."""

    def __init__(self, data: bytes, step: int) -> None:
        self._data = data
        self._step = step

    def read(self, size: int, /) -> bytes:
        """Return a few bytes."""
        piece = self._data[: min(size, self._step)]
        self._data = self._data[len(piece) :]
        return piece
