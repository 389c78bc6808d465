"""What every kind of use works with: the open vault, the time, the zone and fresh ids."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from contactlog.core import ids
from contactlog.core.times import local_date

if TYPE_CHECKING:
    from contactlog.vault import Vault


def system_clock() -> datetime:
    """Give the time now in UTC. The only place above the vault where the clock is read."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Desk:
    """The open vault with the time and the zone in which the user lives at the moment."""

    vault: Vault
    clock: Callable[[], datetime]
    zone: str
    """IANA name."""
    _ids: ids.Series = field(default_factory=ids.Series, repr=False, compare=False)

    def now(self) -> datetime:
        """Give the time now, UTC, to the second."""
        return self.clock().replace(microsecond=0)

    def today(self) -> date:
        """Give the local day."""
        return local_date(self.clock(), self.zone)

    def new_id(self) -> str:
        """Make an id that was never used and sorts behind the one before."""
        milliseconds = int(self.clock().timestamp() * 1000)
        return self._ids.next(milliseconds, secrets.token_bytes(ids.RANDOM_BYTES))
