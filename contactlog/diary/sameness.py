"""Who may be the same person, and who the user said is not. Kept inside the vault as one setting for each pair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contactlog.core.people import Person
from contactlog.core.settings import Preference
from contactlog.diary.desk import Desk
from contactlog.diary.setting_names import MAYBE_SAME, NOT_SAME
from contactlog.errors import NotFound, Refused
from contactlog.imports.matching import NotSame
from contactlog.imports.twins import likely_twins


@dataclass(frozen=True, slots=True)
class Different:
    """Two people of whom the user said that they are two."""

    one: Person
    other: Person


@dataclass(frozen=True, slots=True)
class Double:
    """Two people who may be one."""

    one: Person
    other: Person
    why: str
    """What they have in common, in words for the user."""


@dataclass(frozen=True, slots=True)
class Sameness:
    """Everything the user does with people who may be one person."""

    desk: Desk

    def doubles(self) -> list[Double]:
        """List the pairs who may be one person, without those the user has parted; hidden people are left out."""
        people = {person.id: person for person in self.desk.vault.all(Person) if not person.hidden}
        apart = self._apart()
        found = {(twins.one, twins.other): twins.why for twins in likely_twins(list(people.values()), apart)}
        for one, other, why in self._maybe():
            if (other, one) not in found and (one, other) not in apart and (other, one) not in apart:
                found.setdefault((one, other), why)
        return [
            Double(people[one], people[other], why)
            for (one, other), why in found.items()
            if one in people and other in people
        ]

    def part(self, one: Person, other: Person) -> None:
        """Remember that two people are two, so that nobody asks again.

        Raises:
            Refused: they are one entry of the diary.
        """
        if one.id == other.id:
            raise Refused("That is one person in the diary.")
        with self.desk.vault.change("part people") as change:
            first, second = sorted((one.id, other.id))
            change.put(_pair(NOT_SAME, first, second, {}))

    def parted(self) -> list[Different]:
        """List the pairs of which the user said that they are two, as far as both are still in the diary."""
        people = {person.id: person for person in self.desk.vault.all(Person)}
        pairs = dict.fromkeys(tuple(sorted(pair)) for pair in self._apart())
        return [Different(people[one], people[other]) for one, other in pairs if {one, other} <= set(people)]

    def take_back(self, one: Person, other: Person) -> None:
        """Take back that two people are two; they may be asked about again.

        Raises:
            NotFound: nobody said so.
        """
        wanted = {one.id, other.id}
        rows = [row.id for row in self._rows(NOT_SAME) if wanted <= {*_keys(row), _other(row)}]
        if not rows:
            raise NotFound("Nobody said that these are two people.", "See: contactlog people not-same")
        with self.desk.vault.change("take back parting") as change:
            for row in rows:
                # Emptied, not deleted: what is purged after deletion could never be said again.
                change.put(Preference(row, None))

    def refusals(self) -> NotSame:
        """Give what an import must not ask again: (key of the candidate or id, id)."""
        pairs = set()
        for row in self._rows(NOT_SAME):
            key, person = _keys(row)
            pairs |= {(key, person), (person, key)}
        return frozenset(pairs)

    def _apart(self) -> NotSame:
        pairs = set()
        for row in self._rows(NOT_SAME):
            key, person = _keys(row)
            pairs.add((_other(row) or key, person))
        return frozenset(pairs)

    def _maybe(self) -> Iterator[tuple[str, str, str]]:
        for row in self._rows(MAYBE_SAME):
            value = row.value
            one, other = _keys(row)
            yield one, other, str(value.get("why", "")) if isinstance(value, dict) else ""

    def _rows(self, prefix: str) -> list[Preference]:
        rows = self.desk.vault.all(Preference)
        return [row for row in rows if row.id.startswith(prefix) and isinstance(row.value, dict)]


def not_same(candidate_key: str, person: str, made: str) -> Preference:
    """Make the record of "not the same" of an import.

    Args:
        candidate_key: `imports.identity.refusal_key` of the entry in the file.
        person: id of the one it is not.
        made: id of the person the entry became.
    """
    return _pair(NOT_SAME, candidate_key, person, {"other": made})


def maybe_same(made: str, person: str, why: str) -> Preference:
    """Make the record of a pair that is left for later."""
    return _pair(MAYBE_SAME, made, person, {"why": why})


def _pair(prefix: str, one: str, other: str, value: dict[str, str]) -> Preference:
    return Preference(f"{prefix}{one}/{other}", {**value})


def _keys(row: Preference) -> tuple[str, str]:
    _, one, other = (*row.id.split("/"), "", "")[:3]
    return one, other


def _other(row: Preference) -> str:
    return str(row.value.get("other", "")) if isinstance(row.value, dict) else ""
