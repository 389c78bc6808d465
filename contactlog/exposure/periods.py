"""Periods: one reading of the doubtful dates, with the days that count fully, partly and hardly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum

from contactlog.core.cases import DoubtfulDay


class Zone(IntEnum):
    """Where a meeting lies relative to the window."""

    APART = -1
    """In the window or beside it, but after the ill person had begun to keep apart."""
    OUT = 0
    MARGIN = 1
    """Just outside: unlikely."""
    SOFT = 2
    """Outside the official window, though some is passed on then: at most possible."""
    INSIDE = 3


Zones = tuple[Zone, ...]
"""Where a meeting lies under each reading of the dates, in the order of the readings."""


@dataclass(frozen=True, slots=True)
class Period:
    """The window under one reading of the dates. All days are local and inclusive."""

    day_zero: date
    start: date
    end: date
    soft_start: date
    soft_end: date
    margin_start: date
    margin_end: date
    end_at: datetime | None = None
    """The exact end, UTC, where it is known."""
    usual_start: date | None = None
    """The start by the window that was chosen; `start` may be another country's earlier one."""

    def zone(self, day: date, begin: datetime | None = None) -> Zone:
        """Tell where a meeting on a local day lies, by its exact beginning where both are known."""
        if self.start <= day <= self.end:
            late = self.end_at is not None and begin is not None and begin > self.end_at
            return Zone.MARGIN if late else Zone.INSIDE
        if self.soft_start <= day <= self.soft_end:
            return Zone.SOFT
        return Zone.MARGIN if self.margin_start <= day <= self.margin_end else Zone.OUT


@dataclass(frozen=True, slots=True)
class Isolation:
    """When the ill person began to keep apart."""

    day: DoubtfulDay

    def ended_contact_before(self, day: date, begin: datetime | None) -> bool:
        """Tell whether a meeting began after the ill person kept apart."""
        if self.day.at is not None and begin is not None:
            return begin >= self.day.at
        return day > self.day.last
