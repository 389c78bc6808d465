"""From the dates of a case to the days on which it could pass on, under every reading of doubtful dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from difflib import get_close_matches
from math import ceil, floor
from zoneinfo import ZoneInfo

from contactlog.core.cases import Case, DoubtfulDay
from contactlog.core.exposures import Reason, Window
from contactlog.core.times import local_date, zone
from contactlog.errors import Invalid, Refused
from contactlog.exposure import anchors
from contactlog.exposure.facts import EarlyEnd, Illness, InfectiousWindow, Lookback
from contactlog.exposure.loader import illness as packaged
from contactlog.exposure.periods import Isolation, Period
from contactlog.exposure.words import owner_of, say

_MARGIN = 4
"""Days beside the window that are called unlikely; COVID-19's days 11 to 14 (exposure.md 7)."""
_LATER_SIGN = {"pertussis": 14}
"""Days a later sign may lag behind the one that is known; 4 when nothing is said."""
_SPECIAL = {"peak", "nhs_typical", "infants_immunocompromised", "vaccinated_no_crust", "us_shedding",
            "shedding_tail", "widest"}  # fmt: skip
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
    wider: tuple[Lookback, ...]
    """Look-backs of other countries that reach further."""
    notes: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _End:
    day: DoubtfulDay
    planned: bool = False
    """A planning date: the ending event has not been reported."""
    lag: int = 0
    open: bool = False
    offset: float = 0
    paired: bool = False
    """Counted from the same event as the start."""


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
    if not known & ({*anchors.SIGNS, *anchors.FINDINGS} - {"treatment_start"}):
        back.append(max(back) + max(map(_course, sheet.windows)))
    first = min(day.first for day in days) - timedelta(days=ceil(max(back)) + _MARGIN + 1)
    ends = [window.end_offset_days or 0 for window in sheet.windows]
    open_ended = any(w.end_rule != "offset" or w.end_anchor in anchors.ENDINGS for w in sheet.windows)
    after = 366 if open_ended else ceil(max(ends, default=14)) + 2 * _MARGIN + 15
    return first, max(day.last for day in days) + timedelta(days=after)


def check_dates(
    sheet: Illness, dates: Mapping[str, DoubtfulDay], *, stage: str | None = None, country: str = "widest"
) -> None:
    """Refuse dates or a stage that this illness does not have, or from which nothing can be counted.

    Raises:
        Invalid: a name is not known; the next step names the nearest.
        Refused: none of the dates says when it began.
    """
    for name in dates:
        anchors.check_name(name, sheet)
    stages = stages_of(sheet)
    if stage is not None and stage not in stages:
        near = get_close_matches(stage, stages, n=3)
        listed = " or ".join(near) if near else ", ".join(stages) or "none"
        raise Invalid(f"{sheet.name} has no such stage.", f"Stages of it: {listed}.")
    case = Case("", sheet.id, dict(dates), stage=stage, country=country)
    known = anchors.dates_of(case)
    silent = anchors.without_symptoms(case)
    figure = _choose(sheet, case, known, silent)
    _start(sheet, figure, _lookbacks(sheet, case, figure, known, silent)[0], known)


def stages_of(sheet: Illness) -> tuple[str, ...]:
    """Give the stages that a look-back or a window of the illness depends on."""
    names = [look.stage for look in sheet.lookbacks if look.start_offset_days is not None]
    names += [window.id for window in sheet.windows]
    return tuple(dict.fromkeys(name for name in names if name not in ("any", "current")))


def resolve(case: Case, *, as_of: datetime, zone: str, facts: Illness | None = None) -> Resolved:
    """Work out window, readings and notes of a case."""
    sheet = facts or packaged(case.illness)
    dates = anchors.dates_of(case)
    today = local_date(as_of, zone)
    silent = anchors.without_symptoms(case)
    figure = _choose(sheet, case, dates, silent)
    lookback, wider = _lookbacks(sheet, case, figure, dates, silent)
    start_name, start, offset = _start(sheet, figure, lookback, dates)
    end = _end(sheet, figure, dates, start_name, today)
    early = _early(sheet, case, dates)
    reach = _soft_before(sheet, wider, offset, silent)
    tail = timedelta(days=_MARGIN)
    periods = []
    for zero in _readings(start):
        for last in {zero + (end.day.last - start.last)} if end.paired else {end.day.first, end.day.last}:
            stop, stop_at = _stop(last, end, early, zone)
            soft = max(stop, today) if end.planned and early is None else stop + timedelta(days=end.lag)
            begin = zero + timedelta(days=floor(offset))
            soft_begin = zero + timedelta(days=floor(min(offset, reach)))
            margin = soft_begin if sheet.published == "covid19" else soft_begin - tail
            periods.append(
                Period(zero, begin, stop, soft_begin, soft, margin, max(soft, stop) + tail, stop_at)
            )
    window = _window(tuple(periods), open_end=(end.open or end.planned) and early is None)
    isolated = dates.get("isolated_from")
    notes = _notes(sheet, case, dates, figure, start_name)
    isolation = Isolation(isolated) if isolated else None
    return Resolved(
        sheet, window, tuple(periods), isolation, silent, start_name, figure, lookback, wider, notes
    )


def _choose(sheet: Illness, case: Case, dates: dict[str, DoubtfulDay], silent: bool) -> InfectiousWindow:
    """Choose the published window: the stage's, the right kind of case, the country's, the recommended."""
    wanted = "asymptomatic" if silent else "symptomatic"

    def rank(window: InfectiousWindow) -> tuple[bool, ...]:
        theirs = window.jurisdiction == case.country and window.id not in _SPECIAL
        return (
            window.id != case.stage,
            anchors.find(dates, window.start_anchor) is None,
            window.case not in (wanted, "any"),
            not theirs,
            not window.recommended,
        )

    best = min(sheet.windows, key=lambda window: (rank(window), window.start_offset_days))
    if anchors.find(dates, best.start_anchor) is None:
        best = min(sheet.windows, key=lambda window: (rank(window)[0], rank(window)[2:]))
    return best


def _lookbacks(
    sheet: Illness, case: Case, figure: InfectiousWindow, dates: dict[str, DoubtfulDay], silent: bool
) -> tuple[Lookback | None, tuple[Lookback, ...]]:
    """Choose the look-back of stage and country, and those of other countries that reach further."""
    stage = case.stage
    stages = {look.stage for look in sheet.lookbacks}
    if stage is None and "all_others" in stages:
        male = case.sex == "male" and not silent
        stage = "male_urethral_symptoms" if male else "all_others"
    fitting = [
        look
        for look in sheet.lookbacks
        if look.start_offset_days is not None
        and (stage is None or look.stage in (stage, "any") or stage not in stages)
    ]
    if sheet.category != "sti":
        return None, tuple(look for look in fitting if look.basis == "memory" and _within(look, figure))
    theirs = [look for look in fitting if look.jurisdiction in (case.country, "INT")]
    if theirs:
        return _furthest(theirs, stage), ()
    sound = [look for look in fitting if look.basis != "memory"] or fitting
    if not sound:
        return None, ()
    uk = [look for look in sound if look.jurisdiction == "UK"]
    main = _furthest(uk or sound, stage)
    return main, tuple(
        look for look in fitting if (look.start_offset_days or 0) < (main.start_offset_days or 0)
    )


def _within(look: Lookback, figure: InfectiousWindow) -> bool:
    return look.anchor == figure.start_anchor and (look.start_offset_days or 0) < figure.start_offset_days


def _furthest(looks: list[Lookback], stage: str | None) -> Lookback:
    return min(
        looks, key=lambda look: (stage is not None and look.stage != stage, look.start_offset_days or 0)
    )


def _start(
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
    return (*ended, offset - _course(figure))


def _course(figure: InfectiousWindow) -> float:
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


def _end(
    sheet: Illness, figure: InfectiousWindow, dates: dict[str, DoubtfulDay], start_name: str, today: date
) -> _End:
    """Work out the end before treatment shortens it."""
    so_far = DoubtfulDay(today, today)
    reported = anchors.find(dates, figure.end_event) if figure.end_event else None
    if reported is not None:
        return _End(reported)
    if figure.end_anchor is None or figure.end_rule == "none":
        return _End(so_far, open=True)
    offset = figure.end_offset_days or 0
    day = anchors.find(dates, figure.end_anchor)
    if day is not None:
        planned = figure.end_rule == "event" and figure.end_anchor not in anchors.ENDINGS
        return _End(_shift(day, offset), planned, offset=offset, paired=figure.end_anchor == start_name)
    if figure.end_anchor in anchors.ENDINGS:
        return _End(so_far, open=True)
    found = anchors.substitute(dates, figure.end_anchor)
    if found is None:
        return _End(so_far, open=True)
    name, day = found
    lag = 0 if name in anchors.FINDINGS else _LATER_SIGN.get(sheet.published, _MARGIN)
    return _End(_shift(day, offset), lag=lag, offset=offset, paired=name == start_name)


def _shift(day: DoubtfulDay, offset: float) -> DoubtfulDay:
    by = timedelta(days=ceil(offset))
    moment = day.at + timedelta(days=offset) if day.at is not None else None
    return DoubtfulDay(day.first + by, day.last + by, moment)


def _early(sheet: Illness, case: Case, dates: dict[str, DoubtfulDay]) -> DoubtfulDay | None:
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


def _stop(last: date, end: _End, early: DoubtfulDay | None, zone_name: str) -> tuple[date, datetime | None]:
    """Give the last day and, where an ending was noted to the minute, the moment."""
    if early is not None and (early.last < last or end.open):
        if early.at is not None:
            return local_date(early.at, zone_name), early.at
        return early.last, None
    if end.day.at is not None and not end.paired:
        return local_date(end.day.at, zone_name), end.day.at
    return last, None


def _soft_before(sheet: Illness, wider: tuple[Lookback, ...], offset: float, silent: bool) -> float:
    """Give the first day, from day zero, on which some is passed on though no official window begins."""
    if sheet.published == "covid19":
        return -3 if silent else -5
    return min([offset, *(look.start_offset_days or 0 for look in wider)])


def _readings(day: DoubtfulDay) -> list[date]:
    count = (day.last - day.first).days + 1
    step = max(1, ceil(count / _LONGEST))
    days = [day.first + timedelta(days=number) for number in range(0, count, step)]
    return days if days[-1] == day.last else [*days, day.last]


def _window(periods: tuple[Period, ...], *, open_end: bool) -> Window:
    first, last = max(p.start for p in periods), min(p.end for p in periods)
    wide_first, wide_last = min(p.start for p in periods), max(p.end for p in periods)
    if last < first:  # no day is in it under every reading: show the middle one
        first = last = wide_first + (wide_last - wide_first) // 2
    return Window(first, last, wide_first, max(wide_last, wide_first), open_end)


def _notes(
    sheet: Illness, case: Case, dates: dict[str, DoubtfulDay], figure: InfectiousWindow, start_name: str
) -> tuple[Reason, ...]:
    """Say what the user should know about the whole."""
    rule, owner = f"{sheet.id}.{figure.id}", owner_of(figure)
    notes: list[str] = []
    if sheet.own:
        notes.append("own_facts")
    if sheet.urgent:
        notes.append("urgent")
    if sheet.public_health_led:
        notes.append("public_health")
    if not sheet.notify_contacts_default:
        notes.append("usually_not_told")
    if sheet.published == "covid19":
        notes.append("withdrawn")
    if start_name != figure.start_anchor and not figure.start_anchor.startswith(start_name):
        notes.append("counted_from_other")
    if not figure.supported and not sheet.own:
        notes.append("no_published_window")
    if any(not day.certain for name, day in dates.items() if name != "isolated_from"):
        notes.append("doubtful_dates")
    if figure.end_rule == "event" and figure.end_event and figure.end_event not in dates:
        notes.append("until_event")
    notes.extend(_traps(sheet, dates))
    event = (figure.end_event or "").replace("_", " ")
    names = {"name": sheet.name, "anchor": start_name.replace("_", " "), "event": event}
    return tuple(Reason(rule, owner, say(f"note.{key}", **names)) for key in notes)


def _traps(sheet: Illness, dates: dict[str, DoubtfulDay]) -> list[str]:
    """Name the usual mistakes about dates that fit this case."""
    found = []
    if sheet.published in ("covid19", "influenza", "rsv", "pertussis", "tuberculosis") and dates.keys() & {
        "symptom_onset",
        "cough_onset",
    }:
        found.append("chronic_cough")
    if "negative_test" in dates:
        found.append("negative_test")
    onset, test = dates.get("symptom_onset"), dates.get("test_date")
    if onset and test and (test.first - onset.last).days < 0:
        found.append("test_before_onset")
    return found


def day_start(day: date, zone_name: str) -> datetime:
    """Give the UTC moment at which a local day begins."""
    local: ZoneInfo = zone(zone_name)
    return datetime(day.year, day.month, day.day, tzinfo=local).astimezone(UTC)
