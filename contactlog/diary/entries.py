"""The span of days that a list is about."""

from __future__ import annotations

from datetime import date, timedelta

from contactlog.diary.door import Diary
from contactlog.errors import Usage

USUAL_DAYS = 14
"""How far back a list goes when nothing is said."""
_MOST_DAYS = 366 * 20


def day_span(diary: Diary, first: str | None, last: str | None) -> tuple[date, date]:
    """Give the first and last day of a list.

    Args:
        diary: for today and for reading what was typed.
        first: as typed; two weeks before the last day when None.
        last: as typed; today when None.

    Raises:
        Usage: the first day comes after the last.
    """
    end = diary.encounters.read_day_span(last).last if last else diary.desk.today()
    start = diary.encounters.read_day_span(first).first if first else end - timedelta(days=USUAL_DAYS - 1)
    if start > end:
        raise Usage("The first day comes after the last.")
    return max(start, end - timedelta(days=_MOST_DAYS)), end
