"""From the dates of a case to the days on which it could pass on, under every reading of doubtful dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from difflib import get_close_matches
from itertools import product
from math import ceil, floor
from zoneinfo import ZoneInfo

from contactlog.core.cases import Case, DoubtfulDay
from contactlog.core.exposures import Reason, Window
from contactlog.core.times import local_date, zone
from contactlog.errors import Invalid
from contactlog.exposure import anchors
from contactlog.exposure.choosing import choose, earlier_start, lookbacks_of, stages_of
from contactlog.exposure.counting import MARGIN, course_of, early_end, end_of, start_of, stop_of
from contactlog.exposure.date_order import check_order, over_before
from contactlog.exposure.facts import Illness, InfectiousWindow, Lookback
from contactlog.exposure.loader import illness as packaged
from contactlog.exposure.peak import peak_of
from contactlog.exposure.periods import Isolation, Period
from contactlog.exposure.window_notes import notes_on

_LONGEST = 62
"""Readings of a doubtful date that are tried; a wider range is tried in larger steps."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """Everything that dates decide about a case."""

    illness: Illness
    window: Window
    periods: tuple[Period, ...]
    isolation: Isolation | None
    symptomless: bool
    start_name: str
    """The event that days are counted from."""
    figure: InfectiousWindow
    lookback: Lookback | None
    notes: tuple[Reason, ...]
    elsewhere: tuple[Period, ...] = ()
    """When a country was chosen: the readings by the rules of all."""
    earlier: InfectiousWindow | None = None
    """Whose start counts when that lies before the chosen window's."""
    dates: Mapping[str, DoubtfulDay] = field(default_factory=dict)
    """The dates of the case by the fact sheet's names."""


def window_of(case: Case, *, as_of: datetime, zone: str, facts: Illness | None = None) -> Window:
    """Give the days on which the case could pass it on.

    Args:
        case: the illness episode.
        as_of: the moment from which to look, UTC; an illness that is not over lasts until then.
        zone: IANA name of the user's zone.
        facts: the fact sheet; the package's own when None.
    """
    return resolve(case, as_of=as_of, zone=zone, facts=facts).window


def span_of_interest(case: Case, facts: Illness | None = None) -> tuple[date, date]:
    """Give the first and last local day whose encounters an assessment or a backward list may need."""
    sheet = facts or packaged(case.illness)
    days = list(anchors.dates_of(case).values())
    if case.learned_at is not None:
        on = case.learned_at.date()
        days.append(DoubtfulDay(on, on))
    if not days:
        days = [DoubtfulDay(date(2000, 1, 1), date(2000, 1, 1))]
    back = [14.0, *(-window.start_offset_days for window in sheet.windows)]
    back += [-(look.start_offset_days or 0) for look in sheet.lookbacks]
    if any(look.fallback for look in sheet.lookbacks):
        back.append(730.0)
    if sheet.incubation:
        back.append(sheet.incubation.max_days or 0)
    known = anchors.dates_of(case).keys()
    begun = bool(known & ({*anchors.SIGNS, *anchors.FINDINGS} - {"treatment_start"}))
    if not begun:
        back.append(max(back) + max(map(course_of, sheet.windows)))
    first = min(day.first for day in days) - timedelta(days=ceil(max(back)) + MARGIN + 1)
    ends = [window.end_offset_days or 0 for window in sheet.windows]
    open_ended = any(w.end_rule != "offset" or w.end_anchor in anchors.ENDINGS for w in sheet.windows)
    after = 366 if open_ended or not begun else ceil(max(ends, default=14)) + 2 * MARGIN + 15
    return first, max(day.last for day in days) + timedelta(days=after)


def check_dates(
    sheet: Illness, dates: Mapping[str, DoubtfulDay], *, stage: str | None = None, country: str = "widest"
) -> None:
    """Refuse dates or a stage that this illness does not have, or from which nothing can be counted.

    Raises:
        Invalid: a name is not known, and the next step names the nearest; or one event has two dates.
        Refused: none of the dates says when it began, or two of them contradict each other.
    """
    for name in dates:
        anchors.check_name(name, sheet)
    stages = stages_of(sheet)
    if stage is not None and stage not in stages:
        near = get_close_matches(stage, stages, n=3)
        listed = " or ".join(near) if near else ", ".join(stages) or "none"
        raise Invalid(f"{sheet.name} has no such stage.", f"Stages of it: {listed}.")
    known = anchors.by_event(dates)
    check_order(sheet, known)
    case = Case("", sheet.id, known, stage=stage, country=country)
    silent = anchors.without_symptoms(case)
    figure = choose(sheet, case, known, silent)
    name, start, offset = start_of(sheet, figure, lookbacks_of(sheet, case, figure, known, silent)[0], known)
    end = end_of(sheet, figure, known, name, date.max)  # what is still open ends never
    reported = anchors.find(known, figure.end_event) if figure.end_event else None
    if reported is not None and reported.last < start.first:
        raise over_before(reported, start)
    begins = start.first + timedelta(days=floor(offset))
    for stop in (end.day, early_end(sheet, case, known)):
        if stop is not None and stop.last < begins:
            raise over_before(stop, DoubtfulDay(begins, begins))


def resolve(case: Case, *, as_of: datetime, zone: str, facts: Illness | None = None) -> Resolved:
    """Work out window, readings and notes of a case."""
    sheet = facts or packaged(case.illness)
    dates = anchors.dates_of(case)
    today = local_date(as_of, zone)
    silent = anchors.without_symptoms(case)
    figure = choose(sheet, case, dates, silent)
    lookback, wider = lookbacks_of(sheet, case, figure, dates, silent)
    start_name, start, offset = start_of(sheet, figure, lookback, dates)
    end = end_of(sheet, figure, dates, start_name, today)
    early = early_end(sheet, case, dates)
    earlier = earlier_start(sheet, case, figure, dates, silent)
    tail = timedelta(days=MARGIN)
    periods = []
    for zero in _readings(start):
        usual = zero + timedelta(days=floor(offset))
        lasts = [zero + (end.day.last - start.last)] if end.paired else _ends(end.day)
        begins = [min(usual, begin) for begin in _begins(earlier, dates, start_name, zero)] or [usual]
        for last, cut, begin in product(lasts, _cuts(early), begins):
            stop, stop_at = stop_of(last, end, cut, zone)
            soft = max(stop, today) if end.planned and early is None else stop + timedelta(days=end.lag)
            soft_begin = min(begin, _soft_begin(sheet, zero, offset, wider, dates, start_name, silent))
            margin = soft_begin if sheet.published == "covid19" else soft_begin - tail
            periods.append(
                Period(zero, begin, stop, soft_begin, soft, margin, max(soft, stop) + tail, stop_at, usual)
            )
    pending = early is None and (end.open or end.planned)
    window = _window(sheet.published, tuple(periods), open_end=pending)
    isolated = dates.get("isolated_from")
    notes = notes_on(
        sheet, case, dates, figure, start_name, pending=pending, lookback=lookback, window=window, today=today
    )
    isolation = Isolation(isolated) if isolated else None
    elsewhere: tuple[Period, ...] = ()
    if case.country != "widest":
        everywhere = replace(case, country="widest")
        elsewhere = resolve(everywhere, as_of=as_of, zone=zone, facts=sheet).periods
    return Resolved(
        sheet, window, tuple(periods), isolation, silent, start_name, figure, lookback, notes, elsewhere,
        earlier, dates,
    )  # fmt: skip


def _soft_begin(
    sheet: Illness,
    zero: date,
    offset: float,
    wider: tuple[Lookback, ...],
    dates: dict[str, DoubtfulDay],
    start_name: str,
    silent: bool,
) -> date:
    """Give the first day on which some is passed on though the official window has not begun.

    Other countries' look-backs count each from its own event; one whose event is not known is left out.
    """
    if sheet.published == "covid19":
        return zero + timedelta(days=-3 if silent else -5)
    begins = [zero + timedelta(days=floor(offset))]
    for look in wider:
        day = anchors.found(dates, look.anchor)
        if day is not None:
            since = zero if dates.get(start_name) is day else day.first
            begins.append(since + timedelta(days=floor(look.start_offset_days or 0)))
    return min(begins)


def _begins(
    earlier: InfectiousWindow | None, dates: dict[str, DoubtfulDay], start_name: str, zero: date
) -> list[date]:
    """Give the earliest and the latest reading of another window's start; none where there is no such window."""
    day = None if earlier is None else anchors.find(dates, earlier.start_anchor)
    if earlier is None or day is None:
        return []
    by = timedelta(days=floor(earlier.start_offset_days))
    if dates.get(start_name) is day:
        return [zero + by]
    return [since + by for since in dict.fromkeys((day.first, day.last))]


def _cuts(early: DoubtfulDay | None) -> list[DoubtfulDay | None]:
    """Give the latest and the earliest reading of what ends it early, the latest first."""
    if early is None or early.certain:
        return [early]
    return [DoubtfulDay(day, day) for day in _ends(early)]


def _readings(day: DoubtfulDay) -> list[date]:
    count = (day.last - day.first).days + 1
    step = max(1, ceil(count / _LONGEST))
    days = [day.first + timedelta(days=number) for number in range(0, count, step)]
    return days if days[-1] == day.last else [*days, day.last]


def _ends(day: DoubtfulDay) -> list[date]:
    """Give the latest and the earliest reading, the latest first: of readings that weigh alike the first one counts."""
    return [day.last] if day.certain else [day.last, day.first]


def _window(published: str, periods: tuple[Period, ...], *, open_end: bool) -> Window:
    first, last = max(p.start for p in periods), min(p.end for p in periods)
    wide_first = min(p.start for p in periods)
    wide_last = max(wide_first, *(p.end for p in periods))
    if last < first:  # no day is in it under every reading: show the middle one
        first = last = wide_first + (wide_last - wide_first) // 2
    peak = peak_of(published, periods, first, last)
    return Window(first, last, wide_first, wide_last, open_end, peak=peak)


def day_start(day: date, zone_name: str) -> datetime:
    """Give the UTC moment at which a local day begins."""
    local: ZoneInfo = zone(zone_name)
    return datetime(day.year, day.month, day.day, tzinfo=local).astimezone(UTC)
