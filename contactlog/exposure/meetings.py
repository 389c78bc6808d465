"""Meetings ready to be tested: when, how long, and how they were."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import repeat

from contactlog.core.meetings import Meetings
from contactlog.core.values import ContactKind
from contactlog.exposure.features import Features, Fill, features_of
from contactlog.exposure.periods import Zones
from contactlog.exposure.windows import day_start

USUAL_MINUTES = 30.0
"""The length taken when none was noted (exposure.md 7)."""
_MINUTES = (0.0, USUAL_MINUTES, 600.0)
"""Lengths by the way of filling."""


@dataclass(slots=True, eq=False)
class Met:
    """A meeting without unknown fields, as a case looks at it.

    Nothing changes it; it is not frozen because thousands are made at a time, and that takes four times as long.
    """

    day: date
    begin: float
    """Seconds since 1970, UTC; for a meeting without a time, 0 until `in_turn` puts it somewhere on its day."""
    id: str
    minutes: float
    people: tuple[str, ...]
    how: Features
    zones: Zones
    """Where it lies to the dates of the case; nothing when it is too far from them."""
    timed: bool
    """When it began was noted."""

    @property
    def started_at(self) -> datetime | None:
        """UTC; None when only the day was noted."""
        return datetime.fromtimestamp(self.begin, UTC) if self.timed else None

    @property
    def end(self) -> float:
        """Seconds since 1970 at which it ended."""
        return self.begin + self.minutes * 60

    @property
    def near(self) -> int:
        """Rank of the distance: 0 touching to 4 far."""
        return self.how.near

    @property
    def kinds(self) -> frozenset[ContactKind]:
        """What passed between the two."""
        return self.how.kinds

    @property
    def blank(self) -> bool:
        """Neither length nor distance was noted."""
        return self.how.blank


def by_day(met: Met) -> tuple[date, float, str]:
    """Give what sorts meetings by day and time; those without a time come first on their day."""
    return met.day, met.begin if met.timed else 0.0, met.id


def by_time(met: Met) -> tuple[float, str]:
    """Give what sorts meetings by the time at which they began."""
    return met.begin, met.id


def kinds_of(mets: Iterable[Met]) -> Set[Features]:
    """Give how meetings were, each kind once."""
    return {met.how for met in mets}


def live_together(kinds: Iterable[Features]) -> bool:
    """Tell whether a meeting of one of these kinds was one of people who live together."""
    return any(how.living for how in kinds)


def prepared(meetings: Meetings, zones: Iterable[Zones] | None = None) -> list[Met]:
    """Fill the unknown fields of meetings with what is usual.

    Args:
        meetings: in any order, which is kept.
        zones: where each lies to the dates of a case; nothing when None.
    """
    days, begins, ids, minutes, people, conditions = meetings
    columns = (
        days,
        [begin or 0.0 for begin in begins],
        ids,
        [USUAL_MINUTES if length is None else length for length in minutes],
        people,
        [features_of(how, length is not None) for how, length in zip(conditions, minutes, strict=True)],
        repeat((), len(days)) if zones is None else zones,
        [begin is not None for begin in begins],
    )
    return list(map(Met, *columns))


def at_least(mets: Sequence[Met]) -> list[Met]:
    """Give prepared meetings as they were if what was not noted was the least that it can be."""
    return [met if met.how.least is None else _refilled(met, met.how.least, Fill.LEAST) for met in mets]


def at_most(mets: Sequence[Met]) -> list[Met]:
    """Give prepared meetings as they were if what was not noted was the most that it can be."""
    return [met if met.how.most is None else _refilled(met, met.how.most, Fill.MOST) for met in mets]


def _refilled(met: Met, how: Features, way: Fill) -> Met:
    return replace(met, minutes=met.minutes if "length" in met.how.noted else _MINUTES[way], how=how)


def in_turn(mets: Iterable[Met], zone: str) -> list[Met]:
    """Let the meetings with one person that have no time stand one after another from the start of their day.

    Args:
        mets: prepared meetings, by day.
        zone: IANA name in which days begin.
    """
    result: list[Met] = []
    used: dict[date, float] = {}
    for met in mets:
        if not met.timed:
            begin = used[met.day] if met.day in used else day_start(met.day, zone).timestamp()
            used[met.day] = begin + met.minutes * 60
            met = replace(met, begin=begin)
        result.append(met)
    return result


def distinct(mets: Iterable[Met]) -> list[Met]:
    """Drop meetings noted twice; what came from where and ids do not tell them apart."""
    seen: dict[tuple[object, ...], Met] = {}
    for met in mets:
        seen.setdefault(_everything(met), met)
    return list(seen.values())


def without_copies(mets: Iterable[Met]) -> list[Met]:
    """Drop meetings noted twice, oldest first; what came from where and ids do not tell them apart.

    Nor does who was there: these are to be meetings with the same person.
    """
    seen: dict[tuple[object, ...], Met] = {}
    for met in sorted(mets, key=by_day):
        seen.setdefault(_everything(met), met)
    return list(seen.values())


def _everything(met: Met) -> tuple[object, ...]:
    return met.day, met.begin, met.timed, met.minutes, met.how.noted, met.how.conditions


def strongest(mets: Sequence[Met]) -> Met | None:
    """Give the meeting that weighs most; of equals the latest."""
    found, most = None, 0.0
    for met in mets:
        weight = met.how.expected * (met.minutes if met.minutes > 1 else 1)
        if found is None or weight > most or (weight == most and by_time(met) > by_time(found)):
            found, most = met, weight
    return found
