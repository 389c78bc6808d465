"""People of the diary who may be one person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from contactlog.core.people import Person
from contactlog.imports.known_people import COMMON, KnownPeople


@dataclass(frozen=True, slots=True)
class Twins:
    """Two people of the diary who may be one."""

    one: str
    other: str
    """Ids; `one` is the earlier in the diary."""
    why: str


def likely_twins(
    people: Sequence[Person], not_same: frozenset[tuple[str, str]] = frozenset()
) -> tuple[Twins, ...]:
    """Find people of the diary who may be the same person.

    Args:
        people: those to compare, without hidden ones.
        not_same: pairs of ids the user has said are different, in any order.
    """
    known = KnownPeople(people, {person.id: person for person in people}.get)
    found: dict[tuple[int, int], str] = {}
    for index, why in (
        (known.by_mark, "a number or address is the same"),
        (known.by_name, "a name or nickname is the same"),
    ):
        for numbers in index.shared():
            if 1 < len(numbers) <= COMMON:
                for pair in combinations(numbers, 2):
                    found.setdefault(pair, why)
    return tuple(
        Twins(people[one].id, people[other].id, why)
        for (one, other), why in sorted(found.items())
        if not {(people[one].id, people[other].id), (people[other].id, people[one].id)} & not_same
    )
