"""Whom a title names: "Lunch with Ana and Bruno"."""

from __future__ import annotations

from collections.abc import Iterable

from contactlog.core.people import Person
from contactlog.imports.candidates import PersonCandidate
from contactlog.imports.identity import marks_of
from contactlog.imports.marked import Marked

_LONGEST = 6
"""Most words of a name that are looked for together."""


class Mentions:
    """The names of some people, for finding them in many titles; made once, in time linear in the people.

    Full names and nicknames count, and a first name that only one person has.
    """

    def __init__(self, people: Iterable[Person]) -> None:
        self._ids: list[str] = []
        self._names = Marked()
        self._longest = 1
        for number, person in enumerate(people):
            marks = marks_of(person)
            self._ids.append(person.id)
            for name in marks.names | marks.nicknames:
                parts = name.split()
                self._names.add(name, number)
                self._names.add(parts[0], number)
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
                numbers = self._names.of(" ".join(words[position : position + length]))
                if numbers:
                    if len(numbers) == 1:
                        found[self._ids[numbers[0]]] = None
                    position += length
                    break
            else:
                position += 1
        return tuple(found)
