"""From the candidates of a file to nouns of the diary: the same are joined, about the doubtful the user is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from contactlog.core.encounters import Encounter
from contactlog.core.ids import IdList
from contactlog.core.people import Person
from contactlog.core.records import Noun
from contactlog.core.settings import Preference
from contactlog.diary.belonging import Belonging
from contactlog.diary.desk import Desk
from contactlog.diary.event_rules import EventRules, title_key
from contactlog.diary.identifying import Identifying
from contactlog.diary.sameness import maybe_same, not_same
from contactlog.diary.sources import LeftOver
from contactlog.diary.titles import Titles
from contactlog.imports.adoption import as_person
from contactlog.imports.candidates import (
    Candidate,
    EncounterCandidate,
    GroupCandidate,
    PersonCandidate,
    PlaceCandidate,
)
from contactlog.imports.identity import candidate_key, refusal_key
from contactlog.imports.marked import Numbering
from contactlog.imports.matching import Maybe
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
class Pair:
    """A doubt, without the person of the diary: there may be many."""

    key: str
    theirs: str = field(repr=False)
    details: tuple[str, ...] = field(repr=False)
    person: str
    """The id in the diary."""
    why: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user has decided about one file."""

    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    """By `Doubt.key`; whoever is missing is left for later."""
    take: str = "likely"
    """Which entries become encounters when neither a choice nor a rule says: ``likely``, ``all``, ``none``."""
    first: date | None = None
    """First day of which entries are taken; None for all."""
    titles: Mapping[str, bool] = field(default_factory=dict)
    """Whether entries become encounters, by `event_rules.title_key` of their title; beats the rules."""

    def wants(self, title: str, rules: Mapping[str, bool], *, likely: bool) -> bool:
        """Tell whether an entry becomes an encounter: by choice, else by rule, else by suggestion.

        Args:
            title: of the entry.
            rules: by `event_rules.title_key`.
            likely: it is suggested.
        """
        key = title_key(title)
        said = self.titles.get(key, rules.get(key))
        return said if said is not None else self.take == "all" or (self.take == "likely" and likely)


class Adopting:
    """Makes nouns of candidates, one after the other. What it keeps of them is little.

    Attributes:
        came: how many nouns of each kind are new.
        completed: ids of the people of the diary who gain something.
        pairs: who may be somebody of the diary; only of a look, which is followed by questions.
        later: (name in the file, name in the diary) of those who are left for later.
        left: entries that were not wanted.
        skipped: how many encounters were not taken in.
        earlier: how many lie before the first wanted day.
        ids: first and last id of the new encounters.
    """

    def __init__(self, desk: Desk, choices: Choices, titles: Titles | None = None) -> None:
        """Begin; ``titles`` takes the entries by title when this is only a look."""
        self.desk = desk
        self.came: Counter[type[Noun]] = Counter()
        self.completed: set[str] = set()
        self.pairs: list[Pair] = []
        self.later: list[tuple[str, str]] = []
        self.left = LeftOver(desk.today())
        self.skipped = self.earlier = 0
        self.ids = ("", "")
        self._choices = choices
        self._titles = titles
        self._rules = EventRules(desk).by_title()
        self._identifying = Identifying(desk)
        self._belonging = Belonging(desk)
        self._guests = Numbering()
        self._guest_ids: list[str] = []
        self._seen = Numbering()
        self._unnamed = IdList()

    def nouns(self, candidates: Iterable[Candidate]) -> Iterator[Noun]:
        """Give what is to be saved, each noun once it is complete; counts are right at the end.

        Each noun has to be saved before many more are asked for, because people who are completed twice are
        looked up in the diary.
        """
        for noun in self._each(candidates):
            if not isinstance(noun, Preference) and noun.id not in self.completed:
                self.came[type(noun)] += 1
            yield noun

    def mentioned(self) -> Iterator[Encounter]:
        """Give again the encounters that name nobody, with the people of whom their titles speak.

        Only now, when everybody is in the diary.
        """
        if not self._unnamed:
            return
        mentions = Mentions(self.desk.vault.each(Person))
        for met_id in self._unnamed:
            met = self.desk.vault.get(Encounter, met_id)
            people = mentions.named_in(met.note.partition("\n")[0]) if met else ()
            if met and people:
                yield replace(met, people=people)

    def _each(self, candidates: Iterable[Candidate]) -> Iterator[Noun]:
        for candidate in candidates:
            match candidate:
                case PersonCandidate():
                    person_id = yield from self._person(candidate)
                    self._belonging.note(candidate, person_id)
                case EncounterCandidate():
                    yield from self._encounter(candidate)
                case PlaceCandidate():
                    yield from self._belonging.place(candidate)
                case GroupCandidate():
                    self._belonging.expect(candidate)
        yield from self._belonging.groups()

    def _person(self, candidate: PersonCandidate) -> Generator[Noun, None, str]:
        """Give what somebody adds, and the id of who it is."""
        found = self._identifying.match(candidate)
        if isinstance(found, Maybe):
            return (yield from self._doubtful(found))
        if found is not None:
            return (yield from self._join(candidate, found.person))
        made = as_person(candidate, self.desk.new_id())
        yield made
        return made.id

    def _join(self, candidate: PersonCandidate, person_id: str) -> Generator[Noun, None, str]:
        for person in self._identifying.completing(candidate, person_id):
            self.completed.add(person.id)
            yield person
        return person_id

    def _doubtful(self, doubt: Maybe) -> Generator[Noun, None, str]:
        candidate, key = doubt.candidate, refusal_key(doubt.candidate)
        if self._titles is not None:
            details = (*(phone.typed for phone in candidate.phones), *candidate.emails)
            self.pairs.append(Pair(key, candidate.shown, details, doubt.person, doubt.why))
        verdict = self._choices.verdicts.get(key, Verdict.LATER)
        if verdict is Verdict.SAME:
            return (yield from self._join(candidate, doubt.person))
        made = as_person(candidate, self.desk.new_id())
        yield made
        if verdict is Verdict.DIFFERENT:
            yield not_same(key, doubt.person, made.id)
        else:
            self.later.append((candidate.shown, self._identifying.name(doubt.person)))
            yield maybe_same(made.id, doubt.person, doubt.why)
        return made.id

    def _encounter(self, candidate: EncounterCandidate) -> Iterator[Noun]:
        if self._choices.first is not None and candidate.local_date < self._choices.first:
            self.earlier += 1
            return
        if not self._seen.is_new(candidate.origin) or self._belonging.came_before(candidate.origin):
            self.skipped += 1
            return
        if self._titles is not None:
            self._titles.add(candidate)
        if not self._choices.wants(candidate.title, self._rules, likely=candidate.likely_meeting):
            self.skipped += 1
            self.left.add(candidate)
            return
        people = []
        for person in candidate.people:
            people.append((yield from self._guest(person)))
        yield from self._belonging.place(candidate.place)
        made = self._belonging.encounter(candidate, people)
        if not made.people and candidate.title:
            self._unnamed.append(made.id)
        self.ids = (self.ids[0] or made.id, made.id)
        yield made

    def _guest(self, candidate: PersonCandidate) -> Generator[Noun, None, str]:
        """Give somebody who may be on other entries of the file too."""
        number = self._guests.number(candidate_key(candidate))
        if number == len(self._guest_ids):
            self._guest_ids.append((yield from self._person(candidate)))
        return self._guest_ids[number]
