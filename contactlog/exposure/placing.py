"""Where meetings lie to the dates of a case, each looked at once although several people were there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple

from contactlog.core.meetings import Conditions, Meetings
from contactlog.core.values import ContactKind
from contactlog.exposure.meetings import BY_DAY, Met, prepared
from contactlog.exposure.periods import Zone, Zones
from contactlog.exposure.windows import Resolved

_AT_HOME = frozenset(
    {ContactKind.LIVES_WITH, ContactKind.SLEPT_SAME_ROOM, ContactKind.SHARED_BEDDING, ContactKind.CARE}
)
"""Kinds that go on although the ill person keeps apart."""


class Placing:
    """The readings of a case's dates, and where meetings lie in them."""

    def __init__(self, resolved: Resolved) -> None:
        self.periods = resolved.periods
        self._isolation = resolved.isolation
        self._first = min(period.margin_start for period in self.periods)
        self._last = max(period.margin_end for period in self.periods)
        self._by_moment = any(period.end_at is not None for period in self.periods)

    def placed(self, meetings: Meetings) -> list[Met]:
        """Give meetings with where they lie, by day and time; what came from where does not count."""
        zones: Iterable[Zones]
        if self._by_moment or self._isolation is not None:
            zones = map(self._zones, meetings.days, meetings.begins, meetings.conditions)
        else:
            of_day = {day: self._zones_of_day(day) for day in set(meetings.days)}
            zones = map(of_day.__getitem__, meetings.days)
        return sorted(prepared(meetings, zones), key=BY_DAY)

    def near(self, mets: Iterable[Met]) -> list[Met]:
        """Give the meetings on days that lie in some reading."""
        first, last = self._first, self._last
        return [met for met in mets if first <= met.day <= last]

    def _zones_of_day(self, day: date, started_at: datetime | None = None) -> Zones:
        return tuple([period.zone(day, started_at) for period in self.periods])

    def _zones(self, day: date, begin: float | None, conditions: Conditions) -> Zones:
        """Place a meeting by its moment; one of a kind that ends when the ill person keeps apart may be APART."""
        started_at = None if begin is None else datetime.fromtimestamp(begin, UTC)
        zones = self._zones_of_day(day, started_at)
        if self._isolation is None or conditions.kinds & _AT_HOME:
            return zones
        if not self._isolation.ended_contact_before(day, started_at):
            return zones
        return tuple([Zone.APART if zone > Zone.OUT else zone for zone in zones])


class Spread(NamedTuple):
    """The meetings with one person by where they lie in one reading of the dates, each list by day and time."""

    inside: Sequence[Met]
    soft: Sequence[Met]
    margin: Sequence[Met]
    counted: Sequence[Met]
    """Inside and soft."""
    apart: bool
    """Some were left out because the ill person had begun to keep apart."""

    @classmethod
    def of(cls, mets: Sequence[Met], zones: Zones) -> Spread:
        """Sort meetings by the zones that a reading gives them."""
        by_zone: dict[Zone, list[Met]] = {zone: [] for zone in Zone}
        for met, zone in zip(mets, zones, strict=True):
            by_zone[zone].append(met)
        inside, soft = by_zone[Zone.INSIDE], by_zone[Zone.SOFT]
        counted = inside
        if soft:
            counted = [met for met, zone in zip(mets, zones, strict=True) if zone >= Zone.SOFT]
        return cls(inside, soft, by_zone[Zone.MARGIN], counted, bool(by_zone[Zone.APART]))

    def filled(self, fill: Callable[[Sequence[Met]], Sequence[Met]]) -> Spread:
        """Give the same meetings with their unknown fields filled in another way."""
        inside, soft, margin, counted = map(fill, self[:4])
        return Spread(inside, soft, margin, counted, self.apart)
