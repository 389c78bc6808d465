"""The interview: it runs in the diary's thread."""

from __future__ import annotations

from dataclasses import dataclass

from contactlog.diary.door import Diary
from contactlog.diary.remembering import Asked, Line, Question

ANSWERS = ("take", "nobody", "skip", "back", "enough")
"""What can be done with a question beside writing a line."""


@dataclass(frozen=True, slots=True)
class Now:
    """Where the interview stands."""

    asked: Asked | None
    begun: bool
    case: str
    """Name of the illness whose days it would be about; empty without a case."""


def now(diary: Diary) -> Now:
    """Give the question of the moment."""
    begun = diary.remembering.state() is not None
    cases = diary.cases.all()
    return Now(diary.remembering.next(), begun, diary.cases.illness_name(cases[0]) if cases else "")


def begin(diary: Diary) -> None:
    """Begin, about the days of the newest case, else the last two weeks."""
    cases = diary.cases.all()
    diary.remembering.begin(*diary.remembering.days(cases[0] if cases else None))


def read(diary: Diary, question: Question, text: str) -> tuple[Line, ...]:
    """Read an answer; saves nothing."""
    return diary.remembering.read(question, text) if text.strip() else ()


def save(diary: Diary, question: Question, text: str) -> int:
    """Save an answer; the question stays open for more. Gives how many encounters it was."""
    return len(diary.remembering.save(question, read(diary, question, text)))


def do(diary: Diary, question: Question, answer: str) -> None:
    """Do something with the question; see `ANSWERS`."""
    remembering = diary.remembering
    if answer == "take":
        remembering.take(question)
    elif answer == "nobody":
        remembering.nobody(question)
    elif answer == "skip":
        remembering.skip(question)
    elif answer == "back":
        remembering.back()
    else:
        remembering.enough()
