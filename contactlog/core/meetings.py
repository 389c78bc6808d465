"""Meetings: what an assessment reads of encounters, in columns."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from contactlog.core.encounters import Encounter
from contactlog.core.values import ContactKind, Distance, Mask, Setting, Space, Ventilation, Voice


class Conditions(NamedTuple):
    """How people met, as the user noted it; the fields are those of an encounter. None means unknown."""

    distance: Distance | None
    setting: Setting | None
    space: Space | None
    ventilation: Ventilation | None
    mask_mine: Mask | None
    mask_theirs: Mask | None
    voice: Voice | None
    face_to_face: bool | None
    kinds: frozenset[ContactKind]


class Meetings(NamedTuple):
    """Who met, when, for how long and under what conditions, and nothing else of many encounters.

    An assessment looks at thousands of them, most of which nobody asks about again. So they are no nouns of their
    own: the first values of all columns belong together, then the second ones, and so on.
    """

    days: Sequence[date] = ()
    """Local days."""
    begins: Sequence[float | None] = ()
    """Seconds since 1970, UTC; None when only the day is known."""
    ids: Sequence[str] = ()
    """Of the encounters."""
    minutes: Sequence[float | None] = ()
    people: Sequence[tuple[str, ...]] = ()
    """Ids of those who were met."""
    conditions: Sequence[Conditions] = ()


_CONDITIONS = attrgetter(*Conditions._fields)


def meetings_of(encounters: Collection[Encounter]) -> Meetings:
    """Give what an assessment reads of some encounters, in their order."""
    return Meetings(
        [item.local_date for item in encounters],
        [None if item.started_at is None else item.started_at.timestamp() for item in encounters],
        [item.id for item in encounters],
        [item.minutes for item in encounters],
        [item.people for item in encounters],
        [Conditions._make(_CONDITIONS(item)) for item in encounters],
    )
