"""What a recipient and an identity must be able to do, whatever their type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from contactlog.age.header import Stanza
from contactlog.age.keys import RandomBytes


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
