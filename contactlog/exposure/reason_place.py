"""What raises or lowers a person's place inside their tier."""

from __future__ import annotations

from collections.abc import Sequence

from contactlog.core.exposures import Tier
from contactlog.core.values import Mask, Ventilation, Voice
from contactlog.exposure.cited import Part, rule_text
from contactlog.exposure.judged import VULNERABLE, Verdict
from contactlog.exposure.meetings import Met
from contactlog.exposure.periods import Zone
from contactlog.exposure.tiers import Judge
from contactlog.exposure.words import say

_BY_AIR = frozenset({"covid19", "influenza"})
"""Illnesses to which the studies of masks, air and voices apply."""


def place(judge: Judge, verdict: Verdict) -> list[Part]:
    """Say what raises or lowers the place; of those who need not be told only whether it was in the open."""
    if verdict.judged.tier < Tier.POSSIBLE:
        return _low(judge, verdict)
    result: list[Part] = []
    if verdict.person.flags & VULNERABLE:
        result.append(("ecdc_vulnerable", say("place.vulnerable")))
    if judge.resolved.illness.published not in _BY_AIR:
        return result
    counting = verdict.judged.counting
    result += _conditions(counting)
    if sum(met.near <= 2 for met in counting) > 1:
        text = say("place.summed", rule=rule_text("uk_cumulative", judge.resolved.illness))
        result.append(("uk_cumulative", text))
    if verdict.judged.tier is Tier.HOUSEHOLD:
        result.append(("ferretti2023_household", say("place.settings")))
    return [*result, ("thompson_sar", say("place.settings")), ("ferretti2023", say("place.long"))]


def _low(judge: Judge, verdict: Verdict) -> list[Part]:
    """Say that open air is why somebody is unlikely, where the day would count."""
    by_air = judge.resolved.illness.published in _BY_AIR
    inside = verdict.judged.tier is Tier.UNLIKELY and verdict.judged.zone is Zone.INSIDE
    open_air = by_air and inside and all(met.how.outdoors for met in verdict.judged.met)
    return [("bulfone_outdoor", say("place.open_air"))] * open_air


def _conditions(mets: Sequence[Met]) -> list[Part]:
    result: list[Part] = []
    noted = [met.how.conditions for met in mets]
    if any(met.how.outdoors for met in mets):
        result.append(("bulfone_outdoor", say("place.outdoors")))
    if any(mask not in (None, Mask.NONE) for item in noted for mask in (item.mask_mine, item.mask_theirs)):
        result += [(rule, say("place.masks")) for rule in ("cdc_masks", "uk_masks")]
    voices = {item.voice for item in noted}
    if Voice.LOUD in voices:
        result += [(rule, say("place.loud")) for rule in ("mc_voice", "cdc_exposure_risks")]
    if Voice.SILENT in voices:
        result.append(("mc_voice", say("place.silent")))
    if any(met.near == 0 for met in mets):
        result.append(("mc_intimate", say("place.intimate")))
    if any(item.ventilation in (Ventilation.GOOD, Ventilation.FILTERED) for item in noted):
        result.append(("cdc_exposure_risks", say("place.air")))
    return result
