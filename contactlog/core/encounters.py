"""Encounter: who met, where, when, for how long, how close, and under what conditions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from contactlog.core.values import (
    ContactKind,
    Distance,
    Mask,
    Precision,
    Setting,
    Source,
    Space,
    Ventilation,
    Voice,
)


@dataclass(frozen=True, slots=True)
class Encounter:
    """A meeting as the user noted it. None means unknown, everywhere."""

    id: str
    local_date: date
    """The day the calendar showed where it happened; never recomputed."""
    zone: str
    """IANA name of the zone in which it was noted."""
    started_at: datetime | None = None
    """UTC, to the second; None when only the day is known."""
    precision: Precision = Precision.DAY
    minutes: float | None = None
    """How long it lasted."""
    people: tuple[str, ...] = ()
    """Ids of the people met; may be empty when only strangers were there."""
    place: str | None = None
    """Id of the place."""
    group: str | None = None
    """Id of the group that met, when the user named one. Its members of that day are in `people`."""
    distance: Distance | None = None
    setting: Setting | None = None
    space: Space | None = None
    ventilation: Ventilation | None = None
    mask_mine: Mask | None = None
    mask_theirs: Mask | None = None
    voice: Voice | None = None
    face_to_face: bool | None = None
    kinds: frozenset[ContactKind] = frozenset()
    strangers: int | None = None
    """How many people the user does not know were there."""
    note: str = field(default="", repr=False)
    source: Source = Source.TYPED
    origin: str | None = field(default=None, repr=False)
    """What it was made from (an event id, a drop-box file name), so that nothing comes in twice."""

    @property
    def ended_at(self) -> datetime | None:
        """UTC moment of the end; None when the start or the length is unknown."""
        if self.started_at is None or self.minutes is None:
            return None
        return self.started_at + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class QuietDay:
    """A day on which the user says they met nobody."""

    id: str
    date: date
