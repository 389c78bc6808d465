"""How a meeting was, its length and time apart, with unknown fields filled in one of three ways.

Meetings that were alike share one `Features` object, so that a test is held against each kind of meeting once and
not against every meeting.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache, partial

from contactlog.core.meetings import Conditions
from contactlog.core.values import ContactKind, Distance, Setting, Space, Voice
from contactlog.exposure.definitions import NEARNESS
from contactlog.exposure.doublings import rate_of
from contactlog.exposure.expected import expected_rate

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
_HELD = frozenset({ContactKind.SEXUAL, ContactKind.SKIN_CONTACT})
_FACING = frozenset({ContactKind.KISSED, ContactKind.COUGHED_ON})
_SETTING_OF = {
    Space.ROOM: Setting.INDOOR,
    Space.HALL: Setting.INDOOR,
    Space.VEHICLE: Setting.VEHICLE,
    Space.OPEN: Setting.OUTDOOR,
}
_ALL = frozenset({"length", "distance", "face", "setting"})


class Fill(IntEnum):
    """How unknown fields are filled."""

    LEAST = 0
    USUAL = 1
    MOST = 2


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """How a meeting was. Compared by identity: equal ones are one object."""

    distance: Distance
    near: int
    """Rank of the distance: 0 touching to 4 far."""
    setting: Setting
    indoors: bool
    vehicle: bool
    room: bool
    outdoors: bool
    face: bool
    held: bool
    """They touched for as long as they met; a handshake, a hug or a kiss in a longer meeting is over soon."""
    kinds: frozenset[ContactKind]
    living: bool
    """They live together."""
    noted: frozenset[str]
    """Which of length, distance, face and setting were noted; limits prove nothing by assumptions alone."""
    rate: float
    """How much a minute weighs for a tier against a minute of talking 1 to 2 m apart indoors (doublings.py)."""
    expected: float
    """How much it is expected to weigh, for the order inside a tier (expected.py); the same if all was noted."""
    conditions: Conditions
    """As it was noted."""
    least: Features | None = None
    """How it was if each field that decides a tier and is unknown was the least it can be; None when that is no less
    than what is usual."""
    most: Features | None = None
    """The same with the most that it can be."""

    @property
    def blank(self) -> bool:
        """Neither length nor distance was noted."""
        return not self.noted & {"length", "distance"}


@lru_cache(maxsize=8192)
def features_of(noted: Conditions, length_noted: bool) -> Features:
    """Give how a meeting was, its unknown fields filled with what is usual.

    Args:
        noted: how it was noted.
        length_noted: its length was noted too.
    """
    distance, setting, space, ventilation, mask_mine, mask_theirs, voice, face, kinds = noted
    near = Distance.TOUCH if kinds & _TOUCHING else distance
    place = setting or (_SETTING_OF[space] if space else None)
    rate = partial(
        rate_of,
        ventilation=ventilation,
        mask_case=mask_mine,
        mask_contact=mask_theirs,
        voice=voice or Voice.NORMAL,
    )
    expected = expected_rate(near, place, ventilation, mask_mine, mask_theirs, voice)
    filled = partial(_filled, noted, near, place, length_noted, rate, expected)
    vague = not (length_noted and near is not None and place is not None)
    less = vague or (space is None and place is Setting.INDOOR)
    more = vague or face is None or distance is None
    return filled(
        Fill.USUAL, least=filled(Fill.LEAST) if less else None, most=filled(Fill.MOST) if more else None
    )


def _filled(
    conditions: Conditions,
    near: Distance | None,
    place: Setting | None,
    length_noted: bool,
    rate: Callable[[Distance, Setting], float],
    expected: float,
    how: Fill,
    *,
    least: Features | None = None,
    most: Features | None = None,
) -> Features:
    """Fill what is unknown in one way."""
    space, face, kinds = conditions.space, conditions.face_to_face, conditions.kinds
    known = {
        "length": length_noted,
        "distance": near is not None,
        "face": face is not None,
        "setting": place is not None,
    }
    noted = _ALL if how is Fill.MOST else frozenset(name for name, is_known in known.items() if is_known)
    near = near or (Distance.FAR, Distance.ONE_TO_2M, Distance.TOUCH)[how]
    place = place or (Setting.OUTDOOR, Setting.INDOOR, Setting.INDOOR)[how]
    if face is None:
        face = how is Fill.MOST or bool(kinds & _FACING)
    wide = space in (Space.HALL, Space.OPEN)
    vehicle = place is Setting.VEHICLE and not wide
    room = vehicle or (place is Setting.INDOOR and not wide and not (space is None and how is Fill.LEAST))
    return Features(
        near,
        NEARNESS[near],
        place,
        place in (Setting.INDOOR, Setting.VEHICLE),
        vehicle,
        room,
        place is Setting.OUTDOOR,
        face or bool(kinds & _TOUCHING),
        conditions.distance is Distance.TOUCH
        or (conditions.distance is None and how is Fill.MOST)
        or bool(kinds & _HELD),
        kinds,
        ContactKind.LIVES_WITH in kinds,
        noted,
        rate(near, place),
        expected,
        conditions,
        least,
        most,
    )
