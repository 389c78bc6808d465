"""A meeting with its unknown fields filled in one of three ways, ready to be tested."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum

from contactlog.core.encounters import Encounter
from contactlog.core.values import ContactKind, Distance, Setting, Space, Voice
from contactlog.exposure.definitions import NEARNESS
from contactlog.exposure.doublings import rate_of
from contactlog.exposure.windows import day_start

USUAL_MINUTES = 30.0
"""The length taken when none was noted (exposure.md 7)."""
_TOUCHING = frozenset(
    {
        ContactKind.HANDSHAKE,
        ContactKind.HUGGED,
        ContactKind.KISSED,
        ContactKind.SEXUAL,
        ContactKind.SKIN_CONTACT,
        ContactKind.TOUCHED_RASH,
    }
)
_FACING = frozenset({ContactKind.KISSED, ContactKind.COUGHED_ON})
_SETTING_OF = {
    Space.ROOM: Setting.INDOOR,
    Space.HALL: Setting.INDOOR,
    Space.VEHICLE: Setting.VEHICLE,
    Space.OPEN: Setting.OUTDOOR,
}


class Fill(IntEnum):
    """How unknown fields are filled."""

    LEAST = 0
    USUAL = 1
    MOST = 2


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting without unknown fields."""

    id: str
    day: date
    begin: float
    """Seconds since 1970, UTC; for a meeting without a time, somewhere on its day."""
    minutes: float
    distance: Distance
    near: int
    """Rank of the distance: 0 touching to 4 far."""
    setting: Setting
    indoors: bool
    vehicle: bool
    room: bool
    outdoors: bool
    face: bool
    kinds: frozenset[ContactKind]
    noted: frozenset[str]
    """Which of length, distance, face and setting were noted; limits prove nothing by assumptions alone."""
    rate: float
    """How much a minute weighs against a minute of talking 1 to 2 m apart indoors (doublings.py)."""

    @property
    def blank(self) -> bool:
        """Neither length nor distance was noted."""
        return not self.noted & {"length", "distance"}

    @property
    def end(self) -> float:
        """Seconds since 1970 at which it ended."""
        return self.begin + self.minutes * 60


def has_gaps(encounter: Encounter) -> bool:
    """Tell whether a field that decides a tier is unknown."""
    return (
        encounter.minutes is None
        or (encounter.distance is None and not encounter.kinds & _TOUCHING)
        or (encounter.setting is None and encounter.space is None)
        or encounter.face_to_face is None
        or encounter.space is None
    )


def fill(encounter: Encounter, begin: float, how: Fill) -> Met:
    """Fill the unknown fields of a meeting."""
    touching = bool(encounter.kinds & _TOUCHING)
    distance = Distance.TOUCH if touching else encounter.distance
    setting = encounter.setting or (_SETTING_OF[encounter.space] if encounter.space else None)
    noted = _ALL if how is Fill.MOST else _noted(encounter, distance, setting)
    minutes = encounter.minutes
    if minutes is None:
        minutes = (0.0, USUAL_MINUTES, 600.0)[how]
    if distance is None:
        distance = (Distance.FAR, Distance.ONE_TO_2M, Distance.TOUCH)[how]
    if setting is None:
        setting = (Setting.OUTDOOR, Setting.INDOOR, Setting.INDOOR)[how]
    face = encounter.face_to_face
    if face is None:
        face = how is Fill.MOST or bool(encounter.kinds & _FACING)
    indoors = setting in (Setting.INDOOR, Setting.VEHICLE)
    space = encounter.space
    vehicle = setting is Setting.VEHICLE and space not in (Space.HALL, Space.OPEN)
    room = vehicle or (setting is Setting.INDOOR and space is not Space.HALL and space is not Space.OPEN)
    if room and not vehicle and space is None and how is Fill.LEAST:
        room = False
    return Met(
        encounter.id,
        encounter.local_date,
        begin,
        minutes,
        distance,
        NEARNESS[distance],
        setting,
        indoors,
        vehicle,
        room,
        setting is Setting.OUTDOOR,
        face or touching,
        encounter.kinds,
        noted,
        rate_of(
            distance,
            setting,
            encounter.ventilation,
            encounter.mask_mine,
            encounter.mask_theirs,
            encounter.voice or Voice.NORMAL,
        ),
    )


_ALL = frozenset({"length", "distance", "face", "setting"})


def _noted(encounter: Encounter, distance: Distance | None, setting: Setting | None) -> frozenset[str]:
    """Name what the user noted, as far as limits are measured by it."""
    known = {
        "length": encounter.minutes is not None,
        "distance": distance is not None,
        "face": encounter.face_to_face is not None,
        "setting": setting is not None,
    }
    return frozenset(name for name, is_known in known.items() if is_known)


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
    seen: dict[tuple[object, ...], Encounter] = {}
    for item in encounters:
        key = (
            item.local_date, item.started_at, item.minutes, item.distance, item.setting, item.space,
            item.ventilation, item.mask_mine, item.mask_theirs, item.voice, item.face_to_face, item.kinds,
        )  # fmt: skip
        kept = seen.get(key)
        if kept is None or item.id < kept.id:
            seen[key] = item
    return sorted(seen.values(), key=_when)


def _when(encounter: Encounter) -> tuple[date, float, str]:
    moment: datetime | None = encounter.started_at
    return encounter.local_date, moment.timestamp() if moment else 0.0, encounter.id


def strongest(mets: Sequence[Met]) -> Met | None:
    """Give the meeting that weighs most; of equals the latest."""
    return max(mets, key=lambda met: (met.rate * max(met.minutes, 1), met.begin, met.id), default=None)
