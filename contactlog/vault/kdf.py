"""From a passphrase to a key: Argon2id (RFC 9106), its cost stored, bounded and calibrated."""

from __future__ import annotations

import math
import time
import unicodedata
from dataclasses import dataclass

from contactlog.errors import Damaged, Refused, StorageFailed
from contactlog.vault import argon2

SALT_BYTES = 16
"""As RFC 9106, section 3.1, recommends."""
KEY_BYTES = 32
AIM_SECONDS = 0.5
"""How long unlocking is to take on the machine that creates the slot."""

_MEMORY_LIMIT_KIB = 4 * 1024 * 1024
_PASSES_LIMIT = 16
_LANES_LIMIT = 16
_CALIBRATED_MEMORY_KIB = 512 * 1024


@dataclass(frozen=True, slots=True)
class KdfParams:
    """The cost of one derivation."""

    memory_kib: int
    """Memory that is filled, in KiB."""
    passes: int
    """How often it is gone over."""
    lanes: int
    """Parts that can be worked on at the same time."""

    @property
    def work(self) -> int:
        """Memory times passes: what an attacker pays for each guess."""
        return self.memory_kib * self.passes

    def check(self) -> None:
        """Refuse a cost that no contactlog ever wrote, before it is spent.

        Raises:
            Damaged: a number lies out of bounds.
        """
        inside = (
            1 <= self.lanes <= _LANES_LIMIT
            and 1 <= self.passes <= _PASSES_LIMIT
            and 8 * self.lanes <= self.memory_kib <= _MEMORY_LIMIT_KIB
        )
        if not inside:
            raise Damaged("The cost of the passphrase in the diary's keys lies out of bounds.")


STANDARD = KdfParams(memory_kib=64 * 1024, passes=3, lanes=4)
"""The least that a new slot gets: RFC 9106, section 4, second recommended option."""
STRONG = KdfParams(memory_kib=256 * 1024, passes=3, lanes=4)
"""Four times that, for those who ask."""
CHEAPEST = KdfParams(memory_kib=8, passes=1, lanes=1)
"""For tests only; `needs_upgrade` says so of every diary made with it."""


def derive(passphrase: str, salt: bytes, params: KdfParams) -> bytes:
    """Derive a 32-byte key from a passphrase.

    The passphrase is taken in Unicode normal form C, so that it is the same on every keyboard.

    Args:
        passphrase: as typed.
        salt: `SALT_BYTES` random bytes, fresh for each slot.
        params: the cost; checked before it is spent.

    Raises:
        Damaged: the cost lies out of bounds.
        StorageFailed: the machine does not have the memory.
    """
    params.check()
    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    try:
        return argon2.derive(secret, salt, KEY_BYTES, params.memory_kib, params.passes, params.lanes)
    except MemoryError:
        needed = math.ceil(params.memory_kib / 1024)
        raise StorageFailed(
            f"Opening takes {needed} MiB of free memory, and there is less.",
            "Close other programs, then try again.",
        ) from None


def check_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that cannot protect anything.

    Raises:
        Refused: it is empty or only white space.
    """
    if not passphrase.strip():
        raise Refused("The passphrase is empty.", "Choose four or more unrelated words.")


def calibrated() -> KdfParams:
    """Measure this machine and give parameters that take about `AIM_SECONDS`, never less than `STANDARD`."""
    started = time.perf_counter()
    derive("calibration", bytes(SALT_BYTES), STANDARD)
    return scaled(time.perf_counter() - started)


def scaled(standard_seconds: float) -> KdfParams:
    """Give parameters that take about `AIM_SECONDS` where `STANDARD` takes ``standard_seconds``.

    Memory is doubled first, because it is what specialised hardware lacks; passes fill the rest.
    """
    factor = max(1.0, AIM_SECONDS / max(standard_seconds, 0.001))
    doublings = min(int(math.log2(factor)), int(math.log2(_CALIBRATED_MEMORY_KIB / STANDARD.memory_kib)))
    memory = STANDARD.memory_kib << doublings
    passes = round(STANDARD.passes * factor / (1 << doublings))
    return KdfParams(memory, max(STANDARD.passes, min(passes, _PASSES_LIMIT)), STANDARD.lanes)


def needs_upgrade(params: KdfParams) -> bool:
    """Tell whether a slot costs an attacker less than `STANDARD` does today."""
    return params.memory_kib < STANDARD.memory_kib or params.work < STANDARD.work
