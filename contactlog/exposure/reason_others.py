"""What the rules say that do not decide: other countries', other limits, periods meant for others."""

from __future__ import annotations

from collections.abc import Sequence

from contactlog.core.exposures import Tier
from contactlog.core.values import Mask
from contactlog.exposure.cited import BORROWED, Part, rule_text
from contactlog.exposure.doublings import most_in_window
from contactlog.exposure.judged import Match, Verdict
from contactlog.exposure.meetings import Met
from contactlog.exposure.periods import Zone
from contactlog.exposure.reason_doubts import blank
from contactlog.exposure.tiers import Judge
from contactlog.exposure.words import say

_NEAR = 2
"""Rank of 1 to 2 m."""
_GIBRALTAR_MINUTES = 10.0
_LIMIT_MINUTES = 15.0


def other_rules(judge: Judge, verdict: Verdict, matches: Sequence[Match]) -> list[Part]:
    """Say what the published rules that do not hold, or do not decide, would say."""
    judged = verdict.judged
    if judged.zone is not Zone.INSIDE or judged.tier in (Tier.NONE, Tier.HOUSEHOLD):
        return []
    held = {rule for match in matches for rule in match.criterion.rules}
    if judge.resolved.illness.published == "covid19":
        return _covid(judge, verdict, held)
    if judged.tier >= Tier.CLOSE and any(match.full and not match.criterion.weak for match in matches):
        return []
    key = "maybe" if blank(verdict) else "not_met"
    others = dict.fromkeys(rule for test in judge.definition.tests for rule in test.rules)
    return [
        (rule, say(f"rule.{key}", rule=rule_text(rule, judge.resolved.illness)))
        for rule in others
        if rule not in held and rule not in BORROWED
    ]


def _covid(judge: Judge, verdict: Verdict, held: set[str]) -> list[Part]:
    """Say what each of the three large definitions says, and the smaller ones where they differ here."""
    mets, illness = verdict.judged.counting or verdict.judged.met, judge.resolved.illness
    key = "maybe" if blank(verdict) else "not_met"
    rooms = [met for met in mets if met.how.room and not met.blank]
    others = ["cdc_15min", "uk_law_close", "ecdc_high"]
    others += ["uk_1m_1min"] * any(met.near <= 1 for met in mets)
    others += ["ecdc_room", "ie_room"] * bool(rooms)
    result = [
        (rule, say(f"rule.{key}", rule=rule_text(rule, illness))) for rule in others if rule not in held
    ]
    near = [met for met in mets if met.near <= _NEAR and not met.blank]
    halls = [met for met in mets if met.how.indoors and not met.how.vehicle]
    if verdict.judged.tier <= Tier.POSSIBLE and not rooms and _minutes(halls) > _LIMIT_MINUTES:
        result.append(("ecdc_room", say("rule.hall", rule=rule_text("ecdc_room", illness))))
    if verdict.judged.tier <= Tier.POSSIBLE and (near or rooms):
        result.append(("ecdc_low", say("rule.low", rule=rule_text("ecdc_low", illness))))
    if "ecdc_room" not in held and _minutes(rooms) >= _GIBRALTAR_MINUTES:
        result.append(("gi_room", say("rule.elsewhere", rule=rule_text("gi_room", illness))))
    if all(met.minutes <= _LIMIT_MINUTES for met in near) and _minutes(near) == _LIMIT_MINUTES:
        result.append(("distance_consensus", say("rule.exactly")))
    if _both_masked(near):
        result.append(("cdc_k12", say("rule.pupils")))
    return result


def _minutes(mets: Sequence[Met]) -> float:
    """Give the most minutes of any 24 hours."""
    return most_in_window([(met.begin, met.end, 1.0) for met in mets], 24)


def _both_masked(near: Sequence[Met]) -> bool:
    return any(
        met.near == _NEAR
        and met.how.conditions.mask_mine not in (None, Mask.NONE)
        and met.how.conditions.mask_theirs not in (None, Mask.NONE)
        for met in near
    )


def periods_for_others(judge: Judge, verdict: Verdict, *, priority: bool) -> list[Part]:
    """Say why a treatment period that people have heard of does not concern this person."""
    if judge.resolved.illness.published != "pertussis" or priority or verdict.judged.tier < Tier.CLOSE:
        return []
    text = rule_text("pertussis_21d", judge.resolved.illness)
    return [("pertussis_21d", say("rule.not_met", rule=text))]
