"""What was read from a line."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date, datetime

from contactlog.core.values import ContactKind, Distance, Mask, Precision, Setting, Space, Ventilation, Voice


@dataclass(frozen=True, slots=True)
class Understood:
    """A piece of the line and what it was read as."""

    start: int
    end: int
    field: str
    """The field it filled, such as ``people`` or ``minutes``."""
    words: str = dataclasses.field(repr=False)
    """The piece as typed."""
    meaning: str = dataclasses.field(repr=False)
    """For the user, such as ``Thu 2026-03-12``."""


@dataclass(frozen=True, slots=True)
class NamedOne:
    """A person, place or group that the line names."""

    name: str = dataclasses.field(repr=False)
    id: str | None = None
    """Id where it is known already; None for a new one."""

    @property
    def new(self) -> bool:
        """True when it is not in the diary yet."""
        return self.id is None


@dataclass(frozen=True, slots=True)
class Unclear:
    """A name that several things answer to."""

    text: str = dataclasses.field(repr=False)
    candidates: tuple[NamedOne, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one line. None means the line did not say."""

    line: str = dataclasses.field(repr=False)
    local_date: date
    zone: str
    started_at: datetime | None = None
    precision: Precision = Precision.DAY
    minutes: float | None = None
    people: tuple[NamedOne, ...] = ()
    place: NamedOne | None = None
    group: NamedOne | None = None
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
    note: str = dataclasses.field(default="", repr=False)
    understood: tuple[Understood, ...] = ()
    not_understood: tuple[str, ...] = dataclasses.field(default=(), repr=False)
    not_understood_at: tuple[tuple[int, int], ...] = ()
    """Start and end of each of these in `line`."""
    ambiguous: tuple[Unclear, ...] = ()
    question: str | None = dataclasses.field(default=None, repr=False)
    """What must be asked before this can be saved; None when nothing must."""

    @property
    def filler(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each piece of the line that says nothing by itself: spaces, commas, "the"."""
        taken = sorted([(piece.start, piece.end) for piece in self.understood] + list(self.not_understood_at))
        edges = [0, *(edge for span in taken for edge in span), len(self.line)]
        return tuple((a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b)
