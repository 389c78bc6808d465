"""Which days of the diary an assessment reads, and how much of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from contactlog.core.cases import Case
from contactlog.core.times import local_date
from contactlog.exposure.facts import Illness
from contactlog.exposure.windows import resolve, span_of_interest

Span = tuple[date, date]
"""First and last local day, both included."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Spans:
    """Days that an assessment reads; none of them lies in two spans."""

    whole: tuple[Span, ...]
    """Days of which the encounters are read."""
    days_only: tuple[Span, ...]
    """Days too far from the case to count, of which it is enough to know who was met."""


def spans_to_read(case: Case, *, as_of: datetime, zone: str, facts: Illness | None = None) -> Spans:
    """Give the days that an assessment has to read.

    Args:
        case: the illness episode.
        as_of: the moment from which to look, UTC.
        zone: IANA name of the user's zone.
        facts: the fact sheet; the package's own when None.

    Raises:
        Refused: nothing can be counted from the dates of the case.
    """
    first, last = span_of_interest(case, facts)
    resolved = resolve(case, as_of=as_of, zone=zone, facts=facts)
    if any(look.fallback for look in resolved.illness.lookbacks):
        return Spans(((first, last),), ())  # the most recent partner may have been met on any of them
    readings = (*resolved.periods, *resolved.elsewhere)
    count = (min(item.margin_start for item in readings), max(item.margin_end for item in readings))
    # In some zone it is yesterday or tomorrow; what of these days has begun, only their times tell.
    today = local_date(as_of, zone)
    last = min(last, today + _DAY)
    whole = _joined([_within(span, first, last) for span in (count, (today - _DAY, today + _DAY))])
    return Spans(whole, _between(whole, first, last))


def _within(span: Span, first: date, last: date) -> Span:
    return max(span[0], first), min(span[1], last)


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    """Join spans that meet, and drop empty ones."""
    result: list[Span] = []
    for begin, end in sorted(span for span in spans if span[0] <= span[1]):
        if result and begin <= result[-1][1] + _DAY:
            result[-1] = (result[-1][0], max(result[-1][1], end))
        else:
            result.append((begin, end))
    return tuple(result)


def _between(spans: tuple[Span, ...], first: date, last: date) -> tuple[Span, ...]:
    """Give the days from first to last that lie in none of some spans."""
    ends = [first - _DAY, *(end for _, end in spans)]
    begins = [*(begin for begin, _ in spans), last + _DAY]
    gaps = [(end + _DAY, begin - _DAY) for end, begin in zip(ends, begins, strict=True)]
    return tuple(gap for gap in gaps if gap[0] <= gap[1])
