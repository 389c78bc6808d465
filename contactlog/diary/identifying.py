"""Who in a file is who in the diary, while the file is read: nobody is held as a whole, but by marks and id."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from contactlog.core.people import Person
from contactlog.diary.desk import Desk
from contactlog.diary.sameness import Sameness
from contactlog.imports.adoption import completed
from contactlog.imports.candidates import PersonCandidate
from contactlog.imports.known_people import KnownPeople
from contactlog.imports.matching import Matcher, Maybe, Same

RECENT = 256
"""People who were looked up or completed last: many more than are ever given and not saved yet."""


class Identifying:
    """Compares the people of one file with those of the diary, as it was when the first of them was read."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._recent: dict[str, Person] = {}

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self._people, Sameness(self.desk).refusals())

    @cached_property
    def _people(self) -> KnownPeople:
        return KnownPeople(self.desk.vault.each(Person), self._person)

    def _person(self, person_id: str) -> Person | None:
        person = self._recent.pop(person_id, None) or self.desk.vault.get(Person, person_id)
        return person and self._remember(person)

    def _remember(self, person: Person) -> Person:
        self._recent[person.id] = person
        if len(self._recent) > RECENT:
            del self._recent[next(iter(self._recent))]
        return person

    def match(self, candidate: PersonCandidate) -> Same | Maybe | None:
        """Say who somebody is; None for somebody new."""
        return self._matcher.match(candidate)

    def name(self, person_id: str) -> str:
        """Give the name of somebody of the diary."""
        person = self._person(person_id)
        return person.name if person else ""

    def completing(self, candidate: PersonCandidate, person_id: str) -> Iterator[Person]:
        """Give somebody of the diary with what a file adds; nothing when it adds nothing."""
        before = self._person(person_id)
        after = before and completed(before, candidate)
        if after is not None and after != before:
            yield self._remember(after)
