"""From the candidates of a file to nouns of the diary: the same are joined, about the doubtful the user is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from contactlog.core.encounters import Encounter
from contactlog.core.groups import Group
from contactlog.core.people import Person
from contactlog.core.places import Place
from contactlog.core.records import Noun
from contactlog.core.settings import Preference
from contactlog.core.shapes import TEXT_LIMIT
from contactlog.core.text import fold, shorten
from contactlog.diary.desk import Desk
from contactlog.diary.event_rules import EventRules, title_key
from contactlog.diary.sameness import Sameness, maybe_same, not_same
from contactlog.diary.sources import taken_origins
from contactlog.imports.adoption import as_person, completed
from contactlog.imports.candidates import (
    EncounterCandidate,
    GroupCandidate,
    PersonCandidate,
    PlaceCandidate,
)
from contactlog.imports.identity import candidate_key, refusal_key
from contactlog.imports.matching import Maybe, match_people
from contactlog.imports.mentions import Mentions


class Verdict(StrEnum):
    """What the user says about somebody in a file who may be somebody in the diary."""

    SAME = "same"
    """One person: what the file knows more is added."""
    DIFFERENT = "different"
    """Two people; nobody asks again."""
    LATER = "later"
    """Both stay; `people duplicates` lists the pair."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Somebody in a file who may be somebody in the diary."""

    key: str
    """By which it is answered."""
    theirs: str = field(repr=False)
    """The name in the file, or what stands in for one."""
    details: tuple[str, ...] = field(repr=False)
    """Numbers and addresses in the file."""
    ours: Person
    """As the diary has them."""
    why: str
    """What the two have in common, in words for the user."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user has decided about one file."""

    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    """By `Doubt.key`; whoever is missing is left for later."""
    take: str = "likely"
    """Which entries become encounters when neither a choice nor a rule says: ``likely``, ``all``, ``none``."""
    titles: Mapping[str, bool] = field(default_factory=dict)
    """Whether entries become encounters, by `event_rules.title_key` of their title; beats the rules."""


class Adopting:
    """Gathers what an import would add and change."""

    def __init__(self, desk: Desk, choices: Choices) -> None:
        self.desk = desk
        self.new: list[Noun] = []
        self.changed: dict[str, Person] = {}
        """People of the diary with what the file adds, by id."""
        self.doubts: dict[str, Doubt] = {}
        """Who may be somebody of the diary, by key."""
        self.remarks: list[Preference] = []
        """What is to be remembered of the answers."""
        self.left: list[EncounterCandidate] = []
        """Entries that were not wanted."""
        self.known_origins: set[str] = set()
        """Of what came in before."""
        self.skipped = 0
        """Encounters that were not taken in."""
        self._choices = choices
        self._rules = EventRules(desk).by_title()
        self._refusals = Sameness(desk).refusals()
        self._people = {person.id: person for person in desk.vault.all(Person)}
        self._by_origin: dict[str, str] = {}
        self._by_key: dict[str, str] = {}
        self._places = {fold(place.name): place.id for place in desk.vault.all(Place)}
        self._groups = {fold(group.name): group for group in desk.vault.all(Group)}

    def people(self, candidates: Sequence[PersonCandidate]) -> None:
        """Join people with those of the diary; who is new comes in, who may be somebody known is asked about."""
        known = set(self._people)
        plan = match_people(candidates, self._people.values(), self._refusals)
        for same in plan.same:
            self._join(same.candidate, same.person, known)
        for candidate in plan.new:
            self._add(candidate)
        for doubt in plan.maybe:
            self._doubtful(doubt, known)

    def _join(self, candidate: PersonCandidate, person_id: str, known: set[str]) -> None:
        before = self._people[person_id]
        after = completed(before, candidate)
        if after != before and person_id in known:
            self._people[after.id] = self.changed[after.id] = after
        self._note(candidate, person_id)

    def _add(self, candidate: PersonCandidate) -> str:
        person = as_person(candidate, self.desk.new_id())
        self._people[person.id] = person
        self.new.append(person)
        self._note(candidate, person.id)
        return person.id

    def _doubtful(self, doubt: Maybe, known: set[str]) -> None:
        candidate, key = doubt.candidate, refusal_key(doubt.candidate)
        details = (*(phone.typed for phone in candidate.phones), *candidate.emails)
        self.doubts[key] = Doubt(key, candidate.shown, details, self._people[doubt.person], doubt.why)
        verdict = self._choices.verdicts.get(key, Verdict.LATER)
        if verdict is Verdict.SAME:
            self._join(candidate, doubt.person, known)
            return
        made = self._add(candidate)
        if verdict is Verdict.DIFFERENT:
            self.remarks.append(not_same(key, doubt.person, made))
        else:
            self.remarks.append(maybe_same(made, doubt.person, doubt.why))

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

    def encounters(self, candidates: Sequence[EncounterCandidate]) -> None:
        """Add the wanted entries that have not come in before, with the people they name."""
        if not candidates:
            return
        self.known_origins = taken_origins(self.desk.vault)
        wanted: dict[str, EncounterCandidate] = {}
        for candidate in candidates:
            if candidate.origin in self.known_origins or candidate.origin in wanted:
                continue
            if self.wants(candidate):
                wanted[candidate.origin] = candidate
            else:
                self.left.append(candidate)
        self.skipped += len(candidates) - len(wanted)
        there = (person for candidate in wanted.values() for person in candidate.people)
        unknown = {candidate_key(person): person for person in there}
        self.people([person for key, person in unknown.items() if key not in self._by_key])
        mentions = Mentions(self._people.values())
        for candidate in wanted.values():
            self.new.append(self._encounter(candidate, mentions))

    def wants(self, candidate: EncounterCandidate) -> bool:
        """Tell whether an entry becomes an encounter: by choice, else by rule, else by suggestion."""
        key = title_key(candidate.title)
        said = self._choices.titles.get(key, self._rules.get(key))
        if said is not None:
            return said
        return self._choices.take == "all" or (self._choices.take == "likely" and candidate.likely_meeting)

    def _encounter(self, candidate: EncounterCandidate, mentions: Mentions) -> Encounter:
        keyed = (self._by_key.get(candidate_key(person)) for person in candidate.people)
        people = [person_id for person_id in keyed if person_id is not None]
        groups = [self._groups[fold(name)] for name in candidate.groups if fold(name) in self._groups]
        people += [member for group in groups for member in group.people]
        if not people:
            people += mentions.named_in(candidate.title)
        note = "\n".join(text for text in (candidate.title, candidate.note) if text)
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
