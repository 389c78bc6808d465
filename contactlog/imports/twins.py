"""People of the diary who may be one person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
    known = KnownPeople(people)
    found: dict[tuple[str, str], str] = {}
    for index, why in (
        (known.by_mark, "a number or address is the same"),
        (known.by_name, "a name or nickname is the same"),
    ):
        for ids in index.values():
            if 1 < len(ids) <= COMMON:
                for number, one in enumerate(ids):
                    for other in ids[number + 1 :]:
                        if one != other and not {(one, other), (other, one)} & not_same:
                            found.setdefault((one, other), why)
    return tuple(Twins(one, other, why) for (one, other), why in found.items())
