"""What an import did, or would do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from contactlog.core.encounters import Encounter, QuietDay
from contactlog.core.groups import Group
from contactlog.core.people import Person
from contactlog.core.places import Place
from contactlog.core.records import Noun


@dataclass(frozen=True, slots=True)
class Brought:
    """Counts of what came in."""

    people_new: int = 0
    people_completed: int = 0
    """People of the diary who gained a number, an address or a name."""
    people_maybe: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """(name in the file, name in the diary): perhaps the same; both stay until the user says."""
    encounters_new: int = 0
    encounters_skipped: int = 0
    """Not taken in: there already, or not likely a meeting."""
    places_new: int = 0
    groups_new: int = 0
    quiet_days: int = 0
    others_new: int = 0
    """Cases, notices, wordings and settings."""
    problems: tuple[str, ...] = ()
    """What could not be read; one sentence each, with its line."""
    left_out: tuple[tuple[str, int], ...] = ()
    """What was read and left out on purpose, as (reason, how many)."""


def counts(nouns: Iterable[Noun]) -> Brought:
    """Count new nouns."""
    return tally(Counter(type(noun) for noun in nouns))


def tally(found: Counter[type[Noun]]) -> Brought:
    """Say what came of how many new nouns of each kind."""
    named = (Person, Encounter, Place, Group, QuietDay)
    return Brought(
        people_new=found[Person],
        encounters_new=found[Encounter],
        places_new=found[Place],
        groups_new=found[Group],
        quiet_days=found[QuietDay],
        others_new=found.total() - sum(found[kind] for kind in named),
    )
