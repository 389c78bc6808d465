"""Figures of the fact sheet in words."""

from __future__ import annotations

from contactlog.exposure.facts import (
    EarlyEnd,
    HigherRisk,
    Incubation,
    InfectiousWindow,
    Lookback,
    Transmission,
)
from contactlog.exposure.words import event

_CASES = {"any": "", "symptomatic": "with symptoms: ", "asymptomatic": "without symptoms: "}
_STAGES = {
    "any": "",
    "current": "",
    "fallback_most_recent": "",
    "male_urethral_symptoms": "men with symptoms of the urethra: ",
    "all_others": "everybody else: ",
    "cough_date_only": "only the cough is known: ",
    "symptomatic_or_smear_positive": "with symptoms, or bacteria in what is coughed up: ",
    "late_or_unknown": "late, or not known: ",
}
_ROUTES = {
    "airborne": "through the air",
    "airborne_short_range": "through the air close by",
    "droplet": "coughs, sneezes and talking",
    "droplet_prolonged": "long talks face to face",
    "direct": "touch",
    "skin": "skin on skin",
    "fomite": "things touched or shared",
    "fomite_minor": "now and then things touched",
    "saliva": "saliva",
    "sexual": "sex",
    "blood": "blood",
    "mother_to_child": "from mother to child",
    "faecal_oral": "unwashed hands after the toilet",
    "vomit_aerosol": "the air where somebody vomits",
    "food_water": "food and water",
    "lice": "lice that walk from head to head",
}
_GROUPS = {
    "aged_65_plus": "people from 65",
    "aged_over_50": "people over 50",
    "children_under_1": "children under 1",
    "children_under_2": "children under 2",
    "children_under_5": "children under 5",
    "infants_under_6_months": "babies under 6 months",
    "infants_under_12_months": "babies under 12 months",
    "asplenia_or_complement_deficiency": "people without a spleen or with complement deficiency",
    "immunocompromised": "people with weak immunity",
    "pregnant": "pregnant people",
    "pregnant_non_immune": "pregnant people who are not immune",
    "pregnant_late": "people late in pregnancy",
    "pregnant_first_trimester": "people in the first three months of pregnancy",
    "pregnant_third_trimester": "people in the last three months of pregnancy",
    "adults_non_immune": "adults who are not immune",
    "hiv": "people with HIV",
    "eczema": "people with eczema",
    "unvaccinated": "people who are not vaccinated",
    "exposed_within_72_hours": "whoever was exposed within 72 hours",
    "recent_chickenpox_or_flu": "people who just had chickenpox or flu",
}


def window_words(window: InfectiousWindow) -> str:
    """Say from when until when it is passed on."""
    start = from_event(window.start_offset_days, window.start_anchor)
    if window.end_rule == "event" and window.end_event:
        end = f"until {event(window.end_event)}"
        if window.end_offset_days is not None and window.end_anchor == window.start_anchor:
            end += f" (until you say so, {days(window.end_offset_days)} are taken)"
    elif window.end_offset_days is not None and window.end_anchor:
        end = f"to {from_event(window.end_offset_days, window.end_anchor)}"
    else:
        end = "with no end that can be counted"
    return f"{_CASES.get(window.case, '')}from {start} {end}"


def early_words(rule: EarlyEnd) -> str:
    """Say what ends it early."""
    if rule.text:
        return rule.text
    if rule.hours_after is not None:
        return f"{rule.hours_after:g} hours after {event(rule.trigger)}"
    return f"{days(rule.days)} after {event(rule.trigger)}"


def lookback_words(look: Lookback) -> str:
    """Say how far back people are told."""
    stage = _STAGES.get(look.stage, f"{words(look.stage)}: ")
    if look.start_offset_days is not None:
        text = f"{stage}from {from_event(look.start_offset_days, look.anchor)} on"
        return text + ("; if nobody, the last partner" if look.fallback == "most_recent_partner" else "")
    return stage + {
        "most_recent_partner": "if nobody is in that time, the most recent partner",
        "current_partners": "current partners, with no fixed time",
    }.get(look.fallback or "", "no fixed time")


_HOURS_UP_TO = 3
"""Days up to which a time that begins with part of a day is written in hours."""


def incubation_words(found: Incubation) -> str:
    """Say how long it takes to show; empty when no number is known."""
    if found.max_days is None:
        return f"{found.min_days:g} days or far longer; many never fall ill" if found.min_days else ""
    low, unit, each = found.min_days or 0, "days", 1
    if low % 1 and found.max_days <= _HOURS_UP_TO:
        unit, each = "hours", 24
    usual = ""
    if found.typical_low_days is not None and found.typical_high_days is not None:
        usual = f", mostly {found.typical_low_days * each:g} to {found.typical_high_days * each:g}"
    elif found.typical_days is not None:
        usual = f", mostly about {found.typical_days * each:g}"
    more = ", sometimes far longer" if found.max_unbounded else ""
    if found.secondary_max_days is not None:
        more += f"; the second stage after {found.secondary_min_days or 0:g} to {found.secondary_max_days:g}"
    if found.reinfestation_max_days is not None:
        again = f"{found.reinfestation_min_days or 0:g} to {found.reinfestation_max_days:g}"
        more += f"; who had it before, {again}"
    since = f"{low * 24:g} hours" if low % 1 and unit == "days" else f"{low * each:g}"
    return f"{since} to {found.max_days * each:g} {unit}{usual}{more}"


def route_words(passed: Transmission) -> str:
    """Say how it passes on."""
    return ", ".join(_ROUTES.get(route, words(route)) for route in passed.routes)


def group_words(risk: HigherRisk) -> str:
    """Say for whom it weighs more."""
    named = [_GROUPS.get(group, words(group)) for group in risk.groups if group != "none"]
    return ", ".join(named) or "nobody in particular"


def from_event(offset: float, name: str) -> str:
    """Write ``4 days before the first day of the rash``; the event alone for its own day."""
    if offset == 0:
        return event(name)
    return f"{days(abs(offset))} {'before' if offset < 0 else 'after'} {event(name)}"


def days(count: float) -> str:
    """Write a number of days; long ones in months or years, as the sources count them."""
    if count >= 365 and count % 365 == 0:
        return "1 year" if count == 365 else f"{count / 365:g} years"
    if count >= 60 and count % 30 == 0 and count < 365:
        return f"{count / 30:g} months"
    return f"{count:g} {'day' if count == 1 else 'days'}"


def words(name: str) -> str:
    """Write a name of the fact sheet as words."""
    return name.replace("_or_", " or ").replace("_", " ")
