"""Where meetings lie to the dates of a case, each looked at once although several people were there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from contactlog.core.encounters import Encounter
from contactlog.core.values import ContactKind
from contactlog.exposure.features import Fill
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

    def filled(self, begin: float, way: Fill) -> Met:
        """Give the meeting with its unknown fields filled.

        Args:
            begin: when it began; of a meeting without a time, where it stands for one person.
            way: how to fill.
        """
        if self.begin is None:
            return fill(self.noted, begin, way)
        met = self._filled[way]
        if met is None:
            met = self._filled[way] = self._made(begin, way)
        return met

    def _made(self, begin: float, way: Fill) -> Met:
        if way is Fill.USUAL:
            return fill(self.noted, begin, way)
        usual = self.filled(begin, Fill.USUAL)
        other = usual.how.may_be_less if way is Fill.LEAST else usual.how.may_be_more
        return fill(self.noted, begin, way) if other else usual


class Placing:
    """The readings of a case's dates, and where meetings lie in them."""

    def __init__(self, resolved: Resolved) -> None:
        self.periods = resolved.periods
        self._isolation = resolved.isolation
        self._first = min(period.margin_start for period in self.periods)
        self._last = max(period.margin_end for period in self.periods)
        self._by_moment = any(period.end_at is not None for period in self.periods)
        self._of_day: dict[date, Zones] = {}

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
    if any(entry.begin is None for entry in entries):
        begins = beginnings([entry.noted for entry in entries], zone)
        return [entry.filled(begin, way) for entry, begin in zip(entries, begins, strict=True)]
    return [entry.filled(entry.begin or 0.0, way) for entry in entries]
