"""On which days of an illness people pass it on most, where published tables agree on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from contactlog.exposure.periods import Period

_PEAKS = {
    "covid19": (-2, 3),
    "influenza": (0, 3),
}
"""First and last day of the peak, counted from day zero.

COVID-19: the days that the tables of the German and British apps, the corrected He et al. and the Shanghai contact
study all call high (docs/exposure.md, Sources). Influenza: US CDC, "most contagious in the first 3 days". The other
fact sheets name no such days, and none are made up for them.
"""


def in_peak(published: str, offset: int) -> bool | None:
    """Tell whether a day belongs to the peak.

    Args:
        published: the illness's name in the package, empty for the user's own.
        offset: days after day zero.

    Returns:
        None when no such days are published for the illness.
    """
    peak = _PEAKS.get(published)
    return None if peak is None else peak[0] <= offset <= peak[1]


def peak_of(published: str, periods: Sequence[Period], first: date, last: date) -> tuple[date, date] | None:
    """Give the days of the window that belong to the peak however doubtful dates turn out.

    Args:
        published: the illness's name in the package, empty for the user's own.
        periods: the illness under every reading of its dates; at least one.
        first: first day of the narrow window.
        last: last day of the narrow window.

    Returns:
        First and last day, or None when nothing is published or no day belongs to it for certain.
    """
    peak = _PEAKS.get(published)
    if peak is None:
        return None
    begin = max(first, *(period.day_zero + timedelta(days=peak[0]) for period in periods))
    end = min(last, *(period.day_zero + timedelta(days=peak[1]) for period in periods))
    return (begin, end) if begin <= end else None


def points_of(published: str, period: Period, day: date) -> int:
    """Give the points of a day: 0 at the peak, -2 beside it, -4 late (exposure.md 1.2).

    Args:
        published: the illness's name in the package, empty for the user's own.
        period: the illness under one reading of its dates.
        day: local day.
    """
    offset = (day - period.day_zero).days
    if in_peak(published, offset) is not None:
        late = published == "covid19" and offset >= 10
        return 0 if in_peak(published, offset) else -4 if late else -2
    return 0 if period.start <= day <= period.end else -2


def weight_of(published: str, period: Period, day: date) -> float:
    """Give what a minute of a day weighs against one at the peak; the arguments are those of `points_of`."""
    return float(2.0 ** points_of(published, period, day))
