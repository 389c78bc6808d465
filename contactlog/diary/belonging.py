"""What belongs to people in a file: places, groups, and the encounters in which they are put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from contactlog.core.encounters import Encounter
from contactlog.core.groups import Group
from contactlog.core.places import Place
from contactlog.core.shapes import TEXT_LIMIT
from contactlog.core.text import fold, shorten
from contactlog.diary.desk import Desk
from contactlog.diary.sources import taken_origins
from contactlog.imports.candidates import (
    EncounterCandidate,
    GroupCandidate,
    PersonCandidate,
    PlaceCandidate,
)
from contactlog.imports.marked import Marked


class Belonging:
    """The places and groups of the diary, and what one file adds to them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._places = {fold(place.name): place.id for place in desk.vault.each(Place)}
        self._groups = {fold(group.name): group for group in desk.vault.each(Group)}
        self._expected: list[GroupCandidate] = []
        self._members: dict[str, str] = {}
        self._labelled: dict[str, tuple[str, dict[str, None]]] = {}

    @cached_property
    def _origins(self) -> Marked:
        return taken_origins(self.desk.vault)

    def came_before(self, origin: str) -> bool:
        """Tell whether an encounter came in before, also when the user has removed it since."""
        return bool(self._origins.of(origin))

    def place(self, candidate: PlaceCandidate | None) -> Iterator[Place]:
        """Give a place of whose name the diary has none."""
        if candidate is None or not candidate.name or fold(candidate.name) in self._places:
            return
        place = Place(
            self.desk.new_id(),
            candidate.name,
            phones=candidate.phones,
            emails=candidate.emails,
            note=candidate.address,
        )
        self._places[fold(place.name)] = place.id
        yield place

    def expect(self, candidate: GroupCandidate) -> None:
        """Wait for the members of a group, which come later; a group of a name that is there is passed over."""
        if candidate.name and fold(candidate.name) not in self._groups:
            self._expected.append(candidate)
            self._members.update(dict.fromkeys(candidate.members, ""))

    def note(self, candidate: PersonCandidate, person_id: str) -> None:
        """Remember somebody whom a group names, or who carries the label of one."""
        if candidate.origin is not None and candidate.origin in self._members:
            self._members[candidate.origin] = person_id
        for label in candidate.groups:
            if (key := fold(label)) not in self._groups:
                self._labelled.setdefault(key, (label, {}))[1][person_id] = None

    def groups(self) -> Iterator[Group]:
        """Give the groups that were waited for, and those of labels that several people carry."""
        for candidate in self._expected:
            yield from self._group(candidate.name, (self._members[origin] for origin in candidate.members))
        for label, people in self._labelled.values():
            if len(people) > 1:
                yield from self._group(label, people)

    def _group(self, name: str, people: Iterable[str]) -> Iterator[Group]:
        if fold(name) not in self._groups:
            group = Group(self.desk.new_id(), name, tuple(dict.fromkeys(one for one in people if one)))
            self._groups[fold(name)] = group
            yield group

    def encounter(self, candidate: EncounterCandidate, people: Sequence[str]) -> Encounter:
        """Make an encounter.

        Args:
            candidate: from the file; its place was given before.
            people: ids of those whom it names.
        """
        groups = [self._groups[fold(name)] for name in candidate.groups if fold(name) in self._groups]
        there = [*people, *(member for group in groups for member in group.people)]
        note = "\n".join(text for text in (candidate.title, candidate.note) if text)
        return Encounter(
            self.desk.new_id(),
            candidate.local_date,
            candidate.zone,
            started_at=candidate.started_at,
            precision=candidate.precision,
            minutes=candidate.minutes,
            people=tuple(dict.fromkeys(there)),
            place=self._places.get(fold(candidate.place.name)) if candidate.place else None,
            group=groups[0].id if len(groups) == 1 else None,
            setting=candidate.setting,
            mask_mine=candidate.mask_mine,
            mask_theirs=candidate.mask_theirs,
            kinds=candidate.kinds,
            note=shorten(note, TEXT_LIMIT),
            source=candidate.source,
            origin=candidate.origin,
        )
