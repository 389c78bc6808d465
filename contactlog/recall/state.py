"""How far an interview has come: a small value that can be put away and taken up again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from contactlog.core.settings import JsonValue
from contactlog.core.times import parse_date
from contactlog.errors import Invalid
from contactlog.recall.questions import Question, Step

SITTINGS = 2
"""A second attempt on another day brings more names (Ünal and Benjamin 2024)."""
_DAYS_LIMIT = 366


class Reply(StrEnum):
    """What became of a question. The entries themselves are kept by the diary."""

    NOTED = "noted"
    """Somebody was written down; the question comes again."""
    TAKEN = "taken"
    """The suggestion was taken over."""
    NOBODY = "nobody"
    """The user says there is nobody."""
    SKIPPED = "skipped"
    """The user goes on without an answer."""


@dataclass(frozen=True, slots=True)
class RecallState:
    """Which days an interview is about, and which questions are done."""

    first: date
    last: date
    sitting: int = 1
    """1, or 2 for the second attempt."""
    done: tuple[str, ...] = ()
    """Keys of questions answered or skipped in this sitting, in the order in which that happened."""
    enough: bool = False
    """The user wants no more help to remember: only empty days and the list are left in this sitting."""
    ended_on: date | None = None
    """Day on which the last sitting came to its end; None while one is going on."""

    @property
    def complete(self) -> bool:
        """Tell whether both sittings are over."""
        return self.sitting >= SITTINGS and self.ended_on is not None

    def to_json(self) -> dict[str, JsonValue]:
        """Write the state as JSON values."""
        return {
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "sitting": self.sitting,
            "done": [*self.done],
            "enough": self.enough,
            "ended_on": self.ended_on.isoformat() if self.ended_on else None,
        }

    @staticmethod
    def from_json(value: Mapping[str, JsonValue]) -> RecallState:
        """Read a state.

        Raises:
            Invalid: it was not written by `to_json`.
        """
        sitting, done, ended = value.get("sitting"), value.get("done"), value.get("ended_on")
        first, last = value.get("first"), value.get("last")
        if (
            not isinstance(first, str)
            or not isinstance(last, str)
            or sitting not in range(1, SITTINGS + 1)
            or not isinstance(done, list)
            or not (ended is None or isinstance(ended, str))
        ):
            raise Invalid("The interview that was put away cannot be read.", "Begin a new one.")
        state = begin(parse_date(first), parse_date(last))
        return replace(
            state,
            sitting=int(str(sitting)),
            done=tuple(str(key) for key in done),
            enough=value.get("enough") is True,
            ended_on=parse_date(ended) if ended else None,
        )


def begin(first: date, last: date) -> RecallState:
    """Begin an interview about the days from first to last.

    Raises:
        Invalid: the days are in the wrong order, or more than a year.
    """
    if not 0 <= (last - first).days < _DAYS_LIMIT:
        raise Invalid("The interview needs a first and a last day, at most a year apart.")
    return RecallState(first, last)


def answer(state: RecallState, question: Question, reply: Reply, today: date) -> RecallState:
    """Take note of what became of a question.

    A question comes again as long as somebody is noted, because "anyone else?" finds more people (Brewer 2005);
    a suggestion that was taken over, and every other reply, ends it. The last one ends the sitting.
    """
    if reply is Reply.NOTED:
        return state
    done = (*(key for key in state.done if key != question.key), question.key)
    ended = today if question.step is Step.ANYONE_ELSE else None
    return replace(state, done=done, ended_on=ended)


def back(state: RecallState) -> RecallState:
    """Go back to the question answered last; the first one stays where it is. What was noted stays noted."""
    return replace(state, done=state.done[:-1], ended_on=None)


def enough(state: RecallState) -> RecallState:
    """Leave out what is left of the help in this sitting, for a short attention or a bad day."""
    return replace(state, enough=True)


def reopened(state: RecallState, today: date) -> RecallState:
    """Give the state with which to go on: the second sitting, when the first ended on an earlier day."""
    if state.ended_on is not None and not state.complete and today > state.ended_on:
        return replace(state, sitting=state.sitting + 1, done=(), enough=False, ended_on=None)
    return state
