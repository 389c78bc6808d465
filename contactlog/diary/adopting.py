"""From the candidates of a file to nouns of the diary: the same are joined, the doubtful left alone."""

from __future__ import annotations

from collections.abc import Sequence

from contactlog.core.encounters import Encounter
from contactlog.core.groups import Group
from contactlog.core.people import Person
from contactlog.core.places import Place
from contactlog.core.records import Noun
from contactlog.core.shapes import TEXT_LIMIT
from contactlog.core.text import fold, shorten
from contactlog.diary.desk import Desk
from contactlog.imports.adoption import as_person, completed
from contactlog.imports.candidates import (
    EncounterCandidate,
    GroupCandidate,
    PersonCandidate,
    PlaceCandidate,
)
from contactlog.imports.identity import candidate_key
from contactlog.imports.matching import match_people
from contactlog.imports.mentions import named_in


class Adopting:
    """Gathers what an import would add and change."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.new: list[Noun] = []
        self.changed: dict[str, Person] = {}
        """People of the diary with what the file adds, by id."""
        self.maybe: list[tuple[str, str]] = []
        """(name in the file, name in the diary): perhaps the same."""
        self.skipped = 0
        """Encounters that were not taken in."""
        self._people = {person.id: person for person in desk.vault.all(Person)}
        self._by_origin: dict[str, str] = {}
        self._by_key: dict[str, str] = {}
        self._places = {fold(place.name): place.id for place in desk.vault.all(Place)}
        self._groups = {fold(group.name): group for group in desk.vault.all(Group)}
        stored = desk.vault.all(Encounter, include_deleted=True)
        self._origins = {encounter.origin for encounter in stored}

    def people(self, candidates: Sequence[PersonCandidate]) -> None:
        """Join people with those of the diary; who is new comes in, who may be somebody known does not."""
        known = set(self._people)
        plan = match_people(candidates, self._people.values())
        for same in plan.same:
            before = self._people[same.person]
            after = completed(before, same.candidate)
            if after != before and same.person in known:
                self._people[after.id] = self.changed[after.id] = after
            self._note(same.candidate, same.person)
        for candidate in plan.new:
            person = as_person(candidate, self.desk.new_id())
            self._people[person.id] = person
            self.new.append(person)
            self._note(candidate, person.id)
        for doubt in plan.maybe:
            self.maybe.append((doubt.candidate.shown, self._people[doubt.person].name))

    def _note(self, candidate: PersonCandidate, person_id: str) -> None:
        self._by_key[candidate_key(candidate)] = person_id
        if candidate.origin:
            self._by_origin[candidate.origin] = person_id

    def groups(self, candidates: Sequence[GroupCandidate]) -> None:
        """Add the groups whose names the diary does not have."""
        for candidate in candidates:
            members = (self._by_origin.get(origin) for origin in candidate.members)
            people = tuple(dict.fromkeys(person for person in members if person is not None))
            if candidate.name and fold(candidate.name) not in self._groups:
                group = Group(self.desk.new_id(), candidate.name, people)
                self._groups[fold(group.name)] = group
                self.new.append(group)

    def places(self, candidates: Sequence[PlaceCandidate]) -> None:
        """Add the places whose names the diary does not have."""
        for candidate in candidates:
            self._place(candidate)

    def _place(self, candidate: PlaceCandidate | None) -> str | None:
        if candidate is None or not candidate.name:
            return None
        found = self._places.get(fold(candidate.name))
        if found is None:
            place = Place(
                self.desk.new_id(),
                candidate.name,
                phones=candidate.phones,
                emails=candidate.emails,
                note=candidate.address,
            )
            found = self._places[fold(place.name)] = place.id
            self.new.append(place)
        return found

    def encounters(self, candidates: Sequence[EncounterCandidate], take: str) -> None:
        """Add the wanted entries that have not come in before, with the people they name.

        Args:
            candidates: from the file.
            take: ``likely``, ``all`` or ``none``.
        """
        wanted = []
        for candidate in candidates:
            chosen = take == "all" or (take == "likely" and candidate.likely_meeting)
            if chosen and candidate.origin not in self._origins:
                self._origins.add(candidate.origin)
                wanted.append(candidate)
        self.skipped += len(candidates) - len(wanted)
        there = (person for candidate in wanted for person in candidate.people)
        unknown = {candidate_key(person): person for person in there}
        self.people([person for key, person in unknown.items() if key not in self._by_key])
        everybody = list(self._people.values())
        for candidate in wanted:
            self.new.append(self._encounter(candidate, everybody))

    def _encounter(self, candidate: EncounterCandidate, everybody: Sequence[Person]) -> Encounter:
        keyed = [(person, self._by_key.get(candidate_key(person))) for person in candidate.people]
        people = [person_id for _, person_id in keyed if person_id is not None]
        groups = [self._groups[fold(name)] for name in candidate.groups if fold(name) in self._groups]
        people += [member for group in groups for member in group.people]
        if not people:
            people += named_in(candidate.title, everybody)
        # Who may be somebody known is not linked by a guess; the name stays to be read.
        doubtful = ", ".join(person.shown for person, person_id in keyed if person_id is None)
        note = "\n".join(text for text in (candidate.title, doubtful, candidate.note) if text)
        return Encounter(
            self.desk.new_id(),
            candidate.local_date,
            candidate.zone,
            started_at=candidate.started_at,
            precision=candidate.precision,
            minutes=candidate.minutes,
            people=tuple(dict.fromkeys(people)),
            place=self._place(candidate.place),
            group=groups[0].id if len(groups) == 1 else None,
            setting=candidate.setting,
            mask_mine=candidate.mask_mine,
            mask_theirs=candidate.mask_theirs,
            kinds=candidate.kinds,
            note=shorten(note, TEXT_LIMIT),
            source=candidate.source,
            origin=candidate.origin,
        )
