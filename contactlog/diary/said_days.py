"""Days as people say them: exact, between two days, or no idea."""

from __future__ import annotations

import re
from datetime import timedelta

from contactlog.core.cases import DoubtfulDay
from contactlog.core.text import fold
from contactlog.diary.desk import Desk
from contactlog.diary.encounters import Encounters

NO_IDEA_DAYS = 14
"""How far back a day may lie of which nothing is known: most illnesses are noticed well within two weeks."""
_NO_IDEA = frozenset({"?", "no idea", "unknown", "do not know", "don't know", "dont know", "not sure"})
_TWO_DAYS = re.compile(r"between the (\d{1,2}(?:st|nd|rd|th)) and (?:the )?(\d{1,2}(?:st|nd|rd|th))")


def read_said_day(desk: Desk, encounters: Encounters, typed: str) -> DoubtfulDay:
    """Read a day as people say it: exact, "between the 8th and 10th", or "no idea".

    Raises:
        Invalid: it cannot be understood.
    """
    today, said = desk.today(), fold(typed)
    if typed.strip() == "?" or said in _NO_IDEA:
        return DoubtfulDay(today - timedelta(days=NO_IDEA_DAYS), today)
    two = _TWO_DAYS.fullmatch(said)
    if two is None:
        return encounters.read_day_span(typed)
    first, last = (encounters.read_day_span(f"the {day}", lang="en").first for day in two.groups())
    return DoubtfulDay(first, last if last >= first else today)
