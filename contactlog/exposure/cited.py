"""Reasons with the rule they rest on and whose it is."""

from __future__ import annotations

import re
from functools import lru_cache

from contactlog.core.exposures import Reason
from contactlog.exposure.choosing import BASHH, BASHH_RULE, LOOKBACK, lookback_rule
from contactlog.exposure.facts import Figure, Illness, InfectiousWindow
from contactlog.exposure.judged import Verdict
from contactlog.exposure.loader import rules
from contactlog.exposure.tiers import Judge
from contactlog.exposure.words import owner_of

Part = tuple[str, str]
"""The id of a rule and the sentence that rests on it."""

ASSUMED = "contactlog.assumed"
"""The id under which our own assumptions are named; no authority's."""
BORROWED = frozenset({"ecdc_room", "ie_room", "uk_law_close"})
"""Rules for COVID-19 that tests of other illnesses borrow."""
_PERIOD_RULE = {
    "measles.rash": "measles_window",
    "influenza.symptomatic": "flu_cdc_period",
    "influenza.asymptomatic": "flu_cdc_period",
    "norovirus.ill_to_48h_after": "norovirus_48h",
    "chickenpox.rash_to_crusted": "varicella_infectious",
    "meningococcal.seven_days_before_to_24h_treated": "mening_close",
}
"""Windows of the fact sheet that a published rule states too."""


def reason(rule: str, illness: Illness, text: str) -> Reason:
    """Make a reason, with the owner that the rule's id stands for."""
    known = rules().get(rule)
    return Reason(rule, known.owner if known else _owner(rule, illness), text)


def rule_text(rule: str, illness: Illness) -> str:
    """Give what a rule says, in our words, without a full stop."""
    known = _published_text(rule)
    if known is not None:
        return known
    name = rule.partition(".")[2]
    figure = next((item for item in illness.contact_rules if item.id == name), None)
    return _smooth(figure.text) if figure else rule


@lru_cache(maxsize=512)
def _published_text(rule: str) -> str | None:
    known = rules().get(rule)
    return _smooth(known.text) if known else None


def _smooth(text: str) -> str:
    """Fit a rule into the middle of a sentence: no capital, unless it is a name or an abbreviation."""
    text = text.rstrip(".").replace("15-minute", "15 minute")
    text = _NEXT_SENTENCE.sub(lambda found: f"; {found[1].lower()}", text)
    first = text.split(" ", 1)[0].split("-")[0].rstrip(",:")
    return (
        text[:1].lower() + text[1:] if first.isalpha() and first.istitle() and first not in _NAMES else text
    )


_NEXT_SENTENCE = re.compile(r"\. ([A-Z])(?=[a-z]* )")
_NAMES = frozenset({"Gibraltar", "Ireland", "Australia", "Europe"})


def is_supported(rule: str, illness: Illness) -> bool:
    """Tell whether an official source states a rule in words; a user's own counts as stated."""
    known = rules().get(rule)
    if known is not None:
        return known.verified
    name = rule.partition(".")[2]
    return any(figure.supported for figure in illness.contact_rules if figure.id == name)


def period_rule(judge: Judge) -> str:
    """Give the id of the rule that the window rests on."""
    illness, look = judge.resolved.illness, judge.resolved.lookback
    if look is not None:
        return lookback_rule(illness, look)
    if illness.published in BASHH:
        return BASHH_RULE
    return _window_rule(illness, judge.resolved.figure)


def partner_rule(judge: Judge) -> str:
    """Give the id of the rule that names the most recent partner: the chosen country's, else the British."""
    illness = judge.resolved.illness
    looks = [look for look in illness.lookbacks if look.fallback]
    first = sorted(
        looks, key=lambda look: (look.jurisdiction != judge.case.country, look.jurisdiction != "UK")
    )
    return lookback_rule(illness, first[0]) if first else period_rule(judge)


def start_rule(judge: Judge, verdict: Verdict) -> tuple[str, bool]:
    """Give the id of the rule by which a person's meetings lie in the window, and whether words support it.

    Another country's window is named when only its earlier start reaches them.
    """
    resolved, usual = judge.resolved, verdict.period.usual_start
    days = [met.day for met in verdict.judged.counting]
    if resolved.earlier is not None and usual is not None and days and max(days) < usual:
        return _window_rule(resolved.illness, resolved.earlier), resolved.earlier.supported
    rule, figure = period_rule(judge), resolved.lookback or resolved.figure
    return rule, figure.supported or rule in rules()


def _window_rule(illness: Illness, figure: InfectiousWindow) -> str:
    name = f"{illness.id}.{figure.id}"
    return name if illness.own else _PERIOD_RULE.get(name, name)


def _owner(rule: str, illness: Illness) -> str:
    name = rule.partition(".")[2]
    if name == "incubation" and illness.incubation is not None:
        return owner_of(illness.incubation)
    if name.startswith(LOOKBACK):
        theirs = [look for look in illness.lookbacks if look.jurisdiction == name.removeprefix(LOOKBACK)]
        counted = [look for look in theirs if look.start_offset_days is not None]
        return owner_of((counted or theirs)[0])
    named: tuple[tuple[str, Figure], ...] = (
        *((item.id, item) for item in illness.contact_rules),
        *((item.id, item) for item in illness.windows),
    )
    return next((owner_of(figure) for id_, figure in named if id_ == name), "contactlog")
