"""Days in tables and journals, whose order of day and month has to be found out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

_ISO = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_OTHER = re.compile(r"\s*(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4})(?!\d)")


def month_comes_first(values: Iterable[str], *, otherwise: bool) -> bool:
    """Tell whether a column writes 3/14/2026 rather than 14/3/2026.

    Args:
        values: all cells of the column; one number above 12 decides. Dots always mean day first.
        otherwise: the answer when nothing decides.
    """
    for value in values:
        match = _OTHER.match(value)
        if match is None:
            continue
        if match[2] == "." or int(match[1]) > 12:
            return False
        if int(match[3]) > 12:
            return True
    return otherwise


def read_day(value: str, *, month_first: bool = False) -> date | None:
    """Read a day at the beginning of a text; None when there is none."""
    match = _ISO.match(value)
    if match is not None:
        return _day(int(match[1]), int(match[2]), int(match[3]))
    match = _OTHER.match(value)
    if match is None:
        return None
    one, two = int(match[1]), int(match[3])
    return _day(int(match[4]), one, two) if month_first else _day(int(match[4]), two, one)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year <= 2200 else None
    except ValueError:
        return None
