"""Meetings ready to be tested: when, how long, and how they were."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from contactlog.core.encounters import Encounter
from contactlog.core.values import ContactKind
from contactlog.exposure.features import Features, Fill, features_of
from contactlog.exposure.periods import Zones
from contactlog.exposure.windows import day_start

USUAL_MINUTES = 30.0
"""The length taken when none was noted (exposure.md 7)."""
_MINUTES = (0.0, USUAL_MINUTES, 600.0)
"""Lengths by the way of filling."""
_BEGIN = attrgetter("begin")


class Met(NamedTuple):
    """A meeting without unknown fields, as a case looks at it."""

    begin: float
    """Seconds since 1970, UTC; for a meeting without a time, 0 until `in_turn` puts it somewhere on its day."""
    id: str
    day: date
    minutes: float
    how: Features
    noted: Encounter
    """As it stands in the diary."""
    zones: Zones = ()
    """Where it lies to the dates of the case."""
    apart: bool = False
    """It was after the ill person began to keep apart, and of a kind that ends then."""

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


def prepared(encounter: Encounter, zones: Zones = (), apart: bool = False) -> Met:
    """Fill the unknown fields of a meeting with what is usual."""
    start, minutes = encounter.started_at, encounter.minutes
    return Met(
        0.0 if start is None else start.timestamp(),
        encounter.id,
        encounter.local_date,
        USUAL_MINUTES if minutes is None else minutes,
        features_of(encounter),
        encounter,
        zones,
        apart,
    )


def at_least(mets: Sequence[Met]) -> list[Met]:
    """Give prepared meetings as they were if what was not noted was the least that it can be."""
    return [met if met.how.least is None else _refilled(met, met.how.least, Fill.LEAST) for met in mets]


def at_most(mets: Sequence[Met]) -> list[Met]:
    """Give prepared meetings as they were if what was not noted was the most that it can be."""
    return [met if met.how.most is None else _refilled(met, met.how.most, Fill.MOST) for met in mets]


def _refilled(met: Met, how: Features, way: Fill) -> Met:
    return met._replace(minutes=_MINUTES[way] if met.noted.minutes is None else met.minutes, how=how)


def in_turn(mets: Sequence[Met], zone: str) -> Sequence[Met]:
    """Let the meetings with one person that have no time stand one after another from the start of their day.

    Args:
        mets: prepared meetings, by day.
        zone: IANA name in which days begin.
    """
    if all(map(_BEGIN, mets)):
        return mets
    result: list[Met] = []
    used: dict[date, float] = {}
    for met in mets:
        if met.noted.started_at is None:
            begin = used[met.day] if met.day in used else day_start(met.day, zone).timestamp()
            used[met.day] = begin + met.minutes * 60
            met = met._replace(begin=begin)
        result.append(met)
    return result


def distinct(mets: Sequence[Met]) -> Sequence[Met]:
    """Drop meetings noted twice; what came from where and ids do not tell them apart."""
    if len({(met.begin, met.minutes) for met in mets}) == len(mets):
        return mets
    seen: dict[tuple[object, ...], Met] = {}
    for met in mets:
        seen.setdefault(_everything(met.noted), met)
    return list(seen.values())


def without_copies(encounters: Iterable[Encounter]) -> list[Encounter]:
    """Drop meetings noted twice, oldest first; what came from where and ids do not tell them apart."""
    items = sorted(encounters, key=_when)
    moments = {(item.local_date, item.started_at, item.minutes) for item in items}
    if len(moments) == len(items):
        return items
    seen: dict[tuple[object, ...], Encounter] = {}
    for item in items:
        seen.setdefault(_everything(item), item)
    return list(seen.values())


def _everything(item: Encounter) -> tuple[object, ...]:
    return (
        item.local_date, item.started_at, item.minutes, item.distance, item.setting, item.space,
        item.ventilation, item.mask_mine, item.mask_theirs, item.voice, item.face_to_face, item.kinds,
    )  # fmt: skip


def _when(encounter: Encounter) -> tuple[date, float, str]:
    moment = encounter.started_at
    return encounter.local_date, moment.timestamp() if moment else 0.0, encounter.id


def strongest(mets: Sequence[Met]) -> Met | None:
    """Give the meeting that weighs most; of equals the latest."""
    found, most = None, 0.0
    for met in mets:
        weight = met.how.expected * (met.minutes if met.minutes > 1 else 1)
        if found is None or weight > most or (weight == most and met[:2] > found[:2]):
            found, most = met, weight
    return found
