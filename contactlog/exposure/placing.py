"""Where meetings lie to the dates of a case, each looked at once although several people were there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from contactlog.core.encounters import Encounter
from contactlog.core.values import ContactKind
from contactlog.exposure.meetings import Met, prepared
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
        self._of_day: dict[date, Zones] = {}

    def near(self, encounters: Iterable[Encounter]) -> list[Met]:
        """Give the meetings that lie in some reading, by day and time; what came from where does not count."""
        first, last = self._first, self._last
        mets = [
            prepared(item, self._zones(item), self._apart(item))
            for item in encounters
            if first <= item.local_date <= last
        ]
        mets.sort(key=attrgetter("day", "begin", "id"))
        return mets

    def _zones(self, met: Encounter) -> Zones:
        day = met.local_date
        if self._by_moment and met.started_at is not None:
            return tuple(period.zone(day, met.started_at) for period in self.periods)
        zones = self._of_day.get(day)
        if zones is None:
            zones = self._of_day[day] = tuple(period.zone(day) for period in self.periods)
        return zones

    def _apart(self, met: Encounter) -> bool:
        if self._isolation is None or met.kinds & _AT_HOME:
            return False
        return self._isolation.ended_contact_before(met.local_date, met.started_at)


class Spread(NamedTuple):
    """The meetings with one person by where they lie in one reading of the dates, as places in their list."""

    inside: list[int]
    soft: list[int]
    margin: list[int]
    counted: list[int]
    """Inside and soft, the oldest first."""
    apart: bool
    """Some were left out because the ill person had begun to keep apart."""

    @classmethod
    def of(cls, mets: Sequence[Met], zones: Zones) -> Spread:
        """Sort meetings by the zones that a reading gives them."""
        places: tuple[list[int], ...] = ([], [], [], [])
        counted: list[int] = []
        apart = False
        for place, (met, zone) in enumerate(zip(mets, zones, strict=True)):
            if met.apart and zone > Zone.OUT:
                apart = True
                continue
            places[zone].append(place)
            if zone >= Zone.SOFT:
                counted.append(place)
        _, margin, soft, inside = places
        return cls(inside, soft, margin, counted, apart)

    def of_each(self, mets: Sequence[Met]) -> tuple[list[Met], list[Met], list[Met]]:
        """Give the meetings inside, soft and in the margin."""
        inside, soft, margin = ([mets[place] for place in places] for places in self[:3])
        return inside, soft, margin
