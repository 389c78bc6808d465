"""Notice: the ledger's row for one person in one case, and the words the user chose to keep."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from contactlog.core.values import Channel, Tone


class NoticeState(StrEnum):
    """How far telling one person has come."""

    TO_TELL = "to_tell"
    DRAFTED = "drafted"
    TOLD = "told"
    REPLIED = "replied"
    UNREACHABLE = "unreachable"
    CHOSE_NOT_TO = "chose_not_to"
    THROUGH_SOMEONE = "through_someone"
    ALL_CLEAR_SENT = "all_clear_sent"


REACHED = frozenset(
    {NoticeState.TOLD, NoticeState.REPLIED, NoticeState.THROUGH_SOMEONE, NoticeState.ALL_CLEAR_SENT}
)
"""The states in which the person knows."""


class Outcome(StrEnum):
    """How one attempt to tell somebody ended."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    LEFT_MESSAGE = "left_message"
    WRONG_NUMBER = "wrong_number"
    SENT = "sent"
    """Sent by the user's own hand; whether it was read is not known."""


class Reply(StrEnum):
    """What the person answered."""

    WELL = "well"
    TESTED_NEGATIVE = "tested_negative"
    TESTED_POSITIVE = "tested_positive"
    ILL = "ill"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt to tell somebody."""

    at: datetime
    """UTC, to the second."""
    channel: Channel | None = None
    outcome: Outcome = Outcome.REACHED
    note: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Notice:
    """The ledger's row: one person in one case."""

    id: str
    case: str
    """Id of the case."""
    person: str
    """Id of the person."""
    state: NoticeState = NoticeState.TO_TELL
    attempts: tuple[Attempt, ...] = ()
    told_at: datetime | None = None
    """UTC moment at which the person knew."""
    told_facts: str | None = None
    """Digest of what was told (dates, tier), to notice when it must be corrected."""
    through: str | None = field(default=None, repr=False)
    """Who passed it on, as a person's id or in words."""
    reason: str | None = field(default=None, repr=False)
    """Why the user decided not to tell, in the user's words."""
    next_try: date | None = None
    reply: Reply | None = None
    agreed_to_hand_over: date | None = None
    """The day the person agreed that their details may go to a health team."""
    all_clear_at: datetime | None = None
    safety_asked: date | None = None
    """The day on which the user answered the safety questions for this person in this case."""
    note: str = field(default="", repr=False)


_FURTHEST_LAST = (
    NoticeState.TO_TELL,
    NoticeState.DRAFTED,
    NoticeState.UNREACHABLE,
    NoticeState.CHOSE_NOT_TO,
    NoticeState.THROUGH_SOMEONE,
    NoticeState.TOLD,
    NoticeState.REPLIED,
    NoticeState.ALL_CLEAR_SENT,
)


def joined(kept: Notice, other: Notice) -> Notice:
    """Make one row of two of one case, whose people turned out to be the same: the one that has come further counts.

    Returns:
        A row with the id and the person of ``kept``, and the attempts of both.
    """
    further = max(kept, other, key=lambda notice: _FURTHEST_LAST.index(notice.state))
    attempts = sorted({*kept.attempts, *other.attempts}, key=lambda attempt: attempt.at)
    return replace(
        further,
        id=kept.id,
        person=kept.person,
        attempts=tuple(attempts),
        note="\n".join(dict.fromkeys(filter(None, (kept.note, other.note)))),
    )


@dataclass(frozen=True, slots=True)
class SavedWording:
    """Words the user edited and wants kept, for one person's notice or as an own wording for later."""

    id: str
    text: str = field(repr=False)
    channel: Channel
    tone: Tone = Tone.PLAIN
    language: str = "en"
    subject: str | None = field(default=None, repr=False)
    notice: str | None = None
    """Id of the notice it belongs to; None for an own wording."""
    name: str | None = field(default=None, repr=False)
    """What the user calls an own wording."""
    overruled: tuple[str, ...] = field(default=(), repr=False)
    """Findings of the draft check that the user knowingly overruled, as ``code:words``."""
    purpose: str | None = None
    """What the kept words are for, such as ``all_clear``; None for the first telling and for own wordings."""
