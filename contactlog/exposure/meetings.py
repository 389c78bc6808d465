"""Meetings ready to be tested: when, how long, and how they were."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from contactlog.core.encounters import Encounter
from contactlog.core.values import ContactKind
from contactlog.exposure.features import Features, Fill, features_of
from contactlog.exposure.windows import day_start

USUAL_MINUTES = 30.0
"""The length taken when none was noted (exposure.md 7)."""
_MINUTES = (0.0, USUAL_MINUTES, 600.0)
"""Lengths by the way of filling."""


class Met(NamedTuple):
    """A meeting without unknown fields."""

    noted: Encounter
    """As it stands in the diary."""
    day: date
    begin: float
    """Seconds since 1970, UTC; for a meeting without a time, somewhere on its day."""
    minutes: float
    how: Features

    @property
    def id(self) -> str:
        """Id of the encounter."""
        return self.noted.id

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


def fill(encounter: Encounter, begin: float, way: Fill) -> Met:
    """Fill the unknown fields of a meeting."""
    minutes = encounter.minutes
    return Met(
        encounter,
        encounter.local_date,
        begin,
        _MINUTES[way] if minutes is None else minutes,
        features_of(encounter, way),
    )


def beginnings(encounters: Sequence[Encounter], zone: str) -> list[float]:
    """Give when each meeting began. Those without a time stand one after another from the start of their day."""
    result: list[float] = []
    used: dict[date, float] = {}
    for encounter in encounters:
        if encounter.started_at is not None:
            result.append(encounter.started_at.timestamp())
            continue
        day = encounter.local_date
        begin = used.get(day)
        if begin is None:
            begin = day_start(day, zone).timestamp()
        result.append(begin)
        used[day] = begin + (encounter.minutes if encounter.minutes is not None else USUAL_MINUTES) * 60
    return result


def without_copies(encounters: Iterable[Encounter]) -> list[Encounter]:
    """Drop meetings noted twice, oldest first; what came from where and ids do not tell them apart."""
    items = sorted(encounters, key=_when)
    moments = {(item.local_date, item.started_at, item.minutes) for item in items}
    if len(moments) == len(items):
        return items
    seen: dict[tuple[object, ...], Encounter] = {}
    for item in items:
        seen.setdefault(everything(item), item)
    return list(seen.values())


def everything(item: Encounter) -> tuple[object, ...]:
    """Give all that tells one meeting with a person from another."""
    return (
        item.local_date, item.started_at, item.minutes, item.distance, item.setting, item.space,
        item.ventilation, item.mask_mine, item.mask_theirs, item.voice, item.face_to_face, item.kinds,
    )  # fmt: skip


def _when(encounter: Encounter) -> tuple[date, float, str]:
    moment = encounter.started_at
    return encounter.local_date, moment.timestamp() if moment else 0.0, encounter.id


def strongest(mets: Sequence[Met]) -> Met | None:
    """Give the meeting that weighs most; of equals the latest."""
    return max(mets, key=_weight, default=None)


def _weight(met: Met) -> tuple[float, float, str]:
    return met.how.rate * (met.minutes if met.minutes > 1 else 1), met.begin, met.noted.id
