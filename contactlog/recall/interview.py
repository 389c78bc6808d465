"""The interview itself: which question comes next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from contactlog.recall.cues import (
    company,
    day_cues,
    days_backwards,
    long_not_seen,
    short_contacts,
)
from contactlog.recall.days import day_words, short_day
from contactlog.recall.domains import DOMAINS, LETTERS, TRACES, Domain
from contactlog.recall.questions import Question, Step
from contactlog.recall.state import RecallState
from contactlog.recall.view import DiaryView

_COMPANY_MOST = 12
_PLACES_MOST = 10
_NOTED_MOST = 200


def next_question(state: RecallState, view: DiaryView) -> Question | None:
    """Give the question to ask now.

    The same state and diary always give the same question, so that an interview can be left at any moment.

    Args:
        state: how far the interview has come; see `state.reopened` for another day.
        view: the diary as it is now, with what was noted on the way.

    Returns:
        The question; None when the sitting is over.
    """
    if state.ended_on is not None:
        return None
    done = frozenset(state.done)
    return next((question for question in _questions(state, view) if question.key not in done), None)


def progress(state: RecallState, view: DiaryView) -> tuple[int, int]:
    """Give how many questions of this sitting are done, and how many there will be as far as one can see."""
    done = frozenset(state.done)
    left = sum(question.key not in done for question in _questions(state, view))
    return len(state.done), len(state.done) + (left if state.ended_on is None else 0)


def _questions(state: RecallState, view: DiaryView) -> Iterator[Question]:
    if not state.enough:
        yield from _help(state, view)
    yield from _empty_days(state, view)
    yield _read_back(state, view)
    yield Question(
        "anyone-else",
        Step.ANYONE_ELSE,
        "Is there anyone else?",
        "Nobody has to come to mind. If in doubt, add them: you can take it back.",
    )


def _help(state: RecallState, view: DiaryView) -> Iterator[Question]:
    """Give what helps to remember: in the first sitting everything, in the second the days the other way."""
    if state.sitting == 1:
        yield _free(state, view)
        yield from _days(state, view, forwards=False)
        for day in days_backwards(state.first, state.last, view.today):
            yield from day_cues(view, day)
        yield from _domains(DOMAINS)
        yield from company(view, state.first, state.last, _COMPANY_MOST)
        yield from short_contacts(view, state.first, state.last, _PLACES_MOST)
        yield from long_not_seen(view, state.first, state.last)
        yield from _domains((TRACES, LETTERS))
    else:
        yield _again(state, view)
        yield from _days(state, view, forwards=True)


def _free(state: RecallState, view: DiaryView) -> Question:
    return Question(
        "free",
        Step.FREE,
        f"From {short_day(state.first)} to {short_day(min(state.last, view.today))}: who comes to mind?",
        "In any order, one line each, with its day (Tuesday: Ana). Do not search yet; help comes later.",
    )


def _again(state: RecallState, view: DiaryView) -> Question:
    return Question(
        "again",
        Step.FREE,
        "Has anybody come to mind since last time?",
        "Often somebody does, a day later.",
        noted=_noted(state, view),
    )


def _days(state: RecallState, view: DiaryView, *, forwards: bool) -> Iterator[Question]:
    days = days_backwards(state.first, state.last, view.today)
    for day in reversed(days) if forwards else days:
        if day in view.quiet_days:
            continue
        noted = tuple(view.shown(encounter) for encounter in view.on(day))
        yield Question(
            f"day/{day.isoformat()}",
            Step.DAY,
            f"{day_words(day, view.today)}: {'who else' if noted else 'whom'} did you meet?",
            _how(day, view.today, forwards=forwards),
            day,
            noted,
        )


def _how(day: date, today: date, *, forwards: bool) -> str:
    if day == today:
        return "From now back to the morning. Leave out nobody because it was short."
    order = "from morning to night" if forwards else "from the evening back to the morning"
    return f"Put yourself back into the day and go through it {order}."


def _domains(domains: tuple[Domain, ...]) -> Iterator[Question]:
    for domain in domains:
        step = Step.TRACES if domain in (TRACES, LETTERS) else Step.DOMAIN
        yield Question(f"domain/{domain.key}", step, domain.text, domain.help)


def _empty_days(state: RecallState, view: DiaryView) -> Iterator[Question]:
    for day in days_backwards(state.first, state.last, view.today):
        if day not in view.quiet_days and not view.on(day):
            yield Question(
                f"empty/{day.isoformat()}",
                Step.EMPTY_DAY,
                f"Nothing is noted for {day_words(day, view.today)}. Is it right that you met nobody?",
                "A shop, a lift, a door count too. “Nobody” notes it as a quiet day.",
                day,
            )


def _read_back(state: RecallState, view: DiaryView) -> Question:
    return Question(
        "read-back",
        Step.READ_BACK,
        "This is what you have noted. Is somebody missing, or somewhere you were?",
        "Read it slowly, line by line.",
        noted=_noted(state, view),
    )


def _noted(state: RecallState, view: DiaryView) -> tuple[str, ...]:
    lines = []
    for day in reversed(days_backwards(state.first, state.last, view.today)):
        shown = [view.shown(encounter) for encounter in view.on(day)]
        if shown or day in view.quiet_days:
            lines.append(f"{day_words(day, view.today)}: {'; '.join(shown) or 'nobody'}")
    return tuple(lines[:_NOTED_MOST])
