"""Where meetings lie to the dates of a case, each looked at once although several people were there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from contactlog.core.encounters import Encounter
from contactlog.core.values import ContactKind
from contactlog.exposure.features import Features, Fill, features_of
from contactlog.exposure.meetings import Met, beginnings, everything, fill
from contactlog.exposure.periods import Zone
from contactlog.exposure.windows import Resolved

Zones = tuple[Zone, ...]
"""Where a meeting lies under each reading of the dates, in the order of the readings."""

_AT_HOME = frozenset(
    {ContactKind.LIVES_WITH, ContactKind.SLEPT_SAME_ROOM, ContactKind.SHARED_BEDDING, ContactKind.CARE}
)
"""Kinds that go on although the ill person keeps apart."""


class Entry:
    """A meeting near the days of a case."""

    __slots__ = ("_filled", "apart", "begin", "noted", "zones")

    def __init__(self, noted: Encounter, zones: Zones, *, apart: bool) -> None:
        self.noted = noted
        self.zones = zones
        self.apart = apart
        """It was after the ill person began to keep apart, and of a kind that ends then."""
        self.begin = None if noted.started_at is None else noted.started_at.timestamp()
        """Seconds since 1970, UTC; None when only the day is known."""
        self._filled: list[Met | None] = [None, None, None]

    def filled(self, way: Fill) -> Met | None:
        """Give the meeting with its unknown fields filled; None when only the day is known.

        Then its beginning is another one for each person, see `meetings.beginnings`.
        """
        met = self._filled[way]
        if met is None and self.begin is not None:
            usual = self._filled[Fill.USUAL]
            if usual is None or (usual.how.may_be_less if way is Fill.LEAST else usual.how.may_be_more):
                met = fill(self.noted, self.begin, way)
            else:
                met = usual
            self._filled[way] = met
        return met


class Placing:
    """The readings of a case's dates, and where meetings lie in them."""

    def __init__(self, resolved: Resolved) -> None:
        self.periods = resolved.periods
        self._isolation = resolved.isolation
        self._first = min(period.margin_start for period in self.periods)
        self._last = max(period.margin_end for period in self.periods)
        self._by_moment = any(period.end_at is not None for period in self.periods)
        self._of_day: dict[date, Zones] = {}
        self._least: dict[Features, Features] = {}

    def near(self, encounters: Iterable[Encounter]) -> list[Entry]:
        """Give the meetings that lie in some reading, the oldest first; what came from where does not count."""
        first, last = self._first, self._last
        entries = [
            Entry(item, self._zones(item), apart=self._apart(item))
            for item in encounters
            if first <= item.local_date <= last
        ]
        entries.sort(key=_when)
        return entries

    def least(self, met: Met) -> Features:
        """Give how a meeting was if what was not noted about it was the least that it can be."""
        how = self._least.get(met.how)
        if how is None:
            how = self._least[met.how] = features_of(met.noted, Fill.LEAST)
        return how

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


def _when(entry: Entry) -> tuple[date, float, str]:
    return entry.noted.local_date, entry.begin or 0.0, entry.noted.id


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
    def of(cls, entries: Sequence[Entry], zones: Zones) -> Spread:
        """Sort meetings by their zones."""
        places: tuple[list[int], ...] = ([], [], [], [])
        counted: list[int] = []
        apart = False
        for place, (entry, zone) in enumerate(zip(entries, zones, strict=True)):
            if entry.apart and zone > Zone.OUT:
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


def distinct(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Drop meetings noted twice; what came from where and ids do not tell them apart."""
    if len({(entry.begin, entry.noted.minutes) for entry in entries}) == len(entries):
        return entries
    seen: dict[tuple[object, ...], Entry] = {}
    for entry in entries:
        seen.setdefault(everything(entry.noted), entry)
    return list(seen.values())


def all_filled(entries: Sequence[Entry], way: Fill, zone: str) -> list[Met]:
    """Fill the unknown fields of all meetings with one person.

    Args:
        entries: in the order of `Placing.near`.
        way: how to fill.
        zone: IANA name in which days begin.
    """
    begins: list[float] | None = None
    mets: list[Met] = []
    for place, entry in enumerate(entries):
        met = entry.filled(way)
        if met is None:
            begins = begins or beginnings([entry.noted for entry in entries], zone)
            met = fill(entry.noted, begins[place], way)
        mets.append(met)
    return mets
