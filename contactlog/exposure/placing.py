"""Where meetings lie to the dates of a case, each looked at once although several people were there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime

from contactlog.core.meetings import Conditions, Meetings
from contactlog.core.values import ContactKind
from contactlog.exposure.meetings import Met, prepared
from contactlog.exposure.periods import Zone, Zones
from contactlog.exposure.windows import Resolved

_AT_HOME = frozenset(
    {ContactKind.LIVES_WITH, ContactKind.SLEPT_SAME_ROOM, ContactKind.SHARED_BEDDING, ContactKind.CARE}
)
"""Kinds that go on although the ill person keeps apart."""


ByZone = Mapping[Zone, Sequence[Met]]
"""Meetings by where they lie in one reading of the dates; a zone in which there are none may be missing."""


class Placing:
    """The readings of a case's dates, and where meetings lie in them."""

    def __init__(self, resolved: Resolved) -> None:
        self.periods = resolved.periods
        self._isolation = resolved.isolation
        self._first = min(period.margin_start for period in self.periods)
        self._last = max(period.margin_end for period in self.periods)
        self._by_moment = any(period.end_at is not None for period in self.periods)

    def placed(self, meetings: Meetings) -> list[Met]:
        """Give meetings with where they lie, in their order."""
        zones: Iterable[Zones]
        if self._by_moment or self._isolation is not None:
            zones = map(self._zones, meetings.days, meetings.begins, meetings.conditions)
        else:
            of_day = {day: self._zones_of_day(day) for day in set(meetings.days)}
            zones = map(of_day.__getitem__, meetings.days)
        return prepared(meetings, zones)

    def _zones_of_day(self, day: date, started_at: datetime | None = None) -> Zones:
        if not self._first <= day <= self._last:
            return ()
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


def by_zone(mets: Iterable[Met], number: int) -> ByZone:
    """Sort meetings by the zones that a reading of the dates gives them, each in the order in which they come."""
    found: dict[Zone, list[Met]] = defaultdict(list)
    for met in mets:
        found[met.zones[number]].append(met)
    return found
