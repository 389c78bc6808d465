"""Where the user may have caught it: people and gatherings in the days that fit, never one for certain.

The order: known to have been ill before, so that the days fit; gatherings of ten or more, indoors, loud; how strong
the meetings were; how near they lie to the most frequent day (exposure.md 3.3; Raymenants 2022, Endo 2021).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from contactlog.core.cases import Case
from contactlog.core.encounters import Encounter
from contactlog.core.exposures import Reason
from contactlog.core.meetings import meetings_of
from contactlog.core.people import Person
from contactlog.core.times import local_date
from contactlog.exposure import anchors
from contactlog.exposure.afterwards import at_one_place, from_me
from contactlog.exposure.candidates import FEW, Evidence, evidence_of, size
from contactlog.exposure.caught import Span, span_of, why_none
from contactlog.exposure.cited import ASSUMED, reason
from contactlog.exposure.facts import Illness
from contactlog.exposure.meetings import prepared, without_copies
from contactlog.exposure.order import BAND
from contactlog.exposure.tiers import Judge
from contactlog.exposure.windows import resolve
from contactlog.exposure.words import event, say, times, written


class Kind(StrEnum):
    """What a candidate is."""

    PERSON = "person"
    GATHERING = "gathering"


_Found = tuple[Kind, str, tuple[str, ...], Evidence]
"""A candidate before it is ranked: what, its id, the people, what speaks for it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody, or a gathering, that may have been the source."""

    kind: Kind
    id: str
    """Of the person, or of the encounter."""
    people: tuple[str, ...]
    """Ids of those who were there."""
    encounters: tuple[str, ...]
    """Ids of the meetings in the days that fit, oldest first."""
    days_before: int
    """Days before the first signs of the meeting that lies nearest to the most frequent day."""
    likely: bool
    """That is among the days on which it is most often caught."""
    ill_before: bool
    """Somebody there was ill before the user, and the days between fit."""
    band: int
    """Candidates of one band are about equal; from 1."""
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """Somebody who fell ill on the same day as the user: perhaps both caught it at one place."""

    person: str
    encounters: tuple[str, ...]
    """Ids of the meetings in the days that fit at which both were."""
    reason: Reason


@dataclass(frozen=True, slots=True)
class Backward:
    """Everything the diary shows about where it may have come from."""

    case: str
    possible: tuple[date, date] | None
    """First and last local day on which it may have been caught; None when no figure says."""
    likely: tuple[date, date] | None
    candidates: tuple[Candidate, ...] = ()
    shared: tuple[Shared, ...] = ()
    not_sources: tuple[tuple[str, Reason], ...] = ()
    """People who were met and are no source, each with the reason."""
    notes: tuple[Reason, ...] = ()


def backward(
    case: Case,
    people: Mapping[str, Person],
    encounters: Sequence[Encounter],
    *,
    as_of: datetime,
    zone: str,
    facts: Illness | None = None,
) -> Backward:
    """List who or which gathering may have been the source. Pure.

    Args:
        case: the user's illness episode.
        people: by id; their own first days of illness count.
        encounters: at least those of `span_of_interest`.
        as_of: the moment from which to look, UTC.
        zone: IANA name in which days are named.
        facts: the fact sheet; the package's own when None.
    """
    resolved = resolve(case, as_of=as_of, zone=zone, facts=facts)
    judge = Judge.of(case, resolved, zone)
    span, sheet = span_of(resolved, case.stage), resolved.illness
    if span is None:
        note = reason(f"{sheet.id}.incubation", sheet, say(f"backward.{why_none(sheet)}"))
        return Backward(case.id, None, None, notes=(note,))
    today = local_date(as_of, zone)
    met = {item.id: item for item in encounters if item.local_date <= today}
    search = _Search(judge, span, people, list(met.values()))
    return search.result()


def _once(encounters: Sequence[Encounter]) -> list[Encounter]:
    """Drop what was noted twice of meetings with the same people, oldest first."""
    by_id = {item.id: item for item in encounters}
    return [by_id[met.id] for met in without_copies(prepared(meetings_of(encounters)))]


class _Search:
    """One look through the diary."""

    def __init__(
        self, judge: Judge, span: Span, people: Mapping[str, Person], met: Sequence[Encounter]
    ) -> None:
        self._judge, self._span, self._people = judge, span, people
        self._sheet = judge.resolved.illness
        begun = bool(judge.resolved.dates.keys() & set(anchors.SIGNS))
        self._event = say("backward.it_began") if begun else event(judge.resolved.start_name)
        theirs: dict[str, list[Encounter]] = {}
        together: dict[tuple[str, ...], list[Encounter]] = {}
        for item in met:
            together.setdefault(tuple(sorted(set(item.people))), []).append(item)
            for id_ in dict.fromkeys(item.people):
                theirs.setdefault(id_, []).append(item)
        self._by_person = {id_: _once(items) for id_, items in theirs.items()}
        self._met = [item for items in together.values() for item in _once(items)]

    def result(self) -> Backward:
        not_sources, shared = self._ruled_out(), self._shared()
        ruled = {id_ for id_, _ in not_sources} | {item.person for item in shared}
        found = [*self._persons(ruled), *self._gatherings()]
        found.sort(key=lambda item: self._order(*item))
        return Backward(
            self._judge.case.id,
            self._span.possible,
            self._span.likely,
            self._candidates(found),
            shared,
            not_sources,
            self._notes([evidence for _, _, _, evidence in found]),
        )

    def _fell_ill(self, id_: str) -> date | None:
        return self._people[id_].fell_ill_on if id_ in self._people else None

    def _ruled_out(self) -> tuple[tuple[str, Reason], ...]:
        """Find who fell ill afterwards, and who was met too long ago or too shortly before only."""
        found = []
        after = "he_corrected" if self._sheet.published == "covid19" else f"{self._sheet.id}.incubation"
        for id_, met in sorted(self._by_person.items()):
            fell_ill = self._fell_ill(id_)
            days = [self._span.before(item.local_date) for item in met]
            if fell_ill is not None and fell_ill > self._span.zero_last:
                if not at_one_place(self._judge, self._span, fell_ill, met):
                    way = "after_you" if from_me(self._judge, self._span, fell_ill, met) else "later"
                    found.append((id_, reason(after, self._sheet, say(f"backward.{way}"))))
            elif not any(self._span.fits(count) for count in days):
                late = max(days) < self._span.possible_days[0]
                text = say("backward.too_late" if late else "backward.too_early")
                found.append((id_, reason(self._span.rule, self._sheet, text)))
        return tuple(found)

    def _shared(self) -> tuple[Shared, ...]:
        """Find who fell ill on the same day or too soon after it, and where both were in the days that fit."""
        found = []
        for id_, met in sorted(self._by_person.items()):
            fell_ill = self._fell_ill(id_)
            if fell_ill is None or fell_ill < self._span.zero_first:
                continue
            same = fell_ill <= self._span.zero_last
            if not same and not at_one_place(self._judge, self._span, fell_ill, met):
                continue
            both = [item.id for item in met if self._span.fits(self._span.before(item.local_date))]
            why = reason(
                self._span.likely_rule, self._sheet, say(f"backward.{'shared' if same else 'shared_soon'}")
            )
            found.append(Shared(id_, tuple(both), why))
        return tuple(found)

    def _persons(self, ruled: set[str]) -> list[_Found]:
        found: list[_Found] = []
        for id_, met in self._by_person.items():
            if id_ in ruled:
                continue
            evidence = evidence_of(self._judge, self._span, self._people, (id_,), met)
            if evidence is not None:
                found.append((Kind.PERSON, id_, (id_,), evidence))
        return found

    def _gatherings(self) -> list[_Found]:
        found: list[_Found] = []
        for item in self._met:
            if size(item) < FEW and item.group is None:
                continue
            evidence = evidence_of(self._judge, self._span, self._people, item.people, (item,))
            if evidence is not None:
                found.append((Kind.GATHERING, item.id, tuple(dict.fromkeys(item.people)), evidence))
        return found

    def _order(
        self, kind: Kind, id_: str, people: tuple[str, ...], evidence: Evidence
    ) -> tuple[bool, int, float, int, int, bool, str]:
        return (
            not evidence.ill_before,
            -evidence.event_class,
            -evidence.strength,
            abs(evidence.days - self._span.centre),
            evidence.days,
            kind is Kind.PERSON,
            id_,
        )

    def _candidates(self, found: Sequence[_Found]) -> tuple[Candidate, ...]:
        result: list[Candidate] = []
        band, top = 0, None
        for kind, id_, people, evidence in found:
            group = (evidence.ill_before, evidence.event_class)
            if top is None or top[0] != group or top[1] - evidence.strength >= BAND:
                band, top = band + 1, (group, evidence.strength)
            result.append(
                Candidate(
                    kind,
                    id_,
                    people,
                    tuple(item.id for item in evidence.meetings),
                    evidence.days,
                    self._span.is_likely(evidence.days),
                    evidence.ill_before,
                    band,
                    self._reasons(evidence),
                )
            )
        return tuple(result)

    def _reasons(self, evidence: Evidence) -> tuple[Reason, ...]:
        span, days = self._span, evidence.days
        key, rule = ("likely", span.likely_rule) if span.is_likely(days) else ("possible", span.rule)
        day = min(
            (item.local_date for item in evidence.meetings),
            key=lambda day: abs(span.before(day) - span.centre),
        )
        count = say("backward.day_one" if days == 1 else "backward.days", count=days)
        parts = [(rule, say(f"backward.{key}", count=count, day=written(day), event=self._event))]
        if self._sheet.published == "covid19" and span.is_likely(days):
            parts.append(("wu_incubation", say("backward.mean")))
        if evidence.ill_before:
            parts.insert(0, (span.rule, say("backward.ill_before")))
        if len(evidence.meetings) > 1:
            parts.append((ASSUMED, say("backward.several", count=times(len(evidence.meetings)))))
        if evidence.event_class:
            crowd = max(size(item) for item in evidence.meetings)
            key = "one_gathering" if len(evidence.meetings) > 1 else "gathering"
            parts.append(("endo_backward", say(f"backward.{key}", count=crowd)))
        return tuple(reason(rule, self._sheet, text) for rule, text in parts)

    def _notes(self, found: Sequence[Evidence]) -> tuple[Reason, ...]:
        weak = not any(item.ill_before or item.event_class or self._is_strong(item) for item in found)
        keys = ["nothing"] if weak else ["together"]
        if len(found) == 1 and not weak:
            keys.append("only_one")
        if not self._judge.resolved.dates.keys() & set(anchors.SIGNS):
            keys.append("from_test" if self._judge.case.symptomatic is False else "from_finding")
        incubation = self._sheet.incubation
        if self._sheet.published != "covid19" and incubation is not None and not incubation.datable:
            keys.append("unsupported")
        return tuple(
            reason(self._span.rule, self._sheet, say(f"backward.{key}", event=self._event)) for key in keys
        )

    def _is_strong(self, evidence: Evidence) -> bool:
        if self._judge.definition.base != "air":
            return True
        return evidence.strength > 0
