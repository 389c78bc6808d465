"""Whether a rule of repetition matches any day at all before a given one.

The library that follows rules looks for the next match up to the year 9999. One such as "every 30 February"
would keep it busy for a quarter of a minute; so would "every 12th month from January, in March". Such rules
are found out here first, by looking at the days themselves. What the parts mean: RFC 5545, section 3.3.10.
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

_WEEKDAYS = {name: number for number, name in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}


@dataclass(frozen=True, slots=True)
class _Rule:
    frequency: str
    interval: int
    months: frozenset[int]
    month_days: frozenset[int]
    year_days: frozenset[int]
    weeks: frozenset[int]
    weekdays: frozenset[tuple[int, int]]
    """(position or 0 for every, weekday)."""
    least_in_period: int
    """How many days of one period have to match for ``BYSETPOS`` to find one."""


def ever_matches(parts: Mapping[str, str], start: date, last: date) -> bool:
    """Tell whether a rule of days, weeks, months or years matches a day from start to last.

    Args:
        parts: of the rule, upper case, checked for form.
        start: its first day.
        last: last day that is looked at.
    """
    rule = _read(parts, start)
    found: Counter[int] = Counter()
    day = start
    one = timedelta(days=1)
    week_start = start - timedelta(days=start.weekday())
    while day <= last:
        period = _period(rule.frequency, day, start, week_start)
        if period % rule.interval == 0 and _matches(rule, day):
            found[period] += 1
            if found[period] >= rule.least_in_period:
                return True
        day += one
    return False


def _read(parts: Mapping[str, str], start: date) -> _Rule:
    frequency = parts["FREQ"]
    months, month_days = _numbers(parts, "BYMONTH"), _numbers(parts, "BYMONTHDAY")
    weekdays = frozenset(
        (int(piece[:-2] or 0), _WEEKDAYS[piece[-2:]])
        for piece in parts.get("BYDAY", "").split(",")
        if piece[-2:] in _WEEKDAYS
    )
    if not any(parts.get(key) for key in ("BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY")):
        # A rule without days takes them from its first occurrence.
        if frequency == "YEARLY":
            months = months or frozenset({start.month})
        if frequency in ("YEARLY", "MONTHLY"):
            month_days = frozenset({start.day})
        elif frequency == "WEEKLY":
            weekdays = frozenset({(0, start.weekday())})
    positions = _numbers(parts, "BYSETPOS")
    return _Rule(
        frequency,
        int(parts.get("INTERVAL", "1")),
        months,
        month_days,
        _numbers(parts, "BYYEARDAY"),
        _numbers(parts, "BYWEEKNO"),
        weekdays,
        max(1, min((abs(position) for position in positions), default=1)),
    )


def _numbers(parts: Mapping[str, str], key: str) -> frozenset[int]:
    return frozenset(int(piece) for piece in parts.get(key, "").split(",") if piece)


def _period(frequency: str, day: date, start: date, week_start: date) -> int:
    if frequency == "DAILY":
        return (day - start).days
    if frequency == "WEEKLY":
        return (day - week_start).days // 7
    if frequency == "MONTHLY":
        return (day.year - start.year) * 12 + day.month - start.month
    return day.year - start.year


def _matches(rule: _Rule, day: date) -> bool:
    if rule.months and day.month not in rule.months:
        return False
    length = calendar.monthrange(day.year, day.month)[1]
    if rule.month_days and not rule.month_days & {day.day, day.day - length - 1}:
        return False
    if rule.year_days:
        number = day.timetuple().tm_yday
        days_in_year = 366 if calendar.isleap(day.year) else 365
        if not rule.year_days & {number, number - days_in_year - 1}:
            return False
    # Weeks may begin on another day than Monday, which moves their number by one at most.
    if rule.weeks and not any(abs(day.isocalendar().week - week % 54) <= 1 for week in rule.weeks):
        return False
    return not rule.weekdays or any(
        weekday == day.weekday() and (not place or _in_place(rule, day, place, length))
        for place, weekday in rule.weekdays
    )


def _in_place(rule: _Rule, day: date, place: int, length: int) -> bool:
    """Tell whether a day is the first, second, last ... of its weekday in the month or year."""
    if rule.frequency == "YEARLY" and not rule.months:
        number = day.timetuple().tm_yday
        length = 366 if calendar.isleap(day.year) else 365
    elif rule.frequency in ("YEARLY", "MONTHLY"):
        number = day.day
    else:
        return True
    return place == (number - 1) // 7 + 1 or place == -((length - number) // 7 + 1)
