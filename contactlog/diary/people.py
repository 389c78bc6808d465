"""People: finding, adding, changing, hiding, merging, forgetting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from contactlog.core.encounters import Encounter
from contactlog.core.groups import Group
from contactlog.core.notices import Notice, joined
from contactlog.core.people import Person, Phone
from contactlog.core.text import fold, one_line
from contactlog.diary.desk import Desk
from contactlog.diary.naming import find
from contactlog.diary.phones import phone
from contactlog.errors import NotFound, Refused
from contactlog.phrases import UNNAMED, shown_name
from contactlog.vault import Change

if TYPE_CHECKING:
    from contactlog.diary.sameness import Sameness

__all__ = ["UNNAMED", "People", "names_by_id", "shown_name"]


@dataclass(frozen=True, slots=True)
class People:
    """Everything the user does with people."""

    desk: Desk

    def all(self, *, hidden: bool = False) -> list[Person]:
        """List people by name; those hidden only when asked for."""
        everybody = (person for person in self.desk.vault.all(Person) if hidden or not person.hidden)
        return sorted(everybody, key=lambda person: (fold(shown_name(person)), person.id))

    def by_id(self) -> dict[str, Person]:
        """Give everybody, hidden ones too, by id."""
        return {person.id: person for person in self.desk.vault.all(Person)}

    def find(self, typed: str) -> Person:
        """Find the one person who is meant by a name, a nickname or an id.

        Raises:
            NotFound: nobody answers to it.
            Ambiguous: several people do.
        """
        return find(
            typed,
            self.desk.vault.all(Person),
            what="person",
            id_of=lambda person: person.id,
            names_of=lambda person: (person.name, *person.nicknames),
            shown=shown_name,
        )

    def add(self, name: str, **details: Any) -> Person:
        """Add a person. Two people may have the same name; the front end asks first."""
        person = Person(self.desk.new_id(), one_line(name), **details)
        with self.desk.vault.change("add person") as change:
            change.put(person)
        return person

    def edit(self, person: Person, **details: Any) -> Person:
        """Change some fields of a person."""
        changed = replace(person, **details)
        with self.desk.vault.change("change person") as change:
            change.put(changed)
        return changed

    def hide(self, person: Person, *, hidden: bool = True) -> Person:
        """Leave a person out of lists and suggestions; encounters keep them."""
        return self.edit(person, hidden=hidden)

    def same_name(self, name: str) -> list[Person]:
        """List the people who already answer to exactly this name."""
        wanted = fold(name)
        return [
            person
            for person in self.all(hidden=True)
            if wanted in map(fold, (person.name, *person.nicknames))
        ]

    def encounters(self, person: Person) -> list[Encounter]:
        """List the meetings with a person, newest first."""
        met = self.desk.vault.encounters_of(person.id)
        return sorted(met, key=lambda item: (item.local_date, item.id), reverse=True)

    def merge(self, keep: Person, other: Person) -> Person:
        """Make one person of two: everything of ``other`` moves to ``keep``, and ``other`` goes.

        Raises:
            Refused: both are the same person already.
        """
        if keep.id == other.id:
            raise Refused("That is the same person already.")
        merged = _united(keep, other)
        with self.desk.vault.change("merge people") as change:
            change.put(merged)
            for encounter in self.desk.vault.encounters_of(other.id):
                change.put(replace(encounter, people=_swapped(encounter.people, other.id, keep.id)))
            for group in self.desk.vault.all(Group):
                if other.id in group.people or group.organiser == other.id:
                    organiser = keep.id if group.organiser == other.id else group.organiser
                    change.put(
                        replace(group, people=_swapped(group.people, other.id, keep.id), organiser=organiser)
                    )
            self._move_notices(change, keep, other)
            change.delete(Person, other.id)
        return merged

    def _move_notices(self, change: Change, keep: Person, other: Person) -> None:
        notices = self.desk.vault.all(Notice)
        kept = {notice.case: notice for notice in notices if notice.person == keep.id}
        for notice in notices:
            if notice.person != other.id:
                continue
            if notice.case in kept:
                change.put(joined(kept[notice.case], notice))
                change.delete(Notice, notice.id)
            else:
                change.put(replace(notice, person=keep.id))

    @property
    def sameness(self) -> Sameness:
        """Who may be the same person, and who the user said is not."""
        from contactlog.diary.sameness import Sameness

        return Sameness(self.desk)

    def unreachable(self, people: Iterable[Person]) -> list[Person]:
        """List those of some people for whom the diary holds no number, mail or address."""
        return [person for person in people if not (person.phones or person.emails or person.address)]

    def met_unreachable(self, first: date, last: date) -> list[Person]:
        """List the people met in some days who cannot be reached: whom to ask for a number before it is needed.

        Hidden people are left out; who was met last comes first.
        """
        met: dict[str, date] = {}
        for encounter in self.desk.vault.encounters_between(first, last):
            met.update(dict.fromkeys(encounter.people, encounter.local_date))
        found = (
            self.desk.vault.get(Person, key) for key in sorted(met, key=lambda key: met[key], reverse=True)
        )
        return self.unreachable(person for person in found if person is not None and not person.hidden)

    def get(self, person_id: str) -> Person:
        """Give the person with an id.

        Raises:
            NotFound: there is none.
        """
        person = self.desk.vault.get(Person, person_id)
        if person is None:
            raise NotFound("That person is no longer in the diary.")
        return person

    def phone(self, typed: str, region: str | None) -> Phone:
        """Read a telephone number as typed; see `contactlog.diary.phones.phone`."""
        return phone(typed, region)


def _swapped(people: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(new if person == old else person for person in people))


def _united(keep: Person, other: Person) -> Person:
    names = [name for name in (other.name, *other.nicknames) if name and fold(name) != fold(keep.name)]
    known_numbers = {item.e164 or item.typed for item in keep.phones}
    return replace(
        keep,
        name=keep.name or other.name,
        nicknames=tuple(dict.fromkeys((*keep.nicknames, *names))),
        phones=(
            *keep.phones,
            *(item for item in other.phones if (item.e164 or item.typed) not in known_numbers),
        ),
        emails=tuple(dict.fromkeys((*keep.emails, *other.emails))),
        address=keep.address or other.address,
        channel=keep.channel or other.channel,
        language=keep.language or other.language,
        flags=keep.flags | other.flags,
        safety=keep.safety | other.safety,
        confidential=keep.confidential or other.confidential,
        lives_with_me=other.lives_with_me if keep.lives_with_me is None else keep.lives_with_me,
        fell_ill_on=keep.fell_ill_on or other.fell_ill_on,
        note="\n".join(filter(None, (keep.note, other.note))),
    )


def names_by_id(people: Mapping[str, Person]) -> dict[str, str]:
    """Give the name to show for each id."""
    return {person_id: shown_name(person) for person_id, person in people.items()}
