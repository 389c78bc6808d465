"""A question of the interview, and what may help to answer it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Step(StrEnum):
    """Where in the interview a question stands."""

    FREE = "free"
    """Whoever comes to mind, before any help."""
    DAY = "day"
    """One day, backwards; in the second sitting forwards."""
    CUE = "cue"
    """Something of the user's own life that points at a day."""
    COMPANY = "company"
    """Who else was there, at a meeting already noted."""
    DOMAIN = "domain"
    """A part of life: work, family, journeys, meals, touch."""
    SHORT = "short"
    """Short contacts at a place already noted."""
    LONG_AGO = "long_ago"
    """Somebody usually met who does not appear."""
    TRACES = "traces"
    """Photos, calls, messages, payments."""
    EMPTY_DAY = "empty_day"
    """A day with nothing noted."""
    READ_BACK = "read_back"
    """The whole list."""
    ANYONE_ELSE = "anyone_else"
    """Asked until the answer is no."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something the user may take over with one key. It never comes without its basis."""

    text: str = field(repr=False)
    """What is suggested: "Choir at Church hall"."""
    basis: str = field(repr=False)
    """Where it comes from: "on 4 of the last 5 Tuesdays"."""
    day: date
    people: tuple[str, ...] = ()
    """Ids."""
    names: tuple[str, ...] = field(default=(), repr=False)
    """Of people on the invitation, who may not be in the diary yet."""
    group: str | None = None
    place: str | None = None
    origin: str | None = field(default=None, repr=False)
    """Of the calendar entry it comes from."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. Answered by entries, by "nobody", or by going on."""

    key: str
    """Which question it is; stays the same while the interview is left and taken up again."""
    step: Step
    text: str = field(repr=False)
    help: str = field(default="", repr=False)
    """A second line: how to go about it."""
    day: date | None = None
    """The day that lines without a date mean; None for the whole time."""
    noted: tuple[str, ...] = field(default=(), repr=False)
    """What the diary holds already, one line each."""
    suggestion: Suggestion | None = None
    encounter: str | None = None
    """Id of the meeting it is about: who is named was there too."""
    place: str | None = None
    """Id of the place it is about: who is named was met there, when the line names no other."""
