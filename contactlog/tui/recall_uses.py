"""The interview: it runs in the diary's thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

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
    known: frozenset[date] = frozenset()
    """Days of the interview of which the diary says something: whom, or that there was nobody."""


def now(diary: Diary) -> Now:
    """Give the question of the moment."""
    begun = diary.remembering.state() is not None
    cases = diary.cases.all()
    asked = diary.remembering.next()
    name = diary.cases.illness_name(cases[0]) if cases else ""
    if asked is None:
        return Now(asked, begun, name)
    met = {one.local_date for one in diary.encounters.between(asked.first, asked.last)}
    quiet = {one.date for one in diary.encounters.quiet_days(asked.first, asked.last)}
    return Now(asked, begun, name, frozenset(met | quiet))


def days_line(now: Now, width: int) -> str:
    """Draw the days of the interview: ✓ where something is noted, · where nothing is, ▸ before the day asked about.

    Where there is no room for all of them the newest stay.
    """
    asked = now.asked
    if asked is None:
        return ""
    days = [asked.first + timedelta(days=step) for step in range((asked.last - asked.first).days + 1)]
    drawn = [
        f"{'▸' if day == asked.question.day else ' '}{day:%a} {day.day}{'✓' if day in now.known else '·'}"
        for day in days
    ]
    empty = len(days) - len(now.known)
    left = f"  nothing noted on {empty} of {len(days)} days" if empty else ""
    while len("".join(drawn)) + len(left) > width and len(drawn) > 1:
        drawn = ["…", *drawn[2:]] if drawn[0] == "…" else ["…", *drawn[1:]]
    return "".join(drawn) + left


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
