"""The people of the diary, found quickly by each of their marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from contactlog.core.people import Person
from contactlog.imports.identity import Marks, marks_of
from contactlog.imports.marked import Marked

COMMON = 20
"""A mark that more people than this share (a company's number) tells nobody apart."""


class KnownPeople:
    """An index over people, built once for one import. It holds ids and hashes, and nobody as a whole.

    Args:
        people: everybody, one after the other.
        fetch: gives somebody by id, when a mark agrees.
    """

    def __init__(self, people: Iterable[Person], fetch: Callable[[str], Person | None]) -> None:
        self.ids: list[str] = []
        self.by_mark, self.by_name, self.by_word = Marked(), Marked(), Marked()
        self._by_print = Marked()
        for number, person in enumerate(people):
            marks = marks_of(person)
            self.ids.append(person.id)
            for mark in marks.contacts | marks.typed:
                self.by_mark.add(mark, number)
            for name in marks.names | marks.nicknames:
                self.by_name.add(name, number)
            for word in set(marks.name.split()):
                self.by_word.add(word, number)
            self._by_print.add(print_of(marks, person.note), number)
        self._claimed = bytearray(len(self.ids))
        self._fetch = fetch
        self.marks = lru_cache(maxsize=256)(self._marks)

    def _marks(self, key: str) -> Marks:
        return marks_of(self._fetch(key) or Person(key))

    def claim(self, marks: Marks, note: str) -> str | None:
        """Give who equals an entry to the letter and was not claimed by another before; None for nobody."""
        for number in self._by_print.of(print_of(marks, note)):
            if not self._claimed[number]:
                self._claimed[number] = True
                return self.ids[number]
        return None

    def sharing(self, marks: Marks) -> list[str]:
        """Give who shares a number or an address, each once."""
        found: dict[str, None] = {}
        for mark in sorted(marks.contacts | marks.typed):
            numbers = self.by_mark.of(mark)
            if len(numbers) <= COMMON:
                found |= dict.fromkeys(self.ids[number] for number in numbers)
        return list(found)

    def called(self, names: Iterable[str]) -> list[str]:
        """Give who answers to one of the names."""
        return list(
            dict.fromkeys(
                self.ids[number] for name in sorted(names) for number in self.by_name.of(name)[:COMMON]
            )
        )

    def with_word(self, word: str) -> list[str]:
        """Give those of whose name a word is a part."""
        return [self.ids[number] for number in self.by_word.of(word)[:COMMON]]


def print_of(marks: Marks, note: str) -> tuple[object, ...]:
    """Give what makes an entry equal to another; the note counts only when there is nothing else."""
    nothing = not marks.name and not marks.contacts
    return (marks.name, marks.phones, marks.emails, note if nothing else "")
