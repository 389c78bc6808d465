"""Noting how telling somebody went: it runs in the diary's thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from contactlog import phrases
from contactlog.core.notices import Outcome, Reply
from contactlog.core.values import Channel
from contactlog.diary.door import Diary

TOMORROW = 1


@dataclass(frozen=True, slots=True)
class Ending:
    """One way in which telling somebody can have gone."""

    key: str
    words: str
    outcome: Outcome | None = None
    later: int | None = None
    """Days until the next try."""


ENDINGS = (
    Ending("reached", "Reached: they know", Outcome.REACHED),
    Ending("sent", "Sent by my own hand; whether it was read is not known", Outcome.SENT),
    Ending("no_answer", "No answer; try again tomorrow", Outcome.NO_ANSWER, TOMORROW),
    Ending("left_message", "Left a message to call back; try again tomorrow", Outcome.LEFT_MESSAGE, TOMORROW),
    Ending("later", "Try later: tomorrow", None, TOMORROW),
    Ending("wrong_number", "Wrong number or address", Outcome.WRONG_NUMBER),
    Ending("through", "Somebody else passes it on"),
    Ending("not_telling", "I decided not to tell"),
    Ending("replied", "They replied"),
    Ending("take_back", "Take it back: still to tell"),
)
"""Every ending, in the order of the keys 1 to 9."""
REPLIES = tuple((reply.value, phrases.words(reply)) for reply in Reply)


def after_delivery(sent: bool) -> tuple[Ending, ...]:
    """Give the endings to ask for right after delivering: after sending, or after a call."""
    wanted = ("sent", "reached") if sent else ("reached", "no_answer", "left_message")
    both = (*wanted, "later", "wrong_number")
    known = {ending.key: ending for ending in ENDINGS}
    return tuple(known[key] for key in both)


def name_of(diary: Diary, person_id: str) -> str:
    """Give the name to show."""
    return phrases.shown_name(diary.people.get(person_id))


def note(
    diary: Diary, case_id: str, person_id: str, key: str, *, words: str = "", channel: Channel | None = None
) -> None:
    """Note an ending.

    Args:
        diary: the open diary.
        case_id: the case.
        person_id: who was told.
        key: of the ending.
        words: who passes it on, why not, or the reply, where the ending needs it.
        channel: by which way.
    """
    case, person, ledger = diary.cases.find(case_id), diary.people.get(person_id), diary.ledger
    ending = next(one for one in ENDINGS if one.key == key)
    today = diary.desk.today()
    again = today + timedelta(days=ending.later) if ending.later is not None else None
    facts = diary.cases.facts(case).get(person_id)
    if ending.outcome is not None:
        ledger.told(case, person, channel=channel, outcome=ending.outcome, facts=facts, next_try=again)
    elif key == "later":
        ledger.plan_next(case, person, again)
    elif key == "through":
        ledger.through(case, person, words, facts=facts)
    elif key == "not_telling":
        ledger.choose_not_to(case, person, words)
    elif key == "replied":
        ledger.replied(case, person, Reply(words))
    else:
        ledger.take_back(case, person)


def note_all_clear(diary: Diary, case_id: str, person_id: str) -> None:
    """Note that somebody heard that the case is called off."""
    diary.ledger.all_clear(diary.cases.find(case_id), diary.people.get(person_id))
