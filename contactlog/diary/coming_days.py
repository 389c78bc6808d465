"""Days to come as people say them: "tomorrow", "in 3 days", "Friday", in the user's language and in English."""

from __future__ import annotations

import re
from datetime import date, timedelta

from contactlog.core.text import fold
from contactlog.core.times import parse_date
from contactlog.drafts import languages
from contactlog.drafts.check.day_names import day_names
from contactlog.drafts.names.tokens import key
from contactlog.errors import Invalid

_IN_DAYS = re.compile(r"(?:\+|in )(\d{1,2})(?: days?| weeks?)?")
_WEEK = 7


def read_coming_day(typed: str, today: date, lang: str) -> date:
    """Read a day that is today or lies ahead; one that is written out may be any, and is then due at once.

    Args:
        typed: as the user says it, or ``2026-03-01``.
        today: the day of asking.
        lang: the user's language, beside which English is understood.

    Raises:
        Invalid: it cannot be understood.
    """
    said = fold(typed)
    for tag in dict.fromkeys((languages.nearest(lang), "en")):
        found = _said(said, today, tag)
        if found is not None:
            return found
    try:
        return parse_date(typed.strip())
    except Invalid:
        raise Invalid(
            "This is no day to come.", "Write 2026-03-14, tomorrow, in 3 days, or a weekday such as Friday."
        ) from None


def _said(said: str, today: date, tag: str) -> date | None:
    words = languages.load(tag)
    for name, days in (("today", 0), ("tomorrow", 1)):
        if said in map(fold, words.words("check", "days", name)):
            return today + timedelta(days=days)
    counted = _IN_DAYS.fullmatch(said)
    if counted:
        return today + timedelta(days=int(counted[1]) * (_WEEK if "week" in said else 1))
    weekday = {**day_names(tag, "short days"), **day_names(tag, "days")}.get(key(said))
    if weekday is None:
        return None
    return today + timedelta(days=(weekday - today.weekday() - 1) % _WEEK + 1)
