"""What the diary shows of everybody, sorted by person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from contactlog.exposure.meetings import Met


@dataclass(frozen=True)
class Seen:
    """All that an assessment was given of the diary; what only words ask for is sorted out when they ask."""

    mets: Sequence[Met]
    """The meetings that were read, by day and time."""
    elsewhere: Mapping[date, Set[str]]
    """The ids of those who were met on days too far from the case for their meetings to be read."""

    def everybody(self) -> set[str]:
        """Give the ids of all who were met."""
        return set().union(*self.elsewhere.values(), *(met.people for met in self.mets))

    def meetings(self, person: str) -> Sequence[Met]:
        """Give the meetings with one person, by day and time."""
        return self._by_person.get(person, ())

    def days_elsewhere(self, person: str) -> list[date]:
        """Give the local days of all other meetings with them."""
        return [day for day, people in self.elsewhere.items() if person in people]

    @cached_property
    def _by_person(self) -> Mapping[str, Sequence[Met]]:
        return by_person(self.mets)


def by_person(mets: Iterable[Met]) -> dict[str, list[Met]]:
    """Sort meetings by the ids of those who were there."""
    found: dict[str, list[Met]] = defaultdict(list)
    for met in mets:
        for id_ in met.people:
            theirs = found[id_]
            if not theirs or theirs[-1] is not met:  # somebody named twice was there once
                theirs.append(met)
    return found
