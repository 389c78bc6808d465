"""When the user has been away long enough for the diary to be locked. Pure: the clock is passed in."""

from __future__ import annotations

import time
from dataclasses import dataclass

WARNING_SECONDS = 30
"""From here on the countdown is shown loudly."""


def boot_seconds() -> float:
    """Give seconds since the machine started, counting those during which it slept, where the system can say."""
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


@dataclass(slots=True)
class IdleTimer:
    """Counts from the last sign of life.

    Attributes:
        limit: seconds after which the diary is locked; 0 never locks.
        touched: when the last key was pressed or the mouse was used, in seconds of one clock.
    """

    limit: float
    touched: float

    def touch(self, now: float) -> None:
        """Note a sign of life."""
        self.touched = now

    def left(self, now: float) -> float | None:
        """Give the seconds left; None when it never locks. A clock that goes backwards locks at once."""
        if not self.limit:
            return None
        passed = now - self.touched
        return 0.0 if passed < 0 else max(0.0, self.limit - passed)


def shown(seconds: float) -> str:
    """Write a countdown: ``4:05``."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02}"
