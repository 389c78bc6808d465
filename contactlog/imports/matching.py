"""Candidates against the people already known: new, the same, or perhaps the same. Never a silent guess.

"The same" needs a name and a way of reaching somebody that both agree, or a full name that only one person
has and nothing that speaks against it. Everything less is asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from contactlog.core.people import Person
from contactlog.imports.candidates import PersonCandidate
from contactlog.imports.identity import Marks, marks_of, refusal_key
from contactlog.imports.known_people import COMMON, KnownPeople, print_of

NotSame = frozenset[tuple[str, str]]
"""Remembered refusals: (`identity.refusal_key` or person id, person id)."""


@dataclass(frozen=True, slots=True)
class Same:
    """A candidate who is already in the diary."""

    candidate: PersonCandidate
    person: str
    """Id."""


@dataclass(frozen=True, slots=True)
class Maybe:
    """A candidate who may be somebody in the diary; the user is asked."""

    candidate: PersonCandidate
    person: str
    """Id."""
    why: str
    """What the two have in common, in words for the user."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do with people. Every candidate is in exactly one list, in the order given."""

    new: tuple[PersonCandidate, ...] = ()
    same: tuple[Same, ...] = ()
    maybe: tuple[Maybe, ...] = ()


def match_people(
    candidates: Sequence[PersonCandidate], people: Iterable[Person], not_same: NotSame = frozenset()
) -> Plan:
    """Compare candidates with the people of the diary, in time linear in both.

    Args:
        candidates: from a file.
        people: everybody in the diary, hidden ones too, so that they do not come back.
        not_same: pairs the user has said are two different people.

    Returns:
        The plan. A second import of the same file gives no new people.
    """
    known = KnownPeople(people)
    refusals: dict[str, set[str]] = defaultdict(set)
    for key, person in not_same:
        refusals[key].add(person)
    new: list[PersonCandidate] = []
    same: list[Same] = []
    maybe: list[Maybe] = []
    for candidate in candidates:
        marks = marks_of(candidate)
        equal = known.unclaimed.get(print_of(marks, candidate.note))
        if equal:
            same.append(Same(candidate, equal.pop(0)))
            continue
        refused = refusals[refusal_key(candidate)] if not_same else set()
        found = _judge(marks, known, refused)
        if found is None:
            new.append(candidate)
        elif found[1]:
            maybe.append(Maybe(candidate, found[0], found[1]))
        else:
            same.append(Same(candidate, found[0]))
    return Plan(tuple(new), tuple(same), tuple(maybe))


def _judge(marks: Marks, known: KnownPeople, refused: set[str]) -> tuple[str, str] | None:
    """Give who it is and why it is in doubt; an empty why means surely the same."""
    sharing = [key for key in known.sharing(marks) if key not in refused]
    agreeing = [key for key in sharing if _names_agree(marks, known.marks[key])]
    if len(agreeing) == 1:
        return agreeing[0], ""
    if agreeing:
        return agreeing[0], "several people in the diary have this name and number or address"
    called = [key for key in known.called(marks.names) if key not in refused]
    if len(called) == 1 and _full_name(marks.name) and _nothing_against(marks, known.marks[called[0]]):
        return called[0], ""
    if called:
        return called[0], "the name is the same" + _other_reach(marks, known.marks[called[0]])
    if sharing:
        return sharing[0], "a number or address is the same, the name is another"
    nicked = [key for key in known.called(marks.nicknames) if key not in refused]
    if nicked:
        return nicked[0], "a nickname is the same"
    return _part_of_a_name(marks, known, refused)


def _names_agree(one: Marks, other: Marks) -> bool:
    """Tell whether two names can be one: equal, or missing on one side."""
    mine, theirs = one.names | one.nicknames, other.names | other.nicknames
    return bool(mine & theirs) or not one.names or not other.names


def _full_name(name: str) -> bool:
    return len(name.split()) >= 2


def _nothing_against(one: Marks, other: Marks) -> bool:
    """Tell whether one side knows nothing that the other could contradict."""
    return not one.contacts or not other.contacts


def _other_reach(one: Marks, other: Marks) -> str:
    return "" if _nothing_against(one, other) else ", the numbers and addresses are others"


def _part_of_a_name(marks: Marks, known: KnownPeople, refused: set[str]) -> tuple[str, str] | None:
    """Find the one person of whose name this is a part, or whose short name is a part of this."""
    words = marks.name.split()
    if not words:
        return None
    if len(words) == 1:
        longer = [key for key in known.by_word.get(words[0], ())[:COMMON] if key not in refused]
        if len(longer) == 1:
            return longer[0], "the name is part of a longer name"
        return None
    shorter = [
        key
        for word in dict.fromkeys(words)
        for key in known.by_name.get(word, ())[:COMMON]
        if key not in refused and known.marks[key].name == word
    ]
    return (shorter[0], "a shorter name in the diary is part of this name") if len(shorter) == 1 else None
