"""Holding one published test against meetings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from contactlog.core.exposures import Tier
from contactlog.exposure.definitions import FAR_RANK, Criterion
from contactlog.exposure.doublings import reaches
from contactlog.exposure.features import Features
from contactlog.exposure.judged import Match
from contactlog.exposure.meetings import Met


def clear(how: Features) -> bool:
    """Tell whether a meeting was indoors, and its length is known and not assumed."""
    return how.indoors and "length" in how.noted


def in_the_air(met: Met) -> Tier:
    """Near or indoors is possible; under a minute, or outdoors beyond 2 m, unlikely."""
    if met.how.near == 0:
        return Tier.POSSIBLE
    if met.minutes < 1 or (met.how.outdoors and met.how.near > 2):
        return Tier.UNLIKELY
    return Tier.POSSIBLE


def tier_of(match: Match) -> Tier:
    """Give the tier that a test makes: its own where it decides, else possible at most."""
    return match.criterion.tier if match.full else min(match.criterion.tier, Tier.POSSIBLE)


def long_enough(criterion: Criterion, mets: Sequence[Met]) -> bool:
    """Tell whether fitting meetings last as long as a test asks, summing minutes as it says."""
    if criterion.same_day:
        by_day: dict[date, list[Met]] = defaultdict(list)
        for met in mets:
            by_day[met.day].append(met)
        return any(_reached(criterion, those) for those in by_day.values())
    return _reached(criterion, mets)


def _reached(criterion: Criterion, mets: Sequence[Met]) -> bool:
    if criterion.several and not _apart(mets):
        return False
    if any(criterion.minutes < met.minutes <= criterion.hours * 60 for met in mets):
        return True  # one meeting is long enough by itself
    segments = [(met.begin, met.end, 1.0) for met in mets]
    return reaches(segments, criterion.hours, criterion.minutes, strict=criterion.strict)


def _apart(mets: Sequence[Met]) -> bool:
    """Tell whether there is a pause between any of the meetings."""
    in_turn = sorted(mets, key=lambda met: met.begin)
    ends = accumulate((met.end for met in in_turn), max)
    return any(later.begin > end for end, later in zip(ends, in_turn[1:], strict=False))


def fits(criterion: Criterion, how: Features) -> bool:
    """Tell whether a kind of meeting has all that a test names, its length aside."""
    if (
        (criterion.kinds or criterion.touch)
        and not how.kinds & criterion.kinds
        and not (criterion.touch and how.near == 0 and (how.held or criterion.minutes == 0))
    ):
        return False
    if criterion.proximity and not _rests_on_notes(criterion, how):
        return False
    return (
        how.near <= criterion.within
        and (how.face or not criterion.face)
        and (how.room or not criterion.room)
        and (how.indoors or not criterion.indoors)
        and (how.vehicle or not criterion.vehicle)
    )


def _rests_on_notes(criterion: Criterion, how: Features) -> bool:
    """Tell whether something that the test measures was noted; what is assumed alone makes nobody a contact."""
    if criterion.minutes > 0:
        return "length" in how.noted or ("distance" in how.noted and criterion.within < FAR_RANK)
    return bool(how.noted & criterion.measures)
