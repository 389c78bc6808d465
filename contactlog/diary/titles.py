"""The entries of a calendar or journal by their title: few words of each, whatever their number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from contactlog.diary.event_rules import title_key
from contactlog.imports.candidates import EncounterCandidate

_NAMES_SHOWN = 8


@dataclass(slots=True)
class Titled:
    """Entries with one title that are not in the diary yet."""

    key: str
    """`event_rules.title_key`."""
    title: str = field(repr=False)
    first: date
    last: date
    place: str = field(repr=False)
    reason: str
    """Of the first that is likely a meeting, else of the first."""
    likely: bool
    """At least one is likely a meeting."""
    times: int = 0
    likely_times: int = 0
    """How many of them are likely meetings."""
    people: dict[str, None] = field(default_factory=dict, repr=False)
    """Some of the names on them."""


class Titles:
    """Gathers entries by title."""

    def __init__(self) -> None:
        self._found: dict[str, Titled] = {}

    def __iter__(self) -> Iterator[Titled]:
        """Give them, the most frequent first."""
        return iter(sorted(self._found.values(), key=lambda one: (-one.times, one.key)))

    def add(self, candidate: EncounterCandidate) -> None:
        """Take an entry to those with its title."""
        key, day, likely = title_key(candidate.title), candidate.local_date, candidate.likely_meeting
        place = candidate.place.name if candidate.place else ""
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = Titled(key, candidate.title, day, day, place, candidate.reason, likely)
        elif likely and not found.likely:
            found.title, found.place, found.reason, found.likely = (
                candidate.title,
                place,
                candidate.reason,
                True,
            )
        found.times += 1
        found.likely_times += likely
        found.first, found.last = min(found.first, day), max(found.last, day)
        for person in candidate.people:
            if len(found.people) < _NAMES_SHOWN:
                found.people[person.shown] = None
