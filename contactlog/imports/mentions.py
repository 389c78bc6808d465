"""Whom a title names: "Lunch with Ana and Bruno"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from contactlog.core.people import Person
from contactlog.imports.candidates import PersonCandidate
from contactlog.imports.identity import marks_of

_LONGEST = 6
"""Most words of a name that are looked for together."""


class Mentions:
    """The names of some people, for finding them in many titles; made once, in time linear in the people.

    Full names and nicknames count, and a first name that only one person has.
    """

    def __init__(self, people: Iterable[Person]) -> None:
        self._names: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._longest = 1
        for person in people:
            marks = marks_of(person)
            for name in marks.names | marks.nicknames:
                parts = tuple(name.split())
                self._names[parts].add(person.id)
                self._names[parts[:1]].add(person.id)
                self._longest = max(self._longest, min(len(parts), _LONGEST))

    def named_in(self, text: str) -> tuple[str, ...]:
        """Find the people whom a title names, each only when the words can mean nobody else.

        Returns:
            Ids, in the order in which the names stand in the text.
        """
        words = marks_of(PersonCandidate(name=text.replace(",", " "))).name.replace("@", " ").split()
        found: dict[str, None] = {}
        position = 0
        while position < len(words):
            for length in range(min(self._longest, len(words) - position), 0, -1):
                ids = self._names.get(tuple(words[position : position + length]))
                if ids is not None:
                    if len(ids) == 1:
                        found[next(iter(ids))] = None
                    position += length
                    break
            else:
                position += 1
        return tuple(found)
