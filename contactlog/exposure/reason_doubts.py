"""What depends on doubtful dates, what was assumed, and what would change it."""

from __future__ import annotations

from contactlog.core.exposures import Certainty, Tier
from contactlog.exposure.cited import ASSUMED, Part, period_rule
from contactlog.exposure.judged import Verdict
from contactlog.exposure.tiers import Judge
from contactlog.exposure.words import say


def blank(verdict: Verdict) -> bool:
    """Tell whether a meeting that counts has neither a length nor a distance."""
    return any(met.blank for met in verdict.judged.counting)


def doubts(judge: Judge, verdict: Verdict) -> list[Part]:
    """Say what is not known and what was taken instead."""
    result: list[Part] = []
    if verdict.certainty is Certainty.DEPENDS_ON_ONSET:
        rule = "cwa_trl_week" if judge.resolved.illness.published == "covid19" else period_rule(judge)
        result.append((rule, say("day.week")))
    if verdict.judged.tier < Tier.POSSIBLE:
        return result
    noted = {item.id: item for item in verdict.encounters}
    items = [(met, noted[met.id]) for met in verdict.judged.counting]
    if any(item.minutes is None for _, item in items):
        result.append((ASSUMED, say("assumed.length")))
    if any(item.distance is None and met.near > 0 for met, item in items):
        result.append((ASSUMED, say("assumed.distance")))
    if any(item.setting is None and item.space is None for _, item in items):
        result.append((ASSUMED, say("assumed.setting")))
    if verdict.certainty is Certainty.COULD_BE_HIGHER:
        result.append((ASSUMED, say("assumed.change")))
    return result
