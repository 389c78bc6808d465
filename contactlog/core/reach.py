"""Reach: how many of those who matter have been told, and how soon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from contactlog.core.exposures import Exposure, Tier
from contactlog.core.notices import REACHED, Notice


@dataclass(frozen=True, slots=True)
class Mark:
    """A line on the reach bar that others have reached."""

    percent: float
    text: str
    source: str


MARKS = (
    Mark(
        58.9,
        "the national call centre, in one week of 2020",
        "NHS Test and Trace, England, weekly figure as quoted in 2020; the original table was not seen",
    ),
    Mark(80.0, "the least that helps", "Kretzschmar et al., The Lancet Public Health 5 (2020), e452-e459"),
    Mark(
        98.9,
        "local teams who knew their people",
        "NHS Test and Trace, England, weekly figure as quoted in 2020; the original table was not seen",
    ),
)
"""The three marks: shares of contacts reached."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Counts of who has been told."""

    matter: int
    """People of the tiers household and close, also those the user decided not to tell."""
    told: int
    possible: int
    """People of the tier possible."""
    possible_told: int
    hours_median: float | None
    """Hours from learning of the illness to telling, in the middle; None when nobody has been told."""


def reach(exposures: Iterable[Exposure], notices: Mapping[str, Notice], learned_at: datetime | None) -> Reach:
    """Count who has been told.

    Args:
        exposures: everybody in the case.
        notices: the ledger's rows by person id.
        learned_at: when the user learned of the illness, UTC.
    """
    matter, possible, hours = [], [], []
    for exposure in exposures:
        notice = notices.get(exposure.person)
        reached = notice is not None and notice.state in REACHED
        if exposure.tier.matters:
            matter.append(reached)
            if reached and notice is not None and notice.told_at is not None and learned_at is not None:
                hours.append(max(0.0, (notice.told_at - learned_at).total_seconds() / 3600))
        elif exposure.tier is Tier.POSSIBLE:
            possible.append(reached)
    return Reach(
        matter=len(matter),
        told=sum(matter),
        possible=len(possible),
        possible_told=sum(possible),
        hours_median=round(median(hours), 1) if hours else None,
    )
