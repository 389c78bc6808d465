"""What one file offers: read once, shown, decided about, and then saved as a whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from contactlog.core.encounters import Encounter
from contactlog.core.records import Noun
from contactlog.core.settings import Preference
from contactlog.diary.adopting import Adopting, Choices, Doubt, Verdict
from contactlog.diary.brought import Brought, counts
from contactlog.diary.desk import Desk
from contactlog.diary.event_rules import EventRules, rule, title_key
from contactlog.diary.safety_copies import before_import
from contactlog.diary.sources import ImportedFrom, calendar_left, left_over
from contactlog.errors import Interrupted
from contactlog.imports.candidates import (
    EncounterCandidate,
    ImportReport,
    Progress,
    Stop,
    never_stop,
    no_progress,
)

__all__ = ["Choices", "Doubt", "Entries", "Offer", "Verdict"]

_PROGRESS_STEP = 500
_NAMES_SHOWN = 8


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
    suggested: bool
    """At least one of them is likely a meeting."""
    reason: str
    """Why it is suggested or not, for the user."""
    by_rule: bool
    """A rule the user made earlier decides."""


class Offer:
    """One file, read and not yet saved.

    Attributes:
        file: its name.
        format: one of `imports.registry.FORMATS`, or ``diary``.
    """

    def __init__(self, desk: Desk, file: str, report: ImportReport, choices: Choices) -> None:
        self.desk = desk
        self.file = file
        self.format = report.format
        self._report = report
        self._choices = choices
        self._adopting: Adopting | None = None
        self._to_remember: dict[str, Preference] = {}

    def brought(self) -> Brought:
        """Say what would come in, as things are decided now."""
        adopting = self._adopted()
        maybe = tuple((doubt.theirs, doubt.ours.name) for doubt in self.doubts() if self._open(doubt))
        return replace(
            counts(adopting.new),
            people_completed=len(adopting.changed),
            people_maybe=maybe,
            encounters_skipped=adopting.skipped,
            problems=tuple(str(problem) for problem in self._report.problems),
            left_out=self._report.left_out,
        )

    def doubts(self) -> tuple[Doubt, ...]:
        """List who in the file may be somebody in the diary."""
        return tuple(self._adopted().doubts.values())

    def entries(self) -> tuple[Entries, ...]:
        """List the entries that may become encounters, those with one title together, the most frequent first."""
        adopting = self._adopted()
        groups: dict[str, list[EncounterCandidate]] = {}
        for candidate in self._report.encounters:
            if candidate.origin not in adopting.known_origins:
                groups.setdefault(title_key(candidate.title), []).append(candidate)
        rules = EventRules(self.desk).by_title()
        found = [_entries(key, group, adopting, rules) for key, group in groups.items()]
        return tuple(sorted(found, key=lambda entries: (-entries.times, entries.key)))

    def decide(self, doubt: Doubt, verdict: Verdict) -> None:
        """Say whether somebody in the file is somebody in the diary."""
        self._choose(verdicts={**self._choices.verdicts, doubt.key: verdict})

    def take(self, entries: Entries, take: bool, *, always: bool = False) -> None:
        """Say whether entries become encounters.

        Args:
            entries: from `entries`.
            take: they do.
            always: remember it as a rule for this title; kept when the offer is saved.
        """
        self._choose(titles={**self._choices.titles, entries.key: take})
        if always and entries.title:
            made = rule(entries.title, take=take).to_preference()
            self._to_remember[made.id] = made

    def save(self, progress: Progress = no_progress, stop: Stop = never_stop) -> Brought:
        """Save everything in one change that can be taken back as a whole.

        Args:
            progress: called now and then with (saved, all).
            stop: asked often; True leaves the diary as it was.

        Raises:
            Interrupted: stop said so.
        """
        adopting, brought = self._adopted(), self.brought()
        nouns: list[Noun] = [*adopting.new, *adopting.changed.values(), *adopting.remarks]
        nouns += self._to_remember.values()
        nouns += self._record(brought, adopting, anything=bool(nouns))
        put_all(self.desk, "import", nouns, progress, stop)
        return brought

    def _record(self, brought: Brought, adopting: Adopting, *, anything: bool) -> list[Preference]:
        """Make the record of this import; none when it adds nothing."""
        known = {cue.origin for cue in calendar_left(self.desk.vault)}
        left = [cue for cue in left_over(adopting.left, self.desk.today()) if cue.origin not in known]
        if not anything and not left:
            return []
        ids = sorted(noun.id for noun in adopting.new if isinstance(noun, Encounter))
        made = ImportedFrom(
            self.desk.new_id(),
            self.desk.now(),
            self.file,
            self.format,
            brought.people_new,
            brought.encounters_new,
            (ids[0], ids[-1]) if ids else ("", ""),
            tuple(left),
        )
        return [made.to_preference()]

    def _choose(
        self, verdicts: Mapping[str, Verdict] | None = None, titles: Mapping[str, bool] | None = None
    ) -> None:
        chosen = self._choices
        self._choices = replace(
            chosen,
            verdicts=chosen.verdicts if verdicts is None else verdicts,
            titles=chosen.titles if titles is None else titles,
        )
        self._adopting = None

    def _open(self, doubt: Doubt) -> bool:
        return self._choices.verdicts.get(doubt.key, Verdict.LATER) is Verdict.LATER

    def _adopted(self) -> Adopting:
        if self._adopting is None:
            adopting = self._adopting = Adopting(self.desk, self._choices)
            adopting.people(self._report.people)
            adopting.groups(self._report.groups)
            adopting.places(self._report.places)
            adopting.encounters(self._report.encounters)
        return self._adopting


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


def _entries(
    key: str, group: Sequence[EncounterCandidate], adopting: Adopting, rules: Mapping[str, bool]
) -> Entries:
    likely = next((candidate for candidate in group if candidate.likely_meeting), None)
    example = likely or group[0]
    days = [candidate.local_date for candidate in group]
    return Entries(
        key,
        example.title,
        len(group),
        min(days),
        max(days),
        _few(person.shown for candidate in group for person in candidate.people),
        example.place.name if example.place else "",
        taken=adopting.wants(example),
        suggested=likely is not None,
        reason=example.reason,
        by_rule=key in rules,
    )


def _few(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))[:_NAMES_SHOWN]
