"""What repeats in the user's weeks: the choir on Tuesdays, Ana on Saturdays."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from contactlog.core.encounters import Encounter

WEEKS = 8
"""How many weeks back a rhythm is looked for."""
LEAST = 3
"""Fewest times in those weeks that make a rhythm."""
Unit = tuple[str, str]
"""("group", id), ("person", id) or ("place", id)."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Something that happens on one weekday in more than half of the weeks since it was first seen."""

    unit: Unit
    weekday: int
    """0 is Monday."""
    days: tuple[date, ...]
    """On which it happened, the latest first."""
    weeks: int
    """How many of these weekdays lie between the first time and now."""
    latest: Encounter
    """The last of them, as an example."""


def units_of(encounter: Encounter) -> tuple[Unit, ...]:
    """Give what an encounter was with: its group, else each person, else its place."""
    if encounter.group:
        return (("group", encounter.group),)
    if encounter.people:
        return tuple(("person", person) for person in encounter.people)
    return (("place", encounter.place),) if encounter.place else ()


def rhythms(encounters: tuple[Encounter, ...], before: date) -> tuple[Rhythm, ...]:
    """Find what has repeated weekly in the `WEEKS` weeks before a day.

    Returns:
        Rhythms, the most regular first; equal ones by their latest day, then by unit.
    """
    start = before - timedelta(weeks=WEEKS)
    seen: dict[tuple[Unit, int], dict[date, Encounter]] = defaultdict(dict)
    for encounter in encounters:
        if start <= encounter.local_date < before:
            for unit in units_of(encounter):
                seen[unit, encounter.local_date.weekday()][encounter.local_date] = encounter
    found = []
    for (unit, weekday), by_day in seen.items():
        days = tuple(sorted(by_day, reverse=True))
        weeks = _weekdays_between(days[-1], before, weekday)
        if len(days) >= LEAST and 2 * len(days) > weeks:
            found.append(Rhythm(unit, weekday, days, weeks, by_day[days[0]]))
    found.sort(key=lambda item: (-len(item.days), -item.days[0].toordinal(), item.unit))
    return tuple(found)


def _weekdays_between(first: date, before: date, weekday: int) -> int:
    """Count how often a weekday comes from ``first``, itself one, to the day before ``before``."""
    return ((before - timedelta(days=1)) - first).days // 7 + 1 if first.weekday() == weekday else 0
