"""What this package asks of the objects given to it. For type checkers; nothing is loaded at run time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from contactlog.age.keys import RandomBytes
from contactlog.age.stanza import Stanza


class Recipient(Protocol):
    """Someone a file is written to."""

    def wrap(self, file_key: bytes, random: RandomBytes) -> Stanza:
        """Return a stanza from which the recipient's identity, and nobody else, recovers the file key."""


class Identity(Protocol):
    """The secret half of a recipient."""

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """Return the file key, or ``None`` when no stanza was written to this identity.

        Raises:
            HeaderDamaged: a stanza of this identity's type is malformed.
        """


class Readable(Protocol):
    """What this package needs of an input: ``read(size)``, where ``b""`` means the end."""

    def read(self, size: int, /) -> bytes | None:
        """Return at most ``size`` bytes."""


class Writable(Protocol):
    """What this package needs of an output: ``write`` and ``flush``."""

    def write(self, data: bytes, /) -> int | None:
        """Take some or all of the bytes and return how many."""

    def flush(self) -> object:
        """Hand on what is still held back."""
