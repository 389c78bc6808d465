"""Days that cannot be those of a meeting: they lie ahead, or the words beside them say so ("until Sunday")."""

from __future__ import annotations

import calendar
import re
from datetime import date

from contactlog.drafts.check.day_items import FoundDay
from contactlog.drafts.check.phrases import phrases
from contactlog.drafts.languages import Language

_FARTHEST = 100
"""So many days ahead a day without a year is taken for a coming one; beyond, for one of the past."""
_BESIDE = 40
_LITTLE = 4
"""Letters of a word that may stand between, such as "the"."""
_MOST_BETWEEN = 2


def ahead(found: FoundDay, today: date) -> bool:
    """Tell whether a day lies ahead in every way of reading it."""
    return bool(found.readings) and all(
        month is not None and _coming(year, month, number, today) for year, month, number in found.readings
    )


def _coming(year: int | None, month: int, number: int | None, today: date) -> bool:
    for each in (year,) if year is not None else (today.year, today.year + 1):
        if not today.year <= each <= today.year + 1:
            continue
        last = calendar.monthrange(each, month)[1]
        if number is not None and number > last:
            continue
        # Of a month alone its first day counts: "in March" may still be behind us in the middle of March.
        day = date(each, month, number or 1)
        if 0 < (day - today).days <= _FARTHEST:
            return True
    return False


def no_meeting(text: str, found: FoundDay, words: Language) -> bool:
    """Tell whether the words beside a day show that it is none of a meeting: "until Sunday", "call me on Monday"."""
    before = text[max(0, found.start - _BESIDE) : found.start]
    for match in phrases(words.words("check", "days", "free_before")).finditer(before):
        between = before[match.end() :]
        little = all(len(word) <= _LITTLE for word in between.split())
        if little and len(between.split()) <= _MOST_BETWEEN and not re.search(r"[.!?؟;\n]", between):
            return True
    behind = text[found.end : found.end + _BESIDE]
    first = next(phrases(words.words("check", "days", "free_after")).finditer(behind), None)
    return first is not None and not behind[: first.start()].strip(" ,")
