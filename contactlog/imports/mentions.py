"""Whom a title names: "Lunch with Ana and Bruno"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from contactlog.core.people import Person
from contactlog.imports.candidates import PersonCandidate
from contactlog.imports.identity import marks_of


def named_in(text: str, people: Iterable[Person]) -> tuple[str, ...]:
    """Find the people whom a title names, each only when the words can mean nobody else.

    Full names and nicknames count, and a first name that only one person has.

    Returns:
        Ids, in the order in which the names stand in the text.
    """
    words = marks_of(PersonCandidate(name=text.replace(",", " "))).name.replace("@", " ").split()
    names: dict[tuple[str, ...], set[str]] = defaultdict(set)
    longest = 1
    for person in people:
        marks = marks_of(person)
        for name in marks.names | marks.nicknames:
            parts = tuple(name.split())
            names[parts].add(person.id)
            longest = max(longest, min(len(parts), 6))
            names[parts[:1]].add(person.id)
    found: dict[str, None] = {}
    position = 0
    while position < len(words):
        for length in range(min(longest, len(words) - position), 0, -1):
            ids = names.get(tuple(words[position : position + length]))
            if ids is not None:
                if len(ids) == 1:
                    found[next(iter(ids))] = None
                position += length
                break
        else:
            position += 1
    return tuple(found)
