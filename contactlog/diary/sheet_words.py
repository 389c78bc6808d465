"""Figures of the fact sheet in words."""

from __future__ import annotations

from contactlog.exposure.facts import EarlyEnd, Incubation, InfectiousWindow, Lookback

_CASES = {"any": "", "symptomatic": "with symptoms: ", "asymptomatic": "without symptoms: "}


def window_words(window: InfectiousWindow) -> str:
    """Say from when until when it is passed on."""
    start = from_event(window.start_offset_days, window.start_anchor)
    if window.end_rule == "event" and window.end_event:
        end = f"until {words(window.end_event)}"
        if window.end_offset_days is not None and window.end_anchor == window.start_anchor:
            end += f" (often around {days(window.end_offset_days)} after)"
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
        return f"{rule.hours_after:g} hours after {words(rule.trigger)}"
    return f"{days(rule.days)} after {words(rule.trigger)}"


def lookback_words(look: Lookback) -> str:
    """Say how far back people are told."""
    stage = "" if look.stage in ("any", "current", "fallback_most_recent") else f"{words(look.stage)}: "
    if look.start_offset_days is not None:
        text = f"{stage}{from_event(look.start_offset_days, look.anchor)} onwards"
        return text + ("; if nobody, the last partner" if look.fallback == "most_recent_partner" else "")
    return stage + {
        "most_recent_partner": "if nobody is in that time, the most recent partner",
        "current_partners": "current partners, with no fixed time",
    }.get(look.fallback or "", "no fixed time")


def incubation_words(found: Incubation) -> str:
    """Say how long it takes to show; empty when no number is known."""
    if found.max_days is None:
        return ""
    usual = ""
    if found.typical_low_days is not None and found.typical_high_days is not None:
        usual = f", mostly {found.typical_low_days:g} to {found.typical_high_days:g}"
    elif found.typical_days is not None:
        usual = f", mostly about {found.typical_days:g}"
    more = ", sometimes far longer" if found.max_unbounded else ""
    return f"{found.min_days or 0:g} to {found.max_days:g} days{usual}{more}"


def from_event(offset: float, event: str) -> str:
    """Write ``4 days before rash onset``."""
    if offset == 0:
        return f"the day of {words(event)}"
    return f"{days(abs(offset))} {'before' if offset < 0 else 'after'} {words(event)}"


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
