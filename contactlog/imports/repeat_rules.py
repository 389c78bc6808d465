"""Rules of repetition made safe: only known parts, an end inside the wanted days, no rule of seconds.

A rule such as ``FREQ=SECONDLY`` never comes to an end in any library, and one that never matches is followed
to the year 9999. The first is refused, the second is dropped, and every other rule is given an end, by
``UNTIL``, close to the last wanted day.
"""

from __future__ import annotations

import re
from collections import deque
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from contactlog.imports.calendar_values import read_stamp
from contactlog.imports.rule_matches import ever_matches

_QUICK = {"MINUTELY": timedelta(minutes=1), "SECONDLY": timedelta(seconds=1)}
_QUICK_STEPS = 1_000
"""Most steps of a rule of minutes or seconds: nobody meets more often."""
_FREQUENCIES = frozenset(("YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", *_QUICK))
_NUMBERS = re.compile(r"[+-]?\d{1,5}(?:,[+-]?\d{1,5})*")
_DAYS = re.compile(
    r"(?:[+-]?\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:[+-]?\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU))*"
)
_NUMBER_PARTS = frozenset(
    ("BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS", "BYHOUR", "BYMINUTE", "BYSECOND")
)
_A_DAY = 24
"""Most occurrences in one day that the lists of hours, minutes and seconds may ask for."""
_HOURLY_DAYS = 800
"""Longest way from the first occurrence to the wanted days for an hourly rule."""
_HOURLY_PARTS = frozenset(("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYHOUR", "BYMINUTE"))
_LENGTH = 2_000


def safe_rule(text: str, start: date | datetime, last: date) -> str | None:
    """Give a rule that a library can follow to its end.

    Args:
        text: the value of an ``RRULE``.
        start: first occurrence.
        last: last wanted day.

    Returns:
        The rule with an ``UNTIL`` and without ``COUNT``; None when it is unreadable, repeats by the minute
        for long, or matches nothing before the last wanted day.
    """
    parts = _parts(text)
    if parts is None or _too_quick(parts, start):
        return None
    first_day = start.date() if isinstance(start, datetime) else start
    if parts["FREQ"] == "HOURLY" or parts["FREQ"] in _QUICK:
        too_far = parts["FREQ"] == "HOURLY" and (last - first_day).days > _HOURLY_DAYS
        if too_far or not set(parts) <= _HOURLY_PARTS:
            return None
    elif not ever_matches(parts, first_day, last + timedelta(days=2)):
        return None
    end = datetime.combine(last + timedelta(days=2), time(23, 59, 59))
    until = read_stamp(parts.pop("UNTIL", ""))
    if until is not None:
        end = min(end, _naive_end(until[0], start, utc=until[1]))
    count = parts.pop("COUNT", None)
    body = ";".join(f"{key}={value}" for key, value in parts.items())
    if count is not None:
        counted = _end_of_count(body, start, int(count), end)
        if counted is None:
            return None
        end = counted
    return f"{body};UNTIL={_until_text(end, start)}"


def too_quick(text: str, start: date | datetime) -> bool:
    """Tell whether a rule repeats by the minute or second for longer than anybody meets."""
    parts = _parts(text)
    return parts is not None and _too_quick(parts, start)


def _too_quick(parts: dict[str, str], start: date | datetime) -> bool:
    step = _QUICK.get(parts["FREQ"])
    if step is None:
        return False
    if "COUNT" in parts:
        return int(parts["COUNT"]) > _QUICK_STEPS
    until = read_stamp(parts.get("UNTIL", ""))
    if until is None or not isinstance(start, datetime):
        return True
    span = _naive_end(until[0], start, utc=until[1]) - start.replace(tzinfo=None)
    return span > _QUICK_STEPS * int(parts.get("INTERVAL", "1")) * step


def _parts(text: str) -> dict[str, str] | None:
    parts: dict[str, str] = {}
    for piece in text[:_LENGTH].upper().replace(" ", "").replace("\\", "").strip(";").split(";"):
        key, _, value = piece.partition("=")
        if key == "RSCALE" and value != "GREGORIAN":
            return None  # Another calendar's months (RFC 7529).
        if key == "FREQ" and value in _FREQUENCIES:
            parts[key] = value
        elif key in ("COUNT", "INTERVAL") and value.isascii() and value.isdigit() and int(value[:6]) > 0:
            parts[key] = str(int(value[:6]))
        elif (
            key == "UNTIL"
            or (key in _NUMBER_PARTS and _NUMBERS.fullmatch(value))
            or (key == "BYDAY" and _DAYS.fullmatch(value))
            or (key == "WKST" and value in ("MO", "TU", "WE", "TH", "FR", "SA", "SU"))
        ):
            parts[key] = value
    asked = 1
    for key in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        asked *= len(parts.get(key, "").split(","))
    if "FREQ" not in parts or asked > _A_DAY:
        return None
    if "BYDAY" in parts and parts["FREQ"] in ("MONTHLY", "YEARLY"):
        parts["BYDAY"] = _all_numbered(
            parts["BYDAY"], of_year="BYMONTH" not in parts and parts["FREQ"] == "YEARLY"
        )
    return parts


def _all_numbered(days: str, *, of_year: bool) -> str:
    """Number every weekday of a list that names some with a number and some without.

    ``MO,1TU`` means all Mondays and the first Tuesday; the library would look for days that are both.
    """
    named = days.split(",")
    if len({len(day) > 2 for day in named}) == 1:
        return days
    numbers = range(1, 54 if of_year else 6)
    return ",".join(
        each for day in named for each in ([f"{n}{day}" for n in numbers] if len(day) == 2 else [day])
    )


def _naive_end(until: date | datetime, start: date | datetime, *, utc: bool) -> datetime:
    """Give the end on the clock of the first occurrence.

    A day without time, for a series with times, is its first second: that is how calendar programs take it.
    """
    if not isinstance(until, datetime):
        return datetime.combine(until, time())
    if utc and isinstance(start, datetime) and start.tzinfo is not None:
        return until.replace(tzinfo=UTC).astimezone(start.tzinfo).replace(tzinfo=None)
    if not isinstance(start, datetime):
        return datetime.combine(until.date(), time(23, 59, 59))
    return until


def _end_of_count(body: str, start: date | datetime, count: int, end: datetime) -> datetime | None:
    from dateutil.rrule import rrulestr

    naive = start.replace(tzinfo=None) if isinstance(start, datetime) else datetime.combine(start, time())
    if naive > end:
        return end
    try:
        rule = rrulestr(f"{body};UNTIL={end:%Y%m%dT%H%M%S}", dtstart=naive)
        last = deque(islice(rule, count), maxlen=1)
    except (ValueError, TypeError, ArithmeticError, LookupError):
        return None
    return last[0] if last else end


def _until_text(end: datetime, start: date | datetime) -> str:
    if not isinstance(start, datetime):
        return f"{end:%Y%m%d}"
    if start.tzinfo is None:
        return f"{end:%Y%m%dT%H%M%S}"
    return f"{end.replace(tzinfo=start.tzinfo).astimezone(UTC):%Y%m%dT%H%M%SZ}"
