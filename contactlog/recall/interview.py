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
from contactlog.recall.domains import DOMAINS, LETTERS, TRACES
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
        view.words.say("anyone_else"),
        view.words.say("anyone_else_help"),
    )


def _help(state: RecallState, view: DiaryView) -> Iterator[Question]:
    """Give what helps to remember: in the first sitting everything, in the second the days the other way."""
    if state.sitting == 1:
        yield _free(state, view)
        yield from _days(state, view, forwards=False)
        for day in days_backwards(state.first, state.last, view.today):
            yield from day_cues(view, day)
        yield from _domains(view, DOMAINS)
        yield from company(view, state.first, state.last, _COMPANY_MOST)
        yield from short_contacts(view, state.first, state.last, _PLACES_MOST)
        yield from long_not_seen(view, state.first, state.last)
        yield from _domains(view, (TRACES, LETTERS))
    else:
        yield _again(state, view)
        yield from _days(state, view, forwards=True)


def _free(state: RecallState, view: DiaryView) -> Question:
    words = view.words
    first, last = words.short_date(state.first), words.short_date(min(state.last, view.today))
    return Question("free", Step.FREE, words.say("free", first=first, last=last), words.say("free_help"))


def _again(state: RecallState, view: DiaryView) -> Question:
    return Question(
        "again",
        Step.FREE,
        view.words.say("again"),
        view.words.say("again_help"),
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
            view.words.sentence("day_more" if noted else "day", date=view.words.day(day, view.today)),
            view.words.say(_how(day, view.today, forwards=forwards)),
            day,
            noted,
        )


def _how(day: date, today: date, *, forwards: bool) -> str:
    if day == today:
        return "today_help"
    return "forwards_help" if forwards else "backwards_help"


def _domains(view: DiaryView, domains: tuple[str, ...]) -> Iterator[Question]:
    for domain in domains:
        step = Step.TRACES if domain in (TRACES, LETTERS) else Step.DOMAIN
        yield Question(f"domain/{domain}", step, *view.words.domain(domain))


def _empty_days(state: RecallState, view: DiaryView) -> Iterator[Question]:
    for day in days_backwards(state.first, state.last, view.today):
        if day not in view.quiet_days and not view.on(day):
            yield Question(
                f"empty/{day.isoformat()}",
                Step.EMPTY_DAY,
                view.words.say("empty", date=view.words.day(day, view.today)),
                view.words.say("empty_help"),
                day,
            )


def _read_back(state: RecallState, view: DiaryView) -> Question:
    return Question(
        "read-back",
        Step.READ_BACK,
        view.words.say("read_back"),
        view.words.say("read_back_help"),
        noted=_noted(state, view),
    )


def _noted(state: RecallState, view: DiaryView) -> tuple[str, ...]:
    lines = []
    for day in reversed(days_backwards(state.first, state.last, view.today)):
        shown = [view.shown(encounter) for encounter in view.on(day)]
        if shown or day in view.quiet_days:
            noted = "; ".join(shown) or view.words.say("nobody")
            lines.append(f"{view.words.day(day, view.today)}: {noted}")
    return tuple(lines[:_NOTED_MOST])
