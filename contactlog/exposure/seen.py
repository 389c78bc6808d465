"""What the diary shows of everybody, sorted by person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from contactlog.exposure.meetings import Met, by_day, distinct, in_turn


@dataclass(frozen=True)
class Seen:
    """All that an assessment was given of the diary; what only words ask for is sorted out when they ask."""

    mets: Sequence[Met]
    """The meetings that were read, in any order."""
    elsewhere: Mapping[date, Set[str]]
    """The ids of those who were met on days too far from the case for their meetings to be read."""

    def meetings(self, person: str) -> Sequence[Met]:
        """Give the meetings with one person, copies among them."""
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


def one_by_one(mets: Sequence[Met], zone: str) -> dict[str, list[Met]]:
    """Sort meetings by person: each once though it was noted twice, those without a time one after another.

    Args:
        mets: in any order.
        zone: IANA name in which days begin.
    """
    if all(met.timed for met in mets) and len({(met.begin, met.minutes) for met in mets}) == len(mets):
        return by_person(mets)
    found = by_person(sorted(mets, key=by_day))
    return {id_: in_turn(distinct(theirs), zone) for id_, theirs in found.items()}
