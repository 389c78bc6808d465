"""Why a person is where they are, in words: what, which rule and whose, which day, what was assumed."""

from __future__ import annotations

from contactlog.core.exposures import Reason, Tier
from contactlog.core.values import Mask, Ventilation, Voice
from contactlog.exposure.definitions import Criterion
from contactlog.exposure.facts import ContactRule, Illness, InfectiousWindow
from contactlog.exposure.loader import rules
from contactlog.exposure.meetings import Met
from contactlog.exposure.periods import Zone
from contactlog.exposure.tiers import VULNERABLE, Judge, Verdict
from contactlog.exposure.words import has, length, owner_of, say, written

_NEAR = ("touch", "lt1", "1to2", "gt2", "far")
_PERIOD_RULE = {
    "measles": "measles_window",
    "influenza": "flu_cdc_period",
    "norovirus": "norovirus_48h",
    "chickenpox": "varicella_infectious",
    "meningococcal": "mening_close",
}
_BASHH = frozenset({"chlamydia", "gonorrhoea", "syphilis_early", "trichomoniasis"})


def reason(rule: str, illness: Illness, text: str) -> Reason:
    """Make a reason, with the owner that the rule's id stands for."""
    known = rules().get(rule)
    return Reason(rule, known.owner if known else _own_owner(rule, illness), text)


def rule_text(rule: str, illness: Illness) -> str:
    """Give what a rule says, in our words, without a full stop."""
    known = rules().get(rule)
    figure = _contact_rule(rule, illness)
    text = known.text if known else figure.text if figure else rule
    return text.rstrip(".").replace("15-minute", "15 minute")


def _contact_rule(rule: str, illness: Illness) -> ContactRule | None:
    name = rule.partition(".")[2]
    return next((item for item in illness.contact_rules if item.id == name), None)


def _own_owner(rule: str, illness: Illness) -> str:
    name = rule.partition(".")[2]
    figures: tuple[ContactRule | InfectiousWindow, ...] = (*illness.contact_rules, *illness.windows)
    found = next((item for item in figures if item.id == name), None)
    return owner_of(found) if found else "contactlog"


def reasons_for(judge: Judge, verdict: Verdict) -> tuple[Reason, ...]:
    """Give every reason of one person, the most telling first."""
    illness = judge.resolved.illness
    parts = [
        *_tier_part(judge, verdict),
        *_day_part(judge, verdict),
        *_doubt_part(judge, verdict),
        *_other_rules(judge, verdict),
        *_place_part(judge, verdict),
    ]
    seen: dict[tuple[str, str], None] = {}
    for rule, text in parts:
        seen.setdefault((rule, text))
    return tuple(reason(rule, illness, text) for rule, text in seen)


def _strongest(verdict: Verdict) -> Met | None:
    return max(
        verdict.judged.counting,
        key=lambda met: (met.rate * max(met.minutes, 1), met.begin, met.id),
        default=None,
    )


def _tier_part(judge: Judge, verdict: Verdict) -> list[tuple[str, str]]:
    """Say the tier, the meeting and the tests that hold."""
    illness, judged = judge.resolved.illness, verdict.judged
    period_rule = _period_rule(judge)
    matches = sorted(judged.matches, key=lambda match: (-match.criterion.tier, not match.full))
    opening = f"{say(f'tier.{judged.tier.word}')} {_what(judge, verdict)}".strip()
    if judged.tier < Tier.POSSIBLE:
        return [(_low_rule(judge, verdict, period_rule), opening)]
    result: list[tuple[str, str]] = []
    for match in matches:
        key = "counts" if match.full else "doubtful" if match.criterion.weak else "foreign"
        for rule in match.criterion.rules:
            text = say(f"rule.{key}", rule=rule_text(rule, illness))
            result.append((rule, f"{opening} {text}" if not result else text))
    if judged.upgraded:
        text = say("rule.upgrade")
        result.insert(0, ("cdc_exposure_risks", f"{opening} {text}"))
    if not result:
        first = judge.definition.tests[0].rules[0] if judge.definition.tests else period_rule
        if illness.id == "covid19":
            first = "cdc_15min"
        text = say("rule.maybe" if _blank(verdict) else "rule.not_met", rule=rule_text(first, illness))
        result.append((first, f"{opening} {text}"))
    if verdict.partner:
        result.append((period_rule, say("day.partner")))
    return result


def _blank(verdict: Verdict) -> bool:
    return any(met.blank for met in verdict.judged.counting)


def _low_rule(judge: Judge, verdict: Verdict, period_rule: str) -> str:
    if judge.resolved.illness.id == "covid19":
        return "cdc_window" if verdict.judged.zone is not Zone.INSIDE else "cdc_15min"
    if verdict.judged.zone is Zone.INSIDE and judge.definition.tests:
        return judge.definition.tests[-1].rules[0]
    return period_rule


def _what(judge: Judge, verdict: Verdict) -> str:
    """Say what happened on the day that weighs most."""
    met = _strongest(verdict)
    if met is None:
        if verdict.lives:
            return say("what.lives")
        return say("place.no_meeting") if not verdict.encounters else ""
    day, when = written(met.day), _when(judge, verdict, met)
    noted = next(item for item in verdict.encounters if item.id == met.id)
    lives = say("what.lives") + " " if verdict.lives else ""
    kinds = ", ".join(sorted(kind.value.replace("_", " ") for kind in met.kinds if kind != "lives_with"))
    if noted.minutes is None:
        text = say("what.no_minutes", day=day, when=when)
    else:
        distance = noted.distance or (noted.kinds and met.near == 0 and "touch") or None
        place = say(f"what.within_{_NEAR[met.near]}" if distance else "what.within_none")
        text = say("what.minutes", minutes=length(noted.minutes), place=place, day=day, when=when)
    return lives + text + (" " + say("what.kinds", day=day, when="", kinds=kinds) if kinds else "")


def _when(judge: Judge, verdict: Verdict, met: Met) -> str:
    if len(judge.resolved.periods) > 1:
        return ""
    event = judge.resolved.figure.start_anchor
    if judge.resolved.lookback is not None:
        return ""
    event = say(f"when.{event}") if has(f"when.{event}") else say("when.other")
    offset = (met.day - verdict.period.day_zero).days
    key = "on" if offset == 0 else "before" if offset < 0 else "after"
    if abs(offset) == 1:
        key += "_one"
    return say(f"when.{key}", count=abs(offset), event=event)


def _period_rule(judge: Judge) -> str:
    illness, look = judge.resolved.illness, judge.resolved.lookback
    if illness.id in _BASHH and (look is None or look.jurisdiction == "UK"):
        return "bashh_chlamydia"
    return _PERIOD_RULE.get(illness.id, f"{illness.id}.{judge.resolved.figure.id}")


def _day_part(judge: Judge, verdict: Verdict) -> list[tuple[str, str]]:
    """Say how the day lies to the window, and whose window it is."""
    illness, judged = judge.resolved.illness, verdict.judged
    if illness.id == "covid19":
        return _covid_days(judge, verdict)
    rule = _period_rule(judge)
    if judged.apart and judged.tier is Tier.NONE:
        return [(rule, say("day.after_isolation"))]
    if judged.zone is Zone.INSIDE:
        result = [(rule, say("day.generic_in"))]
        if judged.tier < Tier.POSSIBLE and judge.definition.tests:
            first = judge.definition.tests[0].rules[0]
            result.append((first, say("place.routes", rule=rule_text(first, illness))))
        return result
    if judged.zone is Zone.SOFT:
        late = any(met.day > verdict.period.end for met in judged.counting)
        event = (judge.resolved.figure.end_event or "its end").replace("_", " ")
        return [(rule, say("day.open_event", event=event) if late else say("day.soft_lookback"))]
    return [(rule, say("day.generic_out"))] if verdict.encounters else []


def _covid_days(judge: Judge, verdict: Verdict) -> list[tuple[str, str]]:
    judged = verdict.judged
    if judged.apart and judged.tier is Tier.NONE:
        return [("cdc_window", say("day.after_isolation"))]
    key = "inside" if judged.zone is Zone.INSIDE else "outside"
    illness = judge.resolved.illness
    windows = ["cdc_window", "uk_window", "ecdc_window"]
    result = [(rule, say(f"day.{key}", rule=rule_text(rule, illness))) for rule in windows]
    met = _strongest(verdict)
    if judge.resolved.symptomless:
        result.append(("shanghai_asym", say("day.asymptomatic", rule=rule_text("shanghai_asym", illness))))
    if met is None:
        return result
    points = judge.day_points(met, verdict.period)
    if judged.zone is Zone.SOFT:
        early = [("he_corrected", say("day.early"))]
        early += [(rule, say("day.shoulder_level")) for rule in ("cwa_trl", "nhs_infectiousness")]
        return [*early, *result]
    word = {0: "peak", -2: "shoulder"}.get(points, "tail")
    text = say("day.peak") if word == "peak" else say(f"day.{word}")
    if word == "shoulder":
        text = say("day.shoulder")
    return [*result, ("nhs_infectiousness", text), ("cwa_trl", text)]


def _doubt_part(judge: Judge, verdict: Verdict) -> list[tuple[str, str]]:
    """Say what depends on doubtful dates and what was assumed."""
    result: list[tuple[str, str]] = []
    if verdict.certainty.value == "depends_on_onset":
        rule = "cwa_trl_week" if judge.resolved.illness.id == "covid19" else _period_rule(judge)
        result.append((rule, say("day.week")))
    if verdict.judged.tier < Tier.POSSIBLE:
        return result
    noted = {item.id: item for item in verdict.encounters}
    items = [(met, noted[met.id]) for met in verdict.judged.counting]
    assumed = "contactlog.assumed"
    if any(item.minutes is None for _, item in items):
        result.append((assumed, say("assumed.length")))
    if any(item.distance is None and met.near > 0 for met, item in items):
        result.append((assumed, say("assumed.distance")))
    if any(item.setting is None and item.space is None for _, item in items):
        result.append((assumed, say("assumed.setting")))
    if verdict.certainty.value == "could_be_higher":
        result.append((assumed, say("assumed.change")))
    return result


def _other_rules(judge: Judge, verdict: Verdict) -> list[tuple[str, str]]:
    """Say what the rules that do not hold would say."""
    judged = verdict.judged
    if judged.zone is not Zone.INSIDE or judged.tier is Tier.HOUSEHOLD or judged.tier < Tier.UNLIKELY:
        return []
    held = {rule for match in judged.matches for rule in match.criterion.rules}
    illness = judge.resolved.illness
    tests: list[Criterion] = [test for test in judge.definition.tests if test.tier is not Tier.HOUSEHOLD]
    if illness.id == "covid19":
        tests = [test for test in tests if test.rules[0] in ("cdc_15min", "uk_law_close", "ecdc_high")]
    elif judged.tier >= Tier.CLOSE:
        return []
    others = dict.fromkeys(rule for test in tests for rule in test.rules if rule not in held)
    key = "rule.maybe" if _blank(verdict) else "rule.not_met"
    return [(rule, say(key, rule=rule_text(rule, illness))) for rule in others]


def _place_part(judge: Judge, verdict: Verdict) -> list[tuple[str, str]]:
    """Say what raises or lowers the place in the order."""
    judged, covid = verdict.judged, judge.resolved.illness.id in ("covid19", "influenza")
    if judged.tier < Tier.POSSIBLE:
        return []
    noted = {item.id: item for item in verdict.encounters}
    items = [(met, noted[met.id]) for met in judged.counting]
    result: list[tuple[str, str]] = []
    if verdict.person.flags & VULNERABLE:
        result.append(("ecdc_vulnerable", say("place.vulnerable")))
    if judge.definition.base != "air" or not covid:
        return result
    if any(met.outdoors for met, _ in items):
        result.append(("bulfone_outdoor", say("place.outdoors")))
    if any(mask not in (None, Mask.NONE) for _, item in items for mask in (item.mask_mine, item.mask_theirs)):
        result += [(rule, say("place.masks")) for rule in ("cdc_masks", "uk_masks")]
    voices = {item.voice for _, item in items}
    result += [
        ("mc_voice", say(f"place.{voice.value}")) for voice in (Voice.LOUD, Voice.SILENT) if voice in voices
    ]
    if any(met.near == 0 for met, _ in items):
        result.append(("mc_intimate", say("place.intimate")))
    if any(item.ventilation in (Ventilation.GOOD, Ventilation.FILTERED) for _, item in items):
        result.append(("cdc_exposure_risks", say("place.air")))
    if len(items) > 1:
        text = say("place.summed", rule=rule_text("uk_cumulative", judge.resolved.illness))
        result.append(("uk_cumulative", text))
    result.append(("thompson_sar", say("place.settings")))
    result.append(("ferretti2023", say("place.long")))
    return result
