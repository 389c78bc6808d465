"""Why a person is where they are, in words, in one fixed order.

What happened and which rule counts it, what other rules say, which day it was, what raises or lowers the place,
what was assumed and would change it, until when something can be done, and whether it may have gone the other way.
"""

from __future__ import annotations

from collections.abc import Sequence

from contactlog.core.exposures import Deadline, Reason, Tier
from contactlog.core.values import ContactKind
from contactlog.exposure import reason_days, reason_doubts, reason_others, reason_place, reason_source
from contactlog.exposure.cited import (
    BORROWED,
    Part,
    is_supported,
    partner_rule,
    period_rule,
    reason,
    rule_text,
)
from contactlog.exposure.deadlines import closed_text
from contactlog.exposure.judged import AT_RISK, Judged, Match, Verdict
from contactlog.exposure.look import Look
from contactlog.exposure.meetings import strongest
from contactlog.exposure.periods import Zone
from contactlog.exposure.tiers import Judge
from contactlog.exposure.words import length, say, times, written

_LONG_AGO = 150
"""Days after which a day is written with its year."""
_NEARBY = 2
"""Rank of 1 to 2 m."""
_NEAR = ("touch", "lt1", "1to2", "gt2", "far")


def reasons_for(look: Look, verdict: Verdict, periods: Sequence[Deadline]) -> tuple[Reason, ...]:
    """Give every reason of one person, the most telling first.

    Args:
        look: what is the same for everybody.
        verdict: the person.
        periods: the published periods that concern them, open or closed.
    """
    judge, illness = look.judge, look.judge.resolved.illness
    matches = judge.matches(verdict)
    first = _once([*_tier_part(judge, verdict, matches), *reason_others.other_rules(judge, verdict, matches)])
    summed = any(rule == "uk_cumulative" for rule, _ in first)
    parts = [
        *first,
        *reason_days.days(judge, verdict),
        *(part for part in reason_place.place(judge, verdict) if not (summed and part[0] == "uk_cumulative")),
        *reason_doubts.doubts(judge, verdict),
    ]
    cited = [reason(rule, illness, text) for rule, text in dict.fromkeys(parts)]
    still = [period for period in periods if period.is_open(look.as_of, look.today)]
    open_for, open_by = {period.what for period in still}, {period.rule for period in still}
    for period in periods:
        if period.is_open(look.as_of, look.today):
            cited.append(Reason(period.rule, period.owner, period.text))
        elif (
            period.rule not in open_by
        ):  # who can still be helped need not read what is over, but whose rule differs
            another = period.what in open_for
            text = closed_text(period, look.today, judge.zone, another_open=another)
            cited.append(Reason(period.rule, period.owner, text))
    last = [
        *reason_others.periods_for_others(judge, verdict, priority=look.priority),
        *reason_source.about_the_source(judge, verdict),
    ]
    return (*dict.fromkeys(cited), *(reason(rule, illness, text) for rule, text in last))


def first_reason(look: Look, verdict: Verdict, _: Sequence[Deadline]) -> Reason:
    """Give the first of the reasons alone: the tier, the meeting and the rule that counts it."""
    rule, text = _tier_part(look.judge, verdict, look.judge.matches(verdict))[0]
    return reason(rule, look.judge.resolved.illness, text)


def _once(parts: Sequence[Part]) -> list[Part]:
    """Keep of each rule what is said of it first: two sentences about one rule would seem to differ."""
    kept: dict[str, str] = {}
    for rule, text in parts:
        kept.setdefault(rule, text)
    return list(kept.items())


def _tier_part(judge: Judge, verdict: Verdict, matches: Sequence[Match]) -> list[Part]:
    """Say the tier, the meeting and the tests that hold."""
    illness, judged = judge.resolved.illness, verdict.judged
    opening = say(f"tier.{judged.tier.word}")
    if judged.tier < Tier.POSSIBLE:
        return [(_low_rule(judge, verdict), f"{opening} {_why_low(judge, verdict)}")]
    opening = f"{opening} {_what(judge, verdict)}".strip()
    result: list[Part] = []
    if judged.upgraded:
        key = "upgrade_day_aside" if judged.zone is Zone.SOFT else "upgrade"
        result.append(("cdc_exposure_risks", say(f"rule.{key}")))
    for match in sorted(
        matches, key=lambda match: (-match.criterion.tier, not match.full, match.criterion.weak)
    ):
        key, test = _how_it_counts(judge, verdict, match), match.criterion
        named = (*test.rules, *test.at_risk_rules) if key == "at_risk" else test.rules
        for rule in named:
            how = "cautious" if key == "counts" and not is_supported(rule, illness) else key
            if how == "counts" and illness.published != "covid19" and rule in BORROWED:
                how = "as_covid"
            result.append((rule, say(f"rule.{how}", rule=rule_text(rule, illness))))
    if not result:
        rule = _first_rule(judge)
        key = "at_risk" if judged.at_risk else "maybe" if reason_doubts.blank(verdict) else "not_met"
        stays = f"{say(_stays(judged))} " if key == "not_met" and not verdict.partner else ""
        result.append((rule, stays + say(f"rule.{key}", rule=rule_text(rule, illness))))
    if verdict.partner:
        result.append((partner_rule(judge), say("day.partner")))
    rule, text = result[0]
    return [(rule, f"{opening} {text}"), *result[1:]]


def _stays(judged: Judged) -> str:
    """Name what leaves a meeting possible although no rule counts it."""
    near = min((met.near for met in judged.held if "distance" in met.how.noted), default=None)
    if near is None:
        return "rule.remains_unknown"
    return "rule.remains_touch" if near == 0 else f"rule.remains_{'near' if near <= _NEARBY else 'inside'}"


def _how_it_counts(judge: Judge, verdict: Verdict, match: Match) -> str:
    """Give the kind of sentence for a test that a person's meetings fit."""
    weak = match.criterion.weak
    at_risk = verdict.judged.at_risk or (match.full and bool(verdict.person.flags & AT_RISK))
    if at_risk and (weak or not match.full):
        return "at_risk"
    if not match.full:
        doubtful = "doubtful" if verdict.judged.tier is Tier.POSSIBLE else "doubtful_too"
        return doubtful if weak else "foreign"
    if verdict.judged.zone is Zone.SOFT:
        return "day_aside"
    if match.criterion.tier is Tier.POSSIBLE:
        return "may_mean" if verdict.judged.tier is Tier.POSSIBLE else "may_mean_too"
    return "counts"


def _first_rule(judge: Judge) -> str:
    """Give the rule by which people are usually measured: of length and nearness, where there is one."""
    tests = judge.definition.tests
    firm = [test for test in tests if test.proximity and not test.weak]
    own = [test for test in firm if test.by == judge.case.country]
    for test in (*own, *firm, *tests):
        return test.rules[0]
    return period_rule(judge)


def _low_rule(judge: Judge, verdict: Verdict) -> str:
    covid = judge.resolved.illness.published == "covid19"
    if verdict.judged.zone is Zone.INSIDE and judge.definition.tests:
        return _first_rule(judge)
    return "cdc_window" if covid else period_rule(judge)


def _why_low(judge: Judge, verdict: Verdict) -> str:
    """Say in one sentence why somebody need not be told."""
    judged = verdict.judged
    if not verdict.days:
        return say("place.no_meeting")
    if judged.apart and judged.tier is Tier.NONE:
        return say("low.apart")
    if judged.zone is Zone.INSIDE:
        return say(_slight(judged) if judge.definition.base == "air" else _not_this_way(judged))
    return say("low.beside" if judged.zone is Zone.MARGIN else "low.outside")


def _slight(judged: Judged) -> str:
    """Say in which way meetings were slight, where all were so in one way."""
    if all(met.how.outdoors and met.near > _NEARBY for met in judged.met):
        return "low.slight_far"
    return "low.slight_short" if all(met.minutes < 1 for met in judged.met) else "low.slight"


def _not_this_way(judged: Judged) -> str:
    bare = all(met.blank and not met.kinds for met in judged.met)
    return "low.nothing_noted" if bare else "low.not_this_way"


def _what(judge: Judge, verdict: Verdict) -> str:
    """Say what happened on the day that weighs most."""
    met = strongest(judge.decisive(verdict))
    together = any(ContactKind.LIVES_WITH in met.kinds for met in verdict.meetings)
    if met is None:
        if verdict.lives or (together and verdict.judged.tier >= Tier.POSSIBLE):
            return say("what.lives")
        return "" if verdict.days else say("place.no_meeting")
    long_ago = (verdict.period.end - met.day).days > _LONG_AGO
    day, when = written(met.day, year=long_ago), reason_days.when(judge, verdict, met)
    lives = say("what.lives") + " " if verdict.lives or ContactKind.LIVES_WITH in met.kinds else ""
    kinds = ", ".join(sorted(say(f"kind.{kind.value}") for kind in met.kinds - {ContactKind.LIVES_WITH}))
    if "length" not in met.how.noted:
        text = say("what.no_minutes", day=day, when=when)
    else:
        place = say(f"what.within_{_NEAR[met.near]}" if "distance" in met.how.noted else "what.within_none")
        text = say("what.minutes", minutes=length(met.minutes), place=place, day=day, when=when)
    parts = [lives + text, say("what.kinds", kinds=kinds) if kinds else ""]
    if verdict.judged.tier is Tier.HOUSEHOLD and not lives and kinds:
        parts.append(say("what.like_home"))
    met_in_all = len(verdict.judged.counting)
    parts.append(say("what.several", count=times(met_in_all)) if met_in_all > 1 else "")
    return " ".join(filter(None, parts))
