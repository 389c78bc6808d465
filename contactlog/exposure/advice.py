"""What the cited sources say an exposed person may do, with dates from their own exposure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from math import ceil

from contactlog.core.exposures import Advice, Tier
from contactlog.exposure.deadlines import ACTIONS, concerns
from contactlog.exposure.facts import ContactAdvice, Illness
from contactlog.exposure.judged import Verdict
from contactlog.exposure.look import Look
from contactlog.exposure.words import owner_of


def advice_for(look: Look, verdict: Verdict) -> tuple[Advice, ...]:
    """List what one person may do; empty for those who need not be told."""
    if verdict.judged.tier < Tier.POSSIBLE:
        return ()
    illness, country, times = look.judge.resolved.illness, look.judge.case.country, look.times(verdict)
    kinds = frozenset(kind for met in verdict.judged.counting for kind in met.kinds)
    concerned = [
        advice
        for advice in illness.contact_advice
        if fits_country(advice, illness, country)
        and concerns(advice, illness, verdict, kinds, priority=look.priority)
    ]
    offered = []
    for advice in concerned:
        if advice.action not in ACTIONS or times is None:
            first = times.first_day if times else None
            offered.append(dated(advice, illness, first, look.last_day(verdict), look.today))
            continue
        # As a period does: from the first meeting that all take for an exposure when it is over by an earlier one.
        readings = (times.first_day, times.first_sure_day)
        dates = [dated(advice, illness, first, times.last_day, look.today) for first in readings]
        offered.append(next(iter(still_of_use(dates, look.today)), dates[0]))
    return still_of_use(offered, look.today)


def still_of_use(offered: Iterable[Advice], today: date) -> tuple[Advice, ...]:
    """Leave out help that had to be taken up by a day that is over."""
    return tuple(
        item
        for item in offered
        if item.action not in ACTIONS or item.until_day is None or item.until_day >= today
    )


def fits_country(advice: ContactAdvice, illness: Illness, country: str) -> bool:
    """Tell whether advice counts in the chosen country; that of all does where it says nothing of its own."""
    own = any(item.jurisdiction == country for item in illness.contact_advice)
    return advice.jurisdiction in (country, "INT") or not own


def dated(
    advice: ContactAdvice, illness: Illness, first: date | None, last: date | None, today: date
) -> Advice:
    """Give advice with its dates; without them where they count from something not known or not supported.

    What had to be done by a day that is past is no longer urgent.
    """
    bases = {"first_exposure": first, "last_exposure": last}
    base = bases.get(advice.relative_to or "") if advice.datable else None
    begin = advice.from_day
    if begin is None and advice.test_days:
        begin = advice.test_days[-1] if advice.reliable_from_day else advice.test_days[0]
    until = advice.until_day
    if until is None and advice.within_days is not None:
        until = advice.within_days
    if until is None and advice.within_hours is not None:
        until = advice.within_hours / 24
    last_day = None if base is None or until is None else base + timedelta(days=ceil(until))
    sources = [illness.sources[key].title for key in advice.sources if key in illness.sources]
    return Advice(
        advice.action,
        advice.text,
        owner_of(advice),
        None if base is None or begin is None else base + timedelta(days=ceil(begin)),
        last_day,
        advice.who,
        sources[0] if sources else "",
        advice.datable,
        advice.urgency is not None and (last_day is None or last_day >= today),
    )
