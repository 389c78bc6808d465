"""What one file offers: looked through, shown, decided about, and then saved as a whole or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, islice

from contactlog.core.people import Person
from contactlog.core.records import Noun
from contactlog.core.settings import Preference
from contactlog.diary.adopting import Adopting, Choices, Doubt, Verdict
from contactlog.diary.brought import Brought, tally
from contactlog.diary.desk import Desk
from contactlog.diary.event_rules import EventRules, rule
from contactlog.diary.readings import Source
from contactlog.diary.safety_copies import BULK, before_import
from contactlog.diary.sources import ImportedFrom, calendar_left
from contactlog.diary.titles import Titled, Titles
from contactlog.errors import Interrupted
from contactlog.imports.candidates import OTHER_DAYS, Progress, Stop, never_stop, no_progress

__all__ = ["Choices", "Doubt", "Entries", "Offer", "Verdict"]

_PROGRESS_STEP = 500


@dataclass(frozen=True, slots=True)
class Entries:
    """Calendar or journal entries with one title that are not in the diary yet."""

    key: str
    """By which they are chosen."""
    title: str = field(repr=False)
    times: int
    first: date
    last: date
    people: tuple[str, ...] = field(repr=False)
    """Some of the names on them."""
    place: str = field(repr=False)
    taken: bool
    """They become encounters, as things stand."""
    taken_times: int
    """How many of them do."""
    suggested: bool
    """At least one of them is likely a meeting."""
    reason: str
    """Why it is suggested or not, for the user."""
    by_rule: bool
    """A rule the user made earlier decides."""


PEOPLE_SHOWN = 200
"""People of a file who are listed before it is brought in; the counts are of all."""


class Offer:
    """One file, looked through and not yet saved.

    It is read again for each look, so that memory does not grow with it; a small one is kept.

    Attributes:
        file: its name.
        format: one of `imports.registry.FORMATS`, or ``diary``.
    """

    def __init__(self, desk: Desk, file: str, format_name: str, source: Source, choices: Choices) -> None:
        self.desk = desk
        self.file = file
        self.format = format_name
        self._source = source
        self._choices = choices
        self._looked: tuple[Adopting, Titles] | None = None
        self._current = False
        self._people: tuple[Person, ...] = ()
        self._to_remember: dict[str, Preference] = {}

    def look(self, progress: Progress = no_progress, stop: Stop = never_stop) -> None:
        """Look the file through, as things are decided now; what follows answers without reading it again.

        Raises:
            Invalid: it cannot be read.
            Interrupted: stop said so.
        """
        self._looked, self._current = self._through(progress, stop), True

    @property
    def is_current(self) -> bool:
        """Tell whether nothing was decided since the last look."""
        return self._current

    def brought(self) -> Brought:
        """Say what would come in, as things are decided now; a long file is read again for it."""
        if not self._current:
            self.look()
        return self._brought(self._any_look()[0])

    def doubts(self) -> tuple[Doubt, ...]:
        """List who in the file may be somebody in the diary, as it was at the last look."""
        pairs = {pair.key: pair for pair in self._any_look()[0].pairs}.values()
        people = ((pair, self.desk.vault.get(Person, pair.person)) for pair in pairs)
        return tuple(
            Doubt(pair.key, pair.theirs, pair.details, person, pair.why) for pair, person in people if person
        )

    def people(self) -> tuple[Person, ...]:
        """Give the first people who would come in, or gain something, as it was at the last look."""
        self._any_look()
        return self._people

    def entries(self) -> tuple[Entries, ...]:
        """List the entries that may become encounters, those with one title together, the most frequent first."""
        rules = EventRules(self.desk).by_title()
        return tuple(self._entries_of(one, rules) for one in self._any_look()[1])

    def _entries_of(self, one: Titled, rules: Mapping[str, bool]) -> Entries:
        likely, unlikely = (self._choices.wants(one.title, rules, likely=word) for word in (True, False))
        return Entries(
            one.key,
            one.title,
            one.times,
            one.first,
            one.last,
            tuple(one.people),
            one.place,
            taken=likely if one.likely else unlikely,
            taken_times=likely * one.likely_times + unlikely * (one.times - one.likely_times),
            suggested=one.likely,
            reason=one.reason,
            by_rule=one.key in rules,
        )

    def decide(self, doubt: Doubt, verdict: Verdict) -> None:
        """Say whether somebody in the file is somebody in the diary."""
        self._choose(replace(self._choices, verdicts={**self._choices.verdicts, doubt.key: verdict}))

    @property
    def first(self) -> date | None:
        """First day of which entries are taken; None for all."""
        return self._choices.first

    def since(self, first: date | None) -> None:
        """Take only entries from a day on; None for all. What is listed follows with the next look."""
        self._choose(replace(self._choices, first=first))

    def take(self, entries: Entries, take: bool, *, always: bool = False) -> None:
        """Say whether entries become encounters.

        Args:
            entries: from `entries`.
            take: they do.
            always: remember it as a rule for this title; kept when the offer is saved.
        """
        self._choose(replace(self._choices, titles={**self._choices.titles, entries.key: take}))
        if always and entries.title:
            made = rule(entries.title, take=take).to_preference()
            self._to_remember[made.id] = made

    def save(self, progress: Progress = no_progress, stop: Stop = never_stop) -> Brought:
        """Save everything in one change that can be taken back as a whole.

        Args:
            progress: called now and then with (done, all).
            stop: asked often; True leaves the diary as it was.

        Raises:
            Invalid: the file cannot be read.
            Interrupted: stop said so.
        """
        with self.desk.vault.sparing():
            return self._saved(progress, stop)

    def _saved(self, progress: Progress, stop: Stop) -> Brought:
        adopting = Adopting(self.desk, self._choices)
        nouns = adopting.nouns(self._source.candidates(progress, stop))
        # Not saved one by one: whether there are so many that a copy is made first must be known before.
        first = list(islice(nouns, BULK))
        before_import(self.desk, len(first))
        with self.desk.vault.change("import") as change:
            for noun in chain(first, nouns, self._to_remember.values(), adopting.mentioned()):
                change.put(noun)
            brought = self._brought(adopting)
            for preference in self._record(brought, adopting, anything=change.changed):
                change.put(preference)
        return brought

    def _brought(self, adopting: Adopting) -> Brought:
        notes = self._source.notes
        left_out = Counter(dict(notes.left_out)) + Counter({OTHER_DAYS: adopting.earlier})
        return replace(
            tally(adopting.came),
            people_completed=len(adopting.completed),
            people_maybe=tuple(adopting.later),
            encounters_skipped=adopting.skipped,
            problems=tuple(str(problem) for problem in notes.problems.all()),
            left_out=tuple(sorted(left_out.items())),
        )

    def _record(self, brought: Brought, adopting: Adopting, *, anything: bool) -> list[Preference]:
        """Make the record of this import; none when it adds nothing."""
        known = {cue.origin for cue in calendar_left(self.desk.vault)}
        left = tuple(cue for cue in adopting.left.cues() if cue.origin not in known)
        if not anything and not left:
            return []
        made = ImportedFrom(
            self.desk.new_id(),
            self.desk.now(),
            self.file,
            self.format,
            brought.people_new,
            brought.encounters_new,
            adopting.ids,
            left,
        )
        return [made.to_preference()]

    def _choose(self, choices: Choices) -> None:
        self._choices = choices
        self._current = False

    def _any_look(self) -> tuple[Adopting, Titles]:
        """Give the last look, whatever was decided since: titles are the same whoever is taken."""
        if self._looked is None:
            self._looked, self._current = self._through(no_progress, never_stop), True
        return self._looked

    def _through(self, progress: Progress, stop: Stop) -> tuple[Adopting, Titles]:
        titles = Titles()
        adopting = Adopting(self.desk, self._choices, titles)
        with self.desk.vault.sparing():
            nouns = adopting.nouns(self._source.candidates(progress, stop))
            people = (noun for noun in nouns if isinstance(noun, Person))
            self._people = tuple(islice(people, PEOPLE_SHOWN))
            for _ in nouns:
                pass
        return adopting, titles


def put_all(desk: Desk, title: str, nouns: Sequence[Noun], progress: Progress, stop: Stop) -> None:
    """Save nouns in one change.

    Raises:
        Interrupted: stop said so; nothing was saved.
    """
    if not nouns:
        return
    before_import(desk, len(nouns))
    with desk.vault.change(title) as change:
        for number, noun in enumerate(nouns):
            if number % _PROGRESS_STEP == 0:
                progress(number, len(nouns))
                if stop():
                    raise Interrupted("Stopped. Nothing was imported.")
            change.put(noun)
    progress(len(nouns), len(nouns))
