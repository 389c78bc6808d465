"""The names the diary knows, prepared for finding them in a line."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher

from contactlog.core.groups import Group
from contactlog.core.people import Person
from contactlog.core.places import Place
from contactlog.core.text import fold
from contactlog.quickentry.language import alternatives
from contactlog.quickentry.reading import NamedOne

_ALIKE = 0.8
"""From this likeness on, a name that is not known is taken for a slip of one that is, and asked about."""


class Lexicon:
    """The names of people, places and groups; made once and used for many lines.

    Args:
        people: everybody; those hidden are left out.
        places: every place.
        groups: every group.
    """

    def __init__(
        self, people: Iterable[Person] = (), places: Iterable[Place] = (), groups: Iterable[Group] = ()
    ) -> None:
        self._full: dict[str, set[NamedOne]] = defaultdict(set)
        self._first: dict[str, set[NamedOne]] = defaultdict(set)
        for person in people:
            if person.hidden:
                continue
            shown = NamedOne(person.name or next(iter(person.nicknames), ""), person.id)
            for name in (person.name, *person.nicknames):
                if folded := same_length(name):
                    self._full[folded].add(shown)
                    self._first[folded.split()[0]].add(shown)
        self._places = {
            same_length(place.name): NamedOne(place.name, place.id) for place in places if not place.hidden
        }
        self._groups = {same_length(group.name): NamedOne(group.name, group.id) for group in groups}
        self._members = (
            {group.id: group.people for group in groups} if isinstance(groups, list | tuple) else {}
        )
        self.people_pattern = f"({alternatives({*self._full, *self._first})})"
        self.place_pattern = f"({alternatives(self._places)})"

    def people(self, name: str) -> list[NamedOne]:
        """Give the people who answer to a folded name; a full name or nickname beats a first name."""
        found = self._full.get(name) or self._first.get(name) or set()
        return sorted(found, key=lambda person: (person.name, person.id or ""))

    def place(self, name: str) -> NamedOne | None:
        """Give the place of a folded name."""
        return self._places.get(name)

    def group(self, name: str) -> NamedOne | None:
        """Give the group of a folded name."""
        return self._groups.get(name)

    def alike(self, name: str) -> list[NamedOne]:
        """Give the people whose name is so like a folded name that it may be a slip."""
        pool = self._full if " " in name else {**self._first, **self._full}
        found = {
            person
            for known, people in pool.items()
            if known != name
            and len(name) >= 3
            and abs(len(known) - len(name)) <= 2
            and SequenceMatcher(None, known, name).ratio() >= _ALIKE
            for person in people
        }
        return sorted(found, key=lambda person: (person.name, person.id or ""))


def same_length(name: str) -> str:
    """Fold a name the way a line is folded: character by character."""
    return re.sub(r"\s+", " ", "".join(_one(character) for character in name)).strip()


def _one(character: str) -> str:
    if character.isspace():
        return " "
    folded = fold(character)
    return folded if len(folded) == 1 else character.casefold()[:1] or character
