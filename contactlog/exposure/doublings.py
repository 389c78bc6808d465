"""The ordering score: every factor a whole number of doublings or halvings.

The score orders people inside a tier and upgrades a long or loud indoor meeting; it is never shown. Factors
are those of `exposure-tables` section ``strength.doublings``: microCOVID's multipliers, rounded, agreeing with
CAiMIRA in direction. Distances, masks and voices differ by powers of two; minutes count as they are, summed
over time at the strongest rate, so that copies and overlapping notes change nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from math import log2

from contactlog.core.values import Distance, Mask, Setting, Ventilation, Voice

_DISTANCE = {
    Distance.TOUCH: 2,
    Distance.UNDER_1M: 1,
    Distance.ONE_TO_2M: 0,
    Distance.OVER_2M: -1,
    Distance.FAR: -2,
}
_SETTING = {Setting.INDOOR: 0, Setting.VEHICLE: 0, Setting.PARTLY_OPEN: -2, Setting.OUTDOOR: -4}
_VENTILATION = {Ventilation.POOR: 0, Ventilation.ORDINARY: 0, Ventilation.GOOD: -1, Ventilation.FILTERED: -2}
_THEIR_MASK = {Mask.NONE: 0, Mask.CLOTH: -1, Mask.SURGICAL: -2, Mask.RESPIRATOR: -3}
_OWN_MASK = {Mask.NONE: 0, Mask.CLOTH: 0, Mask.SURGICAL: -1, Mask.RESPIRATOR: -2}
_VOICE = {Voice.SILENT: -2, Voice.NORMAL: 0, Voice.LOUD: 2}
TOUCH_FLOOR_MINUTES = 15.0

Segment = tuple[float, float, float]
"""Begin and end in seconds, and the rate between them."""


def points_of(
    distance: Distance,
    setting: Setting,
    ventilation: Ventilation | None,
    mask_case: Mask | None,
    mask_contact: Mask | None,
    voice: Voice,
) -> int:
    """Give the doublings of `rate_of`."""
    points = _DISTANCE[distance] + _VOICE[voice]
    if distance not in (Distance.TOUCH, Distance.UNDER_1M):
        points += _SETTING[setting]
        if setting in (Setting.INDOOR, Setting.VEHICLE):
            points += _VENTILATION[ventilation or Ventilation.ORDINARY]
    if distance is not Distance.TOUCH:
        points += _THEIR_MASK[mask_case or Mask.NONE] + _OWN_MASK[mask_contact or Mask.NONE]
    return points


@lru_cache(maxsize=4096)
def rate_of(
    distance: Distance,
    setting: Setting,
    ventilation: Ventilation | None,
    mask_case: Mask | None,
    mask_contact: Mask | None,
    voice: Voice,
) -> float:
    """Give how much a minute weighs against one of talking 1 to 2 m apart indoors without masks.

    Args:
        distance: how near.
        setting: how open; counts beyond 1 m only.
        ventilation: counts indoors and beyond 1 m only; ordinary when None.
        mask_case: of the ill person, none when None; touching ignores masks.
        mask_contact: of the other.
        voice: how loud.
    """
    points = points_of(distance, setting, ventilation, mask_case, mask_contact, voice)
    return float(2.0**points)


def merged(segments: Iterable[Segment]) -> list[Segment]:
    """Merge overlapping segments, keeping the strongest rate at every moment."""
    result: list[Segment] = []
    for segment in sorted(segments):
        if not result or segment[0] >= result[-1][1]:
            result.append(segment)
        else:
            _lay_over(result, segment)
    return result


def _lay_over(result: list[Segment], segment: Segment) -> None:
    """Lay a segment over merged ones, none of which began as a later one, and cut what it outweighs."""
    begin, end, rate = segment
    under = []
    while result and result[-1][1] > begin:
        under.append(result.pop())
    for first, last, weaker in reversed(under):
        if rate <= weaker or first >= end:
            result.append((first, last, weaker))
            continue
        if first < begin:
            result.append((first, begin, weaker))
        result.append((max(first, begin), min(last, end), rate))
        if last > end:
            result.append((end, last, weaker))
    if end > under[0][1]:
        result.append((under[0][1], end, rate))


def total_minutes(segments: Iterable[Segment]) -> float:
    """Sum minutes times rate over merged segments."""
    return sum([(end - begin) * rate for begin, end, rate in merged(segments)]) / 60


def most_in_window(segments: Iterable[Segment], hours: float) -> float:
    """Give the largest minutes times rate that any window of so many hours holds, on absolute time.

    The largest sum always stands with the window at the beginning of a segment or with its end at the end
    of one, so only those places are tried; sums up to a moment are kept, so that each is found at once.
    """
    items = merged(segments)
    span = hours * 3600
    if not items:
        return 0.0
    if items[-1][1] - items[0][0] <= span:
        return sum((end - begin) * rate for begin, end, rate in items) / 60
    begins = [item[0] for item in items]
    sums = [0.0, *accumulate((end - begin) * rate for begin, end, rate in items)]

    def until(moment: float) -> float:
        place = bisect_right(begins, moment)
        if place == 0:
            return 0.0
        begin, end, rate = items[place - 1]
        return sums[place - 1] + (min(end, moment) - begin) * rate

    starts = {item[0] for item in items} | {item[1] - span for item in items}
    return max(until(start + span) - until(start) for start in starts) / 60


def reaches(segments: Sequence[Segment], hours: float, limit: float, *, strict: bool) -> bool:
    """Tell whether some window of so many hours holds more minutes than a limit, or as many unless strict.

    The rates must be 1. Too few minutes in all decide without looking for the window.
    """
    if sum(end - begin for begin, end, _ in segments) / 60 < limit - 1e-9:
        return False
    most = most_in_window(segments, hours)
    return most > limit + 1e-9 if strict else most >= limit - 1e-9


def doublings(weighted_minutes: float) -> float:
    """Turn weighted minutes into doublings over 15 minutes, to the nearest half; -20 for none."""
    if weighted_minutes <= 0:
        return -20.0
    return max(-20.0, round_half(log2(weighted_minutes / 15)))


def round_half(value: float) -> float:
    """Round to the nearest half."""
    return round(value * 2) / 2
