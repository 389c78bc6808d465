"""What depends on doubtful dates, what was assumed, and what would change it."""

from __future__ import annotations

from contactlog.core.exposures import Certainty, Tier
from contactlog.core.values import Distance
from contactlog.exposure.cited import ASSUMED, Part, period_rule
from contactlog.exposure.definitions import NEARNESS
from contactlog.exposure.judged import Verdict
from contactlog.exposure.tiers import Judge
from contactlog.exposure.words import say

_PARTS = ("length", "distance", "face", "setting")
"""What a tier can rest on, in the order in which it is asked for."""


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
    counting = verdict.judged.counting
    for what in ("length", "distance"):
        if any(what not in met.how.noted for met in counting):
            result.append((ASSUMED, say(f"assumed.{what}")))
    nowhere = [met for met in counting if "setting" not in met.how.noted]
    if nowhere and judge.definition.base == "air":
        lowers = any(met.near >= NEARNESS[Distance.ONE_TO_2M] for met in nowhere)  # see expected.py
        result.append((ASSUMED, say("assumed.setting_place" if lowers else "assumed.setting")))
    if verdict.certainty is Certainty.COULD_BE_HIGHER:
        missing = [part for part in _PARTS if any(part not in met.how.noted for met in counting)]
        text = say("assumed.and").join(say(f"assumed.missing_{part}") for part in missing[:2])
        if missing:
            result.append((ASSUMED, say("assumed.change", missing=text)))
    return result
