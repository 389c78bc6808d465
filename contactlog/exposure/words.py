"""Sentences for users, from templates; and dates written out."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from contactlog.exposure.facts import Figure
from contactlog.exposure.loader import data_text

_COUNTRIES = {
    "UK": "United Kingdom",
    "US": "United States",
    "AU": "Australia",
    "NZ": "New Zealand",
    "CA": "Canada",
    "EU": "European Union",
    "INT": "several countries",
}


@lru_cache(maxsize=1)
def _templates() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(data_text("words.toml"))


def say(key: str, /, **values: object) -> str:
    """Give the sentence of a key such as ``day.peak``, filled in with texts and numbers."""
    return _said(key, tuple(values.items()))


@lru_cache(maxsize=4096)
def _said(key: str, values: tuple[tuple[str, object], ...]) -> str:
    # Most sentences of a case are the same for many people.
    section, name = key.split(".")
    return str(_templates()[section][name]).format(**dict(values))


def has(key: str) -> bool:
    """Tell whether there is a sentence for the key."""
    section, name = key.split(".")
    return name in _templates()[section]


def event(name: str) -> str:
    """Name an anchor or ending event of the fact sheet in words, ready for the middle of a sentence."""
    return say(f"event.{name}") if has(f"event.{name}") else name.replace("_or_", " or ").replace("_", " ")


def written(day: date, *, year: bool = False) -> str:
    """Write a day as ``Friday 13 March``, or with its year."""
    names = _templates()["date"]
    text = f"{names['weekdays'][day.weekday()]} {day.day} {names['months'][day.month - 1]}"
    return f"{text} {day.year}" if year else text


def times(count: int) -> str:
    """Write how often something was, from two on."""
    return say("what.twice") if count == 2 else say("what.times", count=count)


def length(minutes: float) -> str:
    """Write a length of time without decimals."""
    whole = round(minutes)
    if minutes < 1:
        return say("what.minute_few")
    if whole == 1:
        return say("what.minute_one")
    if whole >= 120 and whole % 60 == 0:
        return say("what.hours", count=whole // 60)
    return say("what.minute_many", count=whole)


def owner_of(figure: Figure) -> str:
    """Name whose figure it is and how well it is supported."""
    if figure.basis == "own":
        return "your own figure"
    country = _COUNTRIES.get(figure.jurisdiction, figure.jurisdiction)
    status = "" if figure.status == "current" else f", {figure.status}"
    return f"{country}{status} ({figure.support})"
