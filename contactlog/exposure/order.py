"""Whom to tell first.

By A an open treatment period for somebody vulnerable or not immune, B tier, C vulnerable, D benefit of
telling now, E most recent meeting, F id (exposure.md 3.1). Where the help is meant for whoever was exposed, as the
72 hours of HIV are, nobody is taken for immune; the sheet names those people first too.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from contactlog.core.exposures import Deadline, Tier
from contactlog.core.values import Flag
from contactlog.exposure.doublings import round_half
from contactlog.exposure.judged import VULNERABLE, Verdict
from contactlog.exposure.meetings import strongest

_LEFT = {
    3.0: (1.0, 0.98, 0.79, 0.44, 0.19, 0.06, 0.02, 0.0, 0.0, 0.0, 0.0),
    5.5: (1.0, 1.0, 0.98, 0.90, 0.74, 0.54, 0.36, 0.22, 0.12, 0.07, 0.03),
}
"""Share of a person's own onward spread still ahead so many days after the exposure (Xu 2023; OpenABM)."""
_FRESHNESS = {
    3.0: (0.0, 0.0, -0.5, -1.0, -2.5, -4.0, -5.5),
    5.5: (0.0, 0.0, 0.0, 0.0, -0.5, -1.0, -1.5, -2.0, -3.0, -4.0, -5.0),
}
"""max(-6, log2 of the share) to the nearest half; days beyond are -6."""
BAND = 2.0
"""Doublings that cannot be told apart: microCOVID's own error factor of 3 is 1.6 of them."""


class Placed(NamedTuple):
    """One person in the order of telling."""

    verdict: Verdict
    deadline: Deadline | None
    last: date | None
    order: int
    band: int


def freshness(days: int, generation_time: float) -> float:
    """Give half doublings that telling has lost so many days after the exposure; 0 to -6."""
    table = _FRESHNESS[3.0 if generation_time < 4.25 else 5.5]
    return table[max(days, 0)] if days < len(table) else -6.0


def benefit(verdict: Verdict, today: date, generation_time: float | None) -> float:
    """Give what telling now is worth, in half doublings.

    Args:
        verdict: the person.
        today: local day of telling.
        generation_time: in days; None when the illness has none to count with.
    """
    met = strongest(verdict.judged.counting)
    if generation_time is None or met is None:
        return verdict.benefit
    return round_half(verdict.benefit + freshness((today - met.day).days, generation_time))


def placed(
    items: Sequence[tuple[Verdict, Deadline | None, date | None]], today: date, generation_time: float | None
) -> list[Placed]:
    """Put people in the order of telling, with positions from 1 and bands from 1 within each tier."""
    scored = [(benefit(item[0], today, generation_time), *item) for item in items]
    tops: dict[Tier, float] = {}
    for score, verdict, _, _ in scored:
        tier = verdict.judged.tier
        tops[tier] = max(score, tops.get(tier, score))
    scored.sort(key=lambda item: _key(*item))
    return [
        Placed(verdict, deadline, last, place, 1 + int((tops[verdict.judged.tier] - score) // BAND))
        for place, (score, verdict, deadline, last) in enumerate(scored, 1)
    ]


def _key(
    score: float, verdict: Verdict, deadline: Deadline | None, last: date | None
) -> tuple[bool, float, int, bool, float, int, float, str]:
    flags = verdict.person.flags
    at_risk = bool(flags & VULNERABLE)
    urgent = deadline is not None and (at_risk or Flag.NOT_IMMUNE in flags or deadline.for_all)
    moment: datetime | None = deadline.at if deadline is not None and urgent else None
    return (
        not urgent,
        moment.timestamp() if moment else 0.0,
        -verdict.judged.tier,
        not at_risk,
        -score,
        -(last.toordinal() if last else 0),
        -max([met.begin for met in verdict.judged.counting], default=0.0),
        verdict.person.id,
    )
