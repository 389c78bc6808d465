"""The diary's own clock: wall time for people, stamps for the order of changes."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime

from contactlog.core import ids
from contactlog.core.stamps import Stamp, next_stamp

Clock = Callable[[], datetime]
"""Gives the time now, with its zone."""

ABSURD_MILLISECONDS = 1 << 47
"""The year 6429: half of what a stamp can hold."""


class Stamper:
    """Gives each change of one act a stamp later than every stamp seen before.

    Args:
        clock: the wall clock.
        node: the number of this copy of the diary.
        latest: the latest stamp that this copy has made or taken in.
    """

    def __init__(self, clock: Clock, node: int, latest: Stamp | None) -> None:
        self._clock = clock
        self._node = node
        self.latest = latest

    def tick(self) -> Stamp:
        """Give the next stamp."""
        milliseconds = int(self._clock().timestamp() * 1000)
        self.latest = next_stamp(self.latest, milliseconds, self._node)
        return self.latest

    def witness(self, stamp: Stamp) -> None:
        """Note a stamp made elsewhere, so that the next one here is later.

        One that no clock can have made is left aside: following it would bring this clock to its end.
        """
        if stamp.milliseconds < ABSURD_MILLISECONDS:
            self.latest = stamp if self.latest is None else max(self.latest, stamp)

    def now(self) -> datetime:
        """Give the time now, UTC, to the second."""
        return self._clock().astimezone(UTC).replace(microsecond=0)

    def new_id(self) -> str:
        """Make an id that was never used."""
        return new_id(self._clock())


def new_id(now: datetime) -> str:
    """Make an id that was never used."""
    return ids.uuid7(int(now.timestamp() * 1000), secrets.token_bytes(ids.RANDOM_BYTES))
