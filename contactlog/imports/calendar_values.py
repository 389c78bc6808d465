"""Days, times and lengths as calendars write them (RFC 5545, section 3.3), read without trusting them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

_STAMP = re.compile(
    r"\s*(\d{4})-?(\d\d)-?(\d\d)(?:[Tt ](\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d+)?)?\s*([Zz])?\s*"
)
_DURATION = re.compile(
    r"\s*([+-]?)P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T?(?:(\d{1,7})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?\s*",
    re.IGNORECASE,
)
FIRST_YEAR = 1583
"""The first whole year of the Gregorian calendar; repeating events from year 1 only cost time."""


def read_stamp(value: str) -> tuple[date | datetime, bool] | None:
    """Read a day or a time.

    Returns:
        The day, or the time without zone, and whether it is in UTC; None when it is neither, or lies outside
        the years 1583 to 9998.
    """
    match = _STAMP.fullmatch(value)
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    if not FIRST_YEAR <= year <= 9998:
        return None
    try:
        if match[4] is None:
            return date(year, month, day), False
        hour, minute, second = int(match[4]), int(match[5]), int(match[6] or 0)
        # A leap second is written as 60.
        return datetime(year, month, day, hour, minute, min(second, 59)), match[7] is not None
    except ValueError:
        return None


def read_duration(value: str) -> timedelta | None:
    """Read a length such as ``PT1H30M``; None when it is not one or is negative."""
    match = _DURATION.fullmatch(value)
    if match is None or match[1] == "-" or not any(match.group(2, 3, 4, 5, 6)):
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.group(2, 3, 4, 5, 6))
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
