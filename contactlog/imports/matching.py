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
from contactlog.imports.known_people import KnownPeople

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


class Matcher:
    """Compares candidates, one after the other, with the people of the diary.

    Args:
        known: everybody in the diary, hidden ones too, so that they do not come back.
        not_same: pairs the user has said are two different people.
    """

    def __init__(self, known: KnownPeople, not_same: NotSame = frozenset()) -> None:
        self._known = known
        self._refusals: dict[str, set[str]] = defaultdict(set)
        for key, person in not_same:
            self._refusals[key].add(person)

    def match(self, candidate: PersonCandidate) -> Same | Maybe | None:
        """Say who a candidate is; None for somebody new."""
        marks = marks_of(candidate)
        equal = self._known.claim(marks, candidate.note)
        if equal is not None:
            return Same(candidate, equal)
        refused = self._refusals.get(refusal_key(candidate), set()) if self._refusals else set()
        found = _judge(marks, self._known, refused)
        if found is None:
            return None
        return Maybe(candidate, *found) if found[1] else Same(candidate, found[0])


def match_people(
    candidates: Iterable[PersonCandidate], people: Sequence[Person], not_same: NotSame = frozenset()
) -> Plan:
    """Compare candidates with people, in time linear in both.

    Args:
        candidates: from a file.
        people: everybody in the diary.
        not_same: pairs the user has said are two different people.

    Returns:
        The plan. A second import of the same file gives no new people.
    """
    matcher = Matcher(KnownPeople(people, {person.id: person for person in people}.get), not_same)
    found = [(candidate, matcher.match(candidate)) for candidate in candidates]
    return Plan(
        tuple(candidate for candidate, match in found if match is None),
        tuple(match for _, match in found if isinstance(match, Same)),
        tuple(match for _, match in found if isinstance(match, Maybe)),
    )


def _judge(marks: Marks, known: KnownPeople, refused: set[str]) -> tuple[str, str] | None:
    """Give who it is and why it is in doubt; an empty why means surely the same."""
    sharing = [key for key in known.sharing(marks) if key not in refused]
    agreeing = [key for key in sharing if _names_agree(marks, known.marks(key))]
    if len(agreeing) == 1:
        return agreeing[0], ""
    if agreeing:
        return agreeing[0], "several people in the diary have this name and number or address"
    called = [key for key in known.called(marks.names) if key not in refused]
    if len(called) == 1 and _full_name(marks.name) and _nothing_against(marks, known.marks(called[0])):
        return called[0], ""
    if called:
        return called[0], _same_name(marks, known.marks(called[0]))
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


def _same_name(one: Marks, other: Marks) -> str:
    if _nothing_against(one, other):
        return "the name is the same"
    comparable = (one.phones and other.phones) or (one.emails and other.emails)
    if _full_name(one.name) and not comparable:
        return "the full name is the same, one has only numbers and the other only addresses"
    return "the name is the same, the numbers and addresses are others"


def _part_of_a_name(marks: Marks, known: KnownPeople, refused: set[str]) -> tuple[str, str] | None:
    """Find the one person of whose name this is a part, or whose short name is a part of this."""
    words = marks.name.split()
    if not words:
        return None
    if len(words) == 1:
        longer = [key for key in known.with_word(words[0]) if key not in refused]
        if len(longer) == 1:
            return longer[0], "the name is part of a longer name"
        return None
    shorter = [
        key
        for word in dict.fromkeys(words)
        for key in known.called((word,))
        if key not in refused and known.marks(key).name == word
    ]
    return (shorter[0], "a shorter name in the diary is part of this name") if len(shorter) == 1 else None
