"""Counting from the dates of a case to the beginning and the end of a window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil

from contactlog.core.cases import Case, DoubtfulDay
from contactlog.core.times import local_date
from contactlog.errors import Refused
from contactlog.exposure import anchors
from contactlog.exposure.facts import EarlyEnd, Illness, InfectiousWindow, Lookback

MARGIN = 4
"""Days beside the window that are called unlikely; COVID-19's days 11 to 14 (exposure.md 7)."""
_LATER_SIGN = {"pertussis": 14}
"""Days a later sign may lag behind the one that is known; 4 when nothing is said."""
_TRIGGERS = {
    "antibiotic_start": "treatment_start",
    "effective_treatment": "treatment_start",
    "first_treatment": "treatment_start",
    "treatment_start": "treatment_start",
    "treatment_completed": "treatment_end",
}
_UNKNOWN_NEGATIVE = -365.0
"""Days back when the last negative HIV test is not known; a figure from memory, on the cautious side."""
_COURSE = 14.0
"""Days taken for the length of an illness when only its end is known and no length was published."""


@dataclass(frozen=True, slots=True)
class End:
    """The end of a window before treatment shortens it."""

    day: DoubtfulDay
    planned: bool = False
    """A planning date: the ending event has not been reported."""
    lag: int = 0
    open: bool = False
    offset: float = 0
    paired: bool = False
    """Counted from the same event as the start."""


def start_of(
    sheet: Illness, figure: InfectiousWindow, lookback: Lookback | None, dates: dict[str, DoubtfulDay]
) -> tuple[str, DoubtfulDay, float]:
    """Give the event the start is counted from, its date and the offset in days."""
    name, offset = figure.start_anchor, figure.start_offset_days
    if lookback is not None and lookback.start_offset_days is not None:
        name, offset = lookback.anchor, lookback.start_offset_days
    day = anchors.find(dates, name)
    if day is not None:
        return name, day, offset
    found = anchors.substitute(dates, name)
    if found is not None:
        return (*found, _UNKNOWN_NEGATIVE if name == "last_negative_test" else offset)
    ended = anchors.latest_end(dates)
    if ended is None:
        raise _no_beginning(sheet, name)
    return (*ended, offset - course_of(figure))


def course_of(figure: InfectiousWindow) -> float:
    """Give the days an illness of unknown beginning has gone on, at most, when it was treated or over."""
    counted_from_start = figure.end_anchor == figure.start_anchor
    return figure.end_offset_days or _COURSE if counted_from_start else _COURSE


def _no_beginning(sheet: Illness, name: str) -> Refused:
    """Say which date is needed to count from."""
    names = [anchor.event for anchor in sheet.anchors if anchor.role != "ends"] or [name]
    wanted = " or ".join(item.replace("_", " ") for item in names)
    return Refused(
        f"For {sheet.name} there is no date to count from yet.",
        f"Give the day of {wanted}, such as: --anchor {names[0]}=2026-03-10",
    )


def end_of(
    sheet: Illness, figure: InfectiousWindow, dates: dict[str, DoubtfulDay], start_name: str, today: date
) -> End:
    """Work out the end before treatment shortens it."""
    so_far = DoubtfulDay(today, today)
    reported = anchors.find(dates, figure.end_event) if figure.end_event else None
    if reported is not None:
        return End(_shift(reported, _after_the_course(sheet, figure)))
    if figure.end_anchor is None or figure.end_rule == "none":
        return End(so_far, open=True)
    offset = figure.end_offset_days or 0
    day = anchors.find(dates, figure.end_anchor)
    if day is not None:
        planned = figure.end_rule == "event" and figure.end_anchor not in anchors.ENDINGS
        return End(_shift(day, offset), planned, offset=offset, paired=figure.end_anchor == start_name)
    if figure.end_anchor in anchors.ENDINGS:
        return End(so_far, open=True)
    found = anchors.substitute(dates, figure.end_anchor)
    if found is None:
        return End(so_far, open=True)
    name, day = found
    lag = 0 if name in anchors.FINDINGS else lag_of(sheet)
    return End(_shift(day, offset), figure.end_rule == "event", lag, offset=offset, paired=name == start_name)


def _after_the_course(sheet: Illness, figure: InfectiousWindow) -> float:
    """Give the days for which it goes on after a course of treatment is complete (Mycoplasma genitalium)."""
    if figure.end_event != "treatment_complete":
        return 0
    return max((rule.days for rule in sheet.ends_early if rule.trigger == "treatment_completed"), default=0)


def lag_of(sheet: Illness) -> int:
    """Give the days that a later sign may come after the first symptoms."""
    return _LATER_SIGN.get(sheet.published, MARGIN)


def _shift(day: DoubtfulDay, offset: float) -> DoubtfulDay:
    by = timedelta(days=ceil(offset))
    moment = day.at + timedelta(days=offset) if day.at is not None else None
    return DoubtfulDay(day.first + by, day.last + by, moment)


def early_end(sheet: Illness, case: Case, dates: dict[str, DoubtfulDay]) -> DoubtfulDay | None:
    """Find what ends the window early: the country's rule, or the latest of all that are supported."""
    found: list[tuple[EarlyEnd, DoubtfulDay]] = []
    for rule in sheet.ends_early:
        day = dates.get(_TRIGGERS.get(rule.trigger, rule.trigger))
        if day is not None:
            found.append((rule, day))
    theirs = [item for item in found if item[0].jurisdiction == case.country]
    if case.country != "widest":
        found = [item for item in theirs if item[0].basis != "memory"]
    if not found or all(rule.basis == "memory" for rule, _ in found):
        return None
    rule, day = max(found, key=lambda item: item[0].days)
    return _shift(day, rule.days)


def stop_of(last: date, end: End, early: DoubtfulDay | None, zone_name: str) -> tuple[date, datetime | None]:
    """Give the last day and, where an ending was noted to the minute, the moment."""
    if early is not None and (early.last < last or end.open):
        if early.at is not None:
            return local_date(early.at, zone_name), early.at
        return early.last, None
    if end.day.at is not None and not end.paired:
        return local_date(end.day.at, zone_name), end.day.at
    return last, None
