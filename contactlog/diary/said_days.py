"""Days as people say them: exact, between two days, or no idea."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from contactlog.core.cases import DoubtfulDay
from contactlog.core.text import fold
from contactlog.diary.desk import Desk
from contactlog.diary.encounters import Encounters
from contactlog.exposure import may_lie_ahead

NO_IDEA_DAYS = 14
"""How far back a day may lie of which nothing is known: most illnesses are noticed well within two weeks."""
_NO_IDEA = frozenset({"?", "no idea", "unknown", "do not know", "don't know", "dont know", "not sure"})
_NOTICED = ("test_date", "diagnosis", "diagnosis_date", "detection_date", "treatment_start", "isolated_from")
"""Dates by which an illness had begun, as far as it was noticed."""
_NEGATIVE = "last_negative_test"
_TWO_DAYS = re.compile(r"between the (\d{1,2}(?:st|nd|rd|th)) and (?:the )?(\d{1,2}(?:st|nd|rd|th))")


def read_said_days(
    desk: Desk, encounters: Encounters, said: Mapping[str, str], *, learned: date | None = None
) -> dict[str, DoubtfulDay]:
    """Read the dates of a case. Of what nothing is known had come by the first test, diagnosis or treatment.

    Args:
        desk: what time it is.
        encounters: reads days.
        said: what was said, by the name of the event.
        learned: the day on which the user learned of the illness, where that is said.

    Raises:
        Invalid: one of them cannot be understood.
    """
    found = {name: read_said_day(desk, encounters, typed) for name, typed in said.items() if not _open(typed)}
    noticed = [day.first for name, day in found.items() if name in _NOTICED]
    by = min(noticed, default=learned)
    left = [name for name in said if name not in found and name != _NEGATIVE]  # never tested is no fortnight
    found |= {name: read_said_day(desk, encounters, said[name], by=by) for name in left}
    return {name: day if may_lie_ahead(name) else _by_now(day, desk.today()) for name, day in found.items()}


def _by_now(day: DoubtfulDay, today: date) -> DoubtfulDay:
    """Leave out the days to come of one in doubt: what is said to have happened has."""
    return replace(day, last=today) if day.first <= today < day.last else day


def _open(typed: str) -> bool:
    return typed.strip() == "?" or fold(typed) in _NO_IDEA


def read_said_day(desk: Desk, encounters: Encounters, typed: str, *, by: date | None = None) -> DoubtfulDay:
    """Read a day as people say it: exact, "between the 8th and 10th", or "no idea".

    Args:
        desk: what time it is.
        encounters: reads days.
        typed: what was said.
        by: the day by which it had happened, for a day of which nothing is known; today when None.

    Raises:
        Invalid: it cannot be understood.
    """
    today, said = desk.today(), fold(typed)
    if _open(typed):
        last = min(by or today, today)
        return DoubtfulDay(last - timedelta(days=NO_IDEA_DAYS), last)
    two = _TWO_DAYS.fullmatch(said)
    if two is None:
        return encounters.read_day_span(typed)
    first, last = (encounters.read_day_span(f"the {day}", lang="en").first for day in two.groups())
    return DoubtfulDay(first, last if last >= first else today)
