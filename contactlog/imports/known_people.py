"""The people of the diary, found quickly by each of their marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from contactlog.core.people import Person
from contactlog.imports.identity import Marks, marks_of

COMMON = 20
"""A mark that more people than this share (a company's number) tells nobody apart."""


class KnownPeople:
    """An index over people; built once for one import."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.people: dict[str, Person] = {person.id: person for person in people}
        self.marks: dict[str, Marks] = {key: marks_of(person) for key, person in self.people.items()}
        self.by_mark: dict[str, list[str]] = defaultdict(list)
        self.by_name: dict[str, list[str]] = defaultdict(list)
        self.by_word: dict[str, list[str]] = defaultdict(list)
        self.unclaimed: dict[tuple[object, ...], list[str]] = defaultdict(list)
        for key, marks in self.marks.items():
            for mark in marks.contacts:
                self.by_mark[mark].append(key)
            for name in marks.names | marks.nicknames:
                self.by_name[name].append(key)
            for word in set(marks.name.split()):
                self.by_word[word].append(key)
            self.unclaimed[print_of(marks, self.people[key].note)].append(key)

    def sharing(self, marks: Marks) -> list[str]:
        """Give who shares a number or an address, each once, in the order of the diary."""
        found = dict.fromkeys(
            key
            for mark in sorted(marks.contacts)
            if len(self.by_mark.get(mark, ())) <= COMMON
            for key in self.by_mark.get(mark, ())
        )
        return list(found)

    def called(self, names: Iterable[str]) -> list[str]:
        """Give who answers to one of the names."""
        return list(
            dict.fromkeys(key for name in sorted(names) for key in self.by_name.get(name, ())[:COMMON])
        )


def print_of(marks: Marks, note: str) -> tuple[object, ...]:
    """Give what makes an entry equal to another; the note counts only when there is nothing else."""
    nothing = not marks.name and not marks.contacts
    return (marks.name, marks.phones, marks.emails, note if nothing else "")
