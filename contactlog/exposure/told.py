"""The user was told of an exposure: what to watch for, until when, and when a test makes sense."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor

from contactlog.core.cases import ReceivedNotice
from contactlog.core.exposures import Advice
from contactlog.exposure.advice import dated, fits_country, still_of_use
from contactlog.exposure.deadlines import ACTIONS
from contactlog.exposure.facts import ContactAdvice, Illness
from contactlog.exposure.words import say, written

_GROUPS = {
    "high_risk": ("high_risk",),
    "pregnant": ("pregnant",),
    "immunocompromised": ("immunocompromised",),
    "baby": ("newborn", "infant"),
    "liver": ("liver",),
}
"""Groups for whom more can be done, and how the fact sheet's names of whom advice is for speak of them."""
_FOR_SOME = ("household_and_sexual_contacts", "blood_exposed_non_immune", "chronic_liver_disease_contacts")
"""Groups about which nobody is asked. The advice is shown, since its words say for whom it is; it sets no period."""
_FOR_ME = ("all_contacts", "close_contacts", "non_immune_contacts", *_FOR_SOME)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What may come after an exposure of one's own."""

    watch_from: date | None
    """First day on which signs may come; None when no figure was published."""
    watch_until: date | None
    most: date | None
    """The day around which signs mostly come."""
    tests: tuple[date, ...]
    """Days on which a test makes sense, first to last."""
    advice: tuple[Advice, ...]
    """What the cited sources say, with dates; what is only for others is left out."""
    deadlines: tuple[tuple[date, str], ...]
    """Days on which a published period closes, each with the sentence."""
    sentences: tuple[str, ...]
    """Everything in words, most important first."""


def outlook(notice: ReceivedNotice, sheet: Illness, *, today: date, country: str = "widest") -> Outlook:
    """Work out what to watch for, until when, and when a test makes sense.

    Args:
        notice: that the user was told, with the day of the last meeting.
        sheet: the illness.
        today: local day.
        country: whose rules; ``widest`` takes all.
    """
    last = notice.last_exposure
    shown = [item for item in sheet.contact_advice if _concerns_me(item, sheet, notice, country)]
    advice = still_of_use((dated(item, sheet, last, last, today) for item in shown), today)
    concerned = [item for item in shown if item.who not in _FOR_SOME]
    first, until, most = _watch(sheet, last)
    over = until is not None and until < today
    tests = _tests(concerned, last)
    telling = () if over and sheet.category == "respiratory" else tests  # then no test tells of this meeting
    deadlines = _deadlines(concerned, last, today)
    watch = "watch" if sheet.incubation is None or sheet.incubation.datable else "watch_cautious"
    sentences = _sentences(first, until, most, telling, deadlines, today, watch=watch)
    if not over and (groups := _groups(sheet)):
        sentences = (say("received.at_risk", groups=groups), *sentences)
    if sheet.urgent and not over:
        sentences = (say("received.urgent"), *sentences)
    return Outlook(first, until, most, tests, advice, deadlines, sentences)


def _groups(sheet: Illness) -> str:
    """Say for whom a source has more advice; what is only remembered frightens nobody."""
    named = [item.who for item in sheet.contact_advice if item.basis != "memory"]
    found = [
        say(f"received.group_{group}")
        for group, words in _GROUPS.items()
        if any(word in who for who in named for word in words)
    ]
    return say("received.or").join(filter(None, (", ".join(found[:-1]), *found[-1:])))


def _concerns_me(advice: ContactAdvice, sheet: Illness, notice: ReceivedNotice, country: str) -> bool:
    """Tell whether advice is for somebody of whom only this is known; groups at risk see their doctor anyway."""
    if not fits_country(advice, sheet, country):
        return False
    if advice.who == "household_contacts":
        return notice.household is True
    return advice.who in _FOR_ME


def _watch(sheet: Illness, last: date) -> tuple[date | None, date | None, date | None]:
    """Give first and last day of watching and the most frequent day; advice to watch may last longer."""
    found = sheet.incubation
    if found is None or found.max_days is None:
        watch = [item for item in sheet.contact_advice if item.action == "watch" and item.datable]
        ends = [item.until_day for item in watch if item.until_day]
        return None, last + timedelta(days=ceil(max(ends))) if ends else None, None
    known = found.datable and found.typical_days is not None
    usual = last + timedelta(days=round(found.typical_days or 0)) if known else None
    return (
        last + timedelta(days=floor(found.soonest)),
        last + timedelta(days=ceil(found.max_days)),
        usual,
    )


def _tests(concerned: list[ContactAdvice], last: date) -> tuple[date, ...]:
    """Give the days of the first advice on tests; further ones are other kinds of test, not further tests."""
    item = next((item for item in concerned if item.action == "test" and item.datable), None)
    if item is None:
        return ()
    named = (item.reliable_from_day, item.from_day, item.repeat_from_day, *item.test_days)
    days = {ceil(day) for day in named if day is not None}
    return tuple(last + timedelta(days=day) for day in sorted(days))


def _deadlines(concerned: list[ContactAdvice], last: date, today: date) -> tuple[tuple[date, str], ...]:
    """Give open periods; the day of the last meeting is all that is known, so the sooner day is taken."""
    found = []
    for item in concerned:
        dated_from = item.relative_to in ("first_exposure", "last_exposure")
        if item.action not in ACTIONS or not dated_from or not item.supported:
            continue
        hours = item.within_hours if item.within_hours is not None else (item.within_days or 0) * 24
        closes = last + timedelta(days=floor(hours / 24))
        if hours and closes >= today:
            what = say(f"deadline.{ACTIONS[item.action]}")
            text = say("deadline.open", what=what, day=written(closes))
            found.append((closes, f"{text} {say('deadline.today')}" if closes == today else text))
    return tuple(sorted(set(found)))


def _sentences(
    first: date | None,
    until: date | None,
    most: date | None,
    tests: tuple[date, ...],
    deadlines: tuple[tuple[date, str], ...],
    today: date,
    *,
    watch: str,
) -> tuple[str, ...]:
    lines = [text for _, text in deadlines]
    if until is not None and until < today:
        lines.append(say("received.over", last=written(until, year=until.year != today.year)))
    elif until is not None:
        since = written(max(first or today, today))
        lines.append(say(f"received.{watch}", first=since, last=written(until)))
        if most is not None and most >= today:
            lines.append(say("received.most", day=written(most)))
    else:
        lines.append(say("received.none"))
    coming = [day for day in tests if day > today]
    due = len(coming) < len(tests)
    if due:
        lines.append(say("received.test_now"))
    for place, day in enumerate(coming):
        lines.append(say("received.again" if place or due else "received.test", day=written(day)))
    return (*lines, say("received.ill"))
