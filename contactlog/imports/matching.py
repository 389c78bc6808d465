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
from contactlog.imports.identity import Marks, candidate_key, marks_of

NotSame = frozenset[tuple[str, str]]
"""Remembered refusals: (`identity.candidate_key` or person id, person id)."""

_COMMON = 20
"""A mark that more people than this share (a company's number) tells nobody apart."""


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


class _Known:
    """The people of the diary, found by each of their marks."""

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
            self.unclaimed[_print_of(marks, self.people[key].note)].append(key)

    def sharing(self, marks: Marks) -> list[str]:
        """Give who shares a number or an address, each once, in the order of the diary."""
        found = dict.fromkeys(
            key
            for mark in sorted(marks.contacts)
            if len(self.by_mark.get(mark, ())) <= _COMMON
            for key in self.by_mark.get(mark, ())
        )
        return list(found)

    def called(self, names: Iterable[str]) -> list[str]:
        """Give who answers to one of the names."""
        return list(
            dict.fromkeys(key for name in sorted(names) for key in self.by_name.get(name, ())[:_COMMON])
        )


def _print_of(marks: Marks, note: str) -> tuple[object, ...]:
    """Give what makes an entry equal to another; the note counts only when there is nothing else."""
    nothing = not marks.name and not marks.contacts
    return (marks.name, marks.phones, marks.emails, note if nothing else "")


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
    known = _Known(people)
    refusals: dict[str, set[str]] = defaultdict(set)
    for key, person in not_same:
        refusals[key].add(person)
    new: list[PersonCandidate] = []
    same: list[Same] = []
    maybe: list[Maybe] = []
    for candidate in candidates:
        marks = marks_of(candidate)
        equal = known.unclaimed.get(_print_of(marks, candidate.note))
        if equal:
            same.append(Same(candidate, equal.pop(0)))
            continue
        refused = refusals[candidate_key(candidate)] if not_same else set()
        found = _judge(marks, known, refused)
        if found is None:
            new.append(candidate)
        elif found[1]:
            maybe.append(Maybe(candidate, found[0], found[1]))
        else:
            same.append(Same(candidate, found[0]))
    return Plan(tuple(new), tuple(same), tuple(maybe))


def _judge(marks: Marks, known: _Known, refused: set[str]) -> tuple[str, str] | None:
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


def _part_of_a_name(marks: Marks, known: _Known, refused: set[str]) -> tuple[str, str] | None:
    """Find the one person of whose name this is a part, or whose short name is a part of this."""
    words = marks.name.split()
    if not words:
        return None
    if len(words) == 1:
        longer = [key for key in known.by_word.get(words[0], ())[:_COMMON] if key not in refused]
        if len(longer) == 1:
            return longer[0], "the name is part of a longer name"
        return None
    shorter = [
        key
        for word in dict.fromkeys(words)
        for key in known.by_name.get(word, ())[:_COMMON]
        if key not in refused and known.marks[key].name == word
    ]
    return (shorter[0], "a shorter name in the diary is part of this name") if len(shorter) == 1 else None


@dataclass(frozen=True, slots=True)
class Twins:
    """Two people of the diary who may be one."""

    one: str
    other: str
    """Ids; `one` is the earlier in the diary."""
    why: str


def likely_twins(people: Sequence[Person], not_same: NotSame = frozenset()) -> tuple[Twins, ...]:
    """Find people of the diary who may be the same person.

    Args:
        people: those to compare, without hidden ones.
        not_same: pairs of ids the user has said are different, in any order.
    """
    known = _Known(people)
    found: dict[tuple[str, str], str] = {}
    for index, why in (
        (known.by_mark, "a number or address is the same"),
        (known.by_name, "a name or nickname is the same"),
    ):
        for ids in index.values():
            if 1 < len(ids) <= _COMMON:
                for number, one in enumerate(ids):
                    for other in ids[number + 1 :]:
                        if one != other and not {(one, other), (other, one)} & not_same:
                            found.setdefault((one, other), why)
    return tuple(Twins(one, other, why) for (one, other), why in found.items())


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
