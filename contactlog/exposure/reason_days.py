"""How the day of a meeting lies to the window, and whose window it is."""

from __future__ import annotations

from contactlog.core.exposures import Tier
from contactlog.exposure.cited import Part, period_rule, rule_text, start_rule
from contactlog.exposure.judged import Verdict
from contactlog.exposure.meetings import Met, strongest
from contactlog.exposure.peak import points_of
from contactlog.exposure.periods import Zone
from contactlog.exposure.tiers import Judge
from contactlog.exposure.words import event, has, say

_PROFILE = ("nhs_infectiousness", "cwa_trl", "he_corrected")
"""Published tables of how much is passed on by day."""
_COVID_WINDOWS = ("cdc_window", "uk_window", "ecdc_window")
_SAME_PERIOD = {"measles_window": "measles_nhse"}
"""Rules of the window, each with another that states the same days."""
_LAST_COVID_DAY = 10
_LONGER_ECDC_DAY = 14


def days(judge: Judge, verdict: Verdict) -> list[Part]:
    """Say how the day that weighs most lies to the published windows."""
    illness, judged = judge.resolved.illness, verdict.judged
    if judged.apart and judged.tier is Tier.NONE:
        rule = "cdc_window" if illness.published == "covid19" else period_rule(judge)
        return [(rule, say("day.after_isolation"))]
    if illness.published == "covid19":
        return _covid_days(judge, verdict)
    if _only_living(verdict):
        return [(period_rule(judge), say("day.living_period"))]
    if judged.zone is Zone.INSIDE:
        rule, known = start_rule(judge, verdict)
        return [(rule, say("day.generic_in" if known else "day.cautious_in"))]
    rule = period_rule(judge)
    if judged.zone is Zone.SOFT:
        late = any(met.day > verdict.period.end for met in judged.counting)
        ending = event(judge.resolved.figure.end_event or "symptoms_resolved")
        return [(rule, say("day.open_event", event=ending) if late else say("day.soft_lookback"))]
    if not verdict.days:
        return []
    rules = dict.fromkeys((rule, _SAME_PERIOD.get(rule, rule)))
    out = [(name, say("day.generic_out")) for name in rules]
    return [*out, (rule, say("day.elsewhere"))] if _reached_elsewhere(judge, verdict) else out


def _only_living(verdict: Verdict) -> bool:
    """Tell whether somebody counts because they live with the user, with no meeting noted that counts."""
    return verdict.lives and verdict.judged.tier >= Tier.POSSIBLE and not verdict.judged.counting


def _reached_elsewhere(judge: Judge, verdict: Verdict) -> bool:
    """Tell whether the rules of all countries together reach a meeting that those of the chosen one leave out."""
    return any(
        period.zone(met.day, met.started_at) >= Zone.SOFT
        for period in judge.resolved.elsewhere
        for met in verdict.meetings
    )


def when(judge: Judge, verdict: Verdict, met: Met) -> str:
    """Say how many days before or after the event it was; nothing where that is doubtful or long ago."""
    if len(judge.resolved.periods) > 1 or judge.resolved.lookback is not None:
        return ""
    name = judge.resolved.start_name
    if not has(f"when.{name}"):
        return ""
    offset = (met.day - verdict.period.day_zero).days
    key = "on" if offset == 0 else "before" if offset < 0 else "after"
    if abs(offset) == 1:
        key += "_one"
    return say(f"when.{key}", count=abs(offset), event=say(f"when.{name}"))


def _covid_days(judge: Judge, verdict: Verdict) -> list[Part]:
    judged = verdict.judged
    result = _covid_windows(judge, verdict)
    met = strongest(judged.counting)
    silent = judge.resolved.symptomless
    if silent:
        text = say("day.asymptomatic", rule=rule_text("shanghai_asym", judge.resolved.illness))
        result.append(("shanghai_asym", text))
    if met is None:
        beside = judged.zone is not Zone.INSIDE and verdict.days and not silent
        return [*result, *((rule, say("day.unlisted")) for rule in _PROFILE if beside)]
    if judged.zone is Zone.SOFT:
        if silent:
            return [("shanghai_asym", say("day.early")), *result]
        early = [("he_corrected", say("day.early"))]
        return [
            *early,
            *((rule, say("day.shoulder_level")) for rule in ("cwa_trl", "nhs_infectiousness")),
            *result,
        ]
    points = points_of(judge.resolved.illness.published, verdict.period, met.day)
    word = {0: "peak", -2: "shoulder"}.get(points, "tail")
    return [*result, *((rule, say(f"day.{word}")) for rule in _PROFILE)]


def _covid_windows(judge: Judge, verdict: Verdict) -> list[Part]:
    """Say of each authority's window whether the day lies in it."""
    illness, inside = judge.resolved.illness, verdict.judged.zone is Zone.INSIDE
    result = []
    for rule in _COVID_WINDOWS:
        key = "inside" if inside else "outside"
        if _only_living(verdict):
            key = "living"
        elif rule == "ecdc_window" and not inside and _between(verdict):
            key = "longer_version"
        result.append((rule, say(f"day.{key}", rule=rule_text(rule, illness))))
    return result


def _between(verdict: Verdict) -> bool:
    """Tell whether a meeting lies after the common last day and before the longer one."""
    offsets = [(day - verdict.period.day_zero).days for day in verdict.days]
    return any(_LAST_COVID_DAY < offset <= _LONGER_ECDC_DAY for offset in offsets)
