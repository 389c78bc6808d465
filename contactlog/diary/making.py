"""From the names in a line to people, places and groups: those the diary has, and new ones for the rest."""

from __future__ import annotations

from dataclasses import dataclass, field

from contactlog.core.groups import Group
from contactlog.core.people import Person
from contactlog.core.places import Place
from contactlog.core.records import Noun
from contactlog.diary.desk import Desk
from contactlog.quickentry import NamedOne


@dataclass(slots=True)
class Making:
    """Gathers what one line makes new."""

    desk: Desk
    fresh: list[Noun] = field(default_factory=list)
    """To be saved before what refers to it."""

    def person(self, named: NamedOne) -> str:
        """Give the id of a person."""
        if named.id is not None:
            return named.id
        return self._new(Person(self.desk.new_id(), named.name))

    def place(self, named: NamedOne | None) -> str | None:
        """Give the id of a place; None without one."""
        if named is None or named.id is not None:
            return named.id if named else None
        return self._new(Place(self.desk.new_id(), named.name))

    def group(self, named: NamedOne | None, people: list[str]) -> Group | None:
        """Give the group that met; its members of today come into ``people``, a new one is made of them."""
        if named is None:
            return None
        if named.id is None:
            group = Group(self.desk.new_id(), named.name, tuple(people))
            self.fresh.append(group)
            return group
        known = self.desk.vault.get(Group, named.id)
        if known is not None:
            people.extend(known.people)
        return known

    def _new(self, noun: Person | Place) -> str:
        self.fresh.append(noun)
        return noun.id
