"""Identifiers: UUID version 7 as text (RFC 9562, section 5.7), so that ids sort by the time of creation."""

from __future__ import annotations

import re
from collections.abc import Iterator

RANDOM_BYTES = 10
"""How many random bytes `uuid7` uses."""

_START_BITS = 73
_STEP = 1 << 32

_FORM = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def uuid7(milliseconds: int, randomness: bytes) -> str:
    """Make an identifier.

    Args:
        milliseconds: since 1970 in UTC, as 48 bits.
        randomness: `RANDOM_BYTES` bytes of which 74 bits are used.

    Returns:
        The lower-case text form of the UUID.
    """
    if not 0 <= milliseconds < 1 << 48 or len(randomness) != RANDOM_BYTES:
        raise ValueError("a time of 48 bits and ten random bytes are needed")
    random = int.from_bytes(randomness, "big")
    number = (
        milliseconds << 80 | 0x7 << 76 | (random >> 62 & 0xFFF) << 64 | 0b10 << 62 | random & (1 << 62) - 1
    )
    return _with_dashes(f"{number:032x}")


def _with_dashes(digits: str) -> str:
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


class Series:
    """Ids of one writer, each sorting behind the one before even within a millisecond (RFC 9562, 6.2, method 2)."""

    def __init__(self) -> None:
        self._milliseconds, self._random = -1, 0

    def next(self, milliseconds: int, randomness: bytes) -> str:
        """Make the next id, with the arguments of `uuid7`."""
        # The topmost of the 74 bits stays free at the start, so that there is room to count up.
        fresh = int.from_bytes(randomness, "big") % (1 << _START_BITS)
        if milliseconds == self._milliseconds:
            # A random step keeps the next id as hard to guess as it is easy to sort.
            fresh = self._random + 1 + fresh % _STEP
        self._milliseconds, self._random = milliseconds, fresh
        return uuid7(milliseconds, self._random.to_bytes(RANDOM_BYTES, "big"))


def is_id(text: str) -> bool:
    """Tell whether the text is a UUID version 7 in the form that `uuid7` makes."""
    return _FORM.fullmatch(text) is not None


class IdList:
    """Many ids in the order in which they were added, in sixteen bytes each."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def __len__(self) -> int:
        """Give how many there are."""
        return len(self._bytes) // 16

    def __iter__(self) -> Iterator[str]:
        """Give them in their order."""
        for place in range(0, len(self._bytes), 16):
            yield _with_dashes(self._bytes[place : place + 16].hex())

    def append(self, made: str) -> None:
        """Add an id that `uuid7` made."""
        self._bytes += bytes.fromhex(made.replace("-", ""))
