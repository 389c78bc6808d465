"""How far back a case of each illness looks, so that a user can choose how long to keep entries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from contactlog import exposure
from contactlog.core.cases import Case, DoubtfulDay
from contactlog.errors import ContactlogError
from contactlog.exposure import Illness

Lookbacks = Sequence[tuple[int, tuple[str, ...]]]
"""Days, and the names of the illnesses that look back so far."""


def lookbacks(today: date) -> list[tuple[int, tuple[str, ...]]]:
    """Give the days that a case noted today could look back over, with the illnesses, the fewest first.

    The days hold what the fact sheet says of the period and of its doubt.
    """
    found = sorted((_days(sheet, today), sheet.name) for sheet in exposure.illnesses())
    return [
        (days, tuple(name for _, name in group)) for days, group in groupby(found, key=lambda pair: pair[0])
    ]


def too_short_for(days: int, needed: Lookbacks) -> list[str]:
    """Name the illnesses for which keeping entries for ``days`` is not enough, the nearest first."""
    return [name for far, names in needed if far > days for name in names]


def _days(sheet: Illness, today: date) -> int:
    known = DoubtfulDay(today, today)
    spans = [_span(Case("", sheet.id, {name: known}, symptomatic=True), today) for name in sheet.date_names]
    return max(spans, default=0)


def _span(case: Case, today: date) -> int:
    try:
        first, _ = exposure.span_of_interest(case)
    except ContactlogError:
        # An ending event alone begins no period.
        return 0
    return (today - first).days
