"""Who was exposed, why, and whom to tell first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from contactlog.core.cases import Case
from contactlog.core.encounters import Encounter
from contactlog.core.exposures import Assessment, Deadline, Exposure, Tier
from contactlog.core.groups import Group
from contactlog.core.later import Later
from contactlog.core.people import Person
from contactlog.core.times import local_date
from contactlog.core.values import ContactKind, Flag
from contactlog.exposure.advice import advice_for
from contactlog.exposure.deadlines import Times, deadlines_of, times_of
from contactlog.exposure.facts import Illness
from contactlog.exposure.judged import Verdict
from contactlog.exposure.meetings import without_copies
from contactlog.exposure.options import AssessOptions
from contactlog.exposure.order import Placed, placed
from contactlog.exposure.reasons import reasons_for
from contactlog.exposure.tiers import Judge
from contactlog.exposure.windows import resolve

M = TypeVar("M")


def assess(
    case: Case,
    people: Mapping[str, Person],
    encounters: Sequence[Encounter],
    *,
    groups: Sequence[Group] = (),
    as_of: datetime,
    zone: str,
    facts: Illness | None = None,
    options: AssessOptions | None = None,
) -> Assessment:
    """Judge everybody met in the time that matters, and put them in the order of telling.

    Pure: the same arguments always give the same answer. People who live with the user are judged although
    no meeting was noted, when the illness passes on in a household.

    Args:
        case: the user's illness episode.
        people: by id; somebody met who is missing here is judged without flags.
        encounters: at least those of `span_of_interest`; more do no harm.
        groups: members of a household of somebody who lives with the user live with the user too.
        as_of: the moment from which to look, UTC; what began later is ignored.
        zone: IANA name in which days are named.
        facts: the fact sheet; the package's own when None.
        options: choices where definitions conflict.
    """
    resolved = resolve(case, as_of=as_of, zone=zone, facts=facts)
    judge = Judge.of(case, resolved, zone, options)
    today = local_date(as_of, zone)
    met = [item for item in encounters if not _later(item, as_of, today)]
    verdicts = _verdicts(judge, people, groups, met)
    priority = any(
        verdict.judged.tier >= Tier.CLOSE and verdict.person.flags & _PRIORITY for verdict in verdicts
    )
    apart = resolved.isolation.day.last if resolved.isolation else None
    dated = {
        verdict.person.id: _Dated.of(judge, verdict, times_of(verdict, zone, today, apart), priority)
        for verdict in verdicts
    }
    exposures = tuple(
        _exposure(judge, item, dated[item.verdict.person.id], priority, as_of)
        for item in _ordered(judge, verdicts, dated, as_of, today)
    )
    return Assessment(case.id, resolved.window, exposures, resolved.notes)


_PRIORITY = frozenset({Flag.BABY, Flag.PREGNANT})
"""Marks of people for whose sake all close contacts of whooping cough are offered medicine."""


def _verdicts(
    judge: Judge, people: Mapping[str, Person], groups: Sequence[Group], met: Sequence[Encounter]
) -> list[Verdict]:
    """Judge everybody who was met or lives with the user."""
    at_home = living_with_me(people, groups)
    passes_at_home = any(ContactKind.LIVES_WITH in test.kinds for test in judge.definition.tests)
    home = at_home if passes_at_home else set()
    theirs = _by_person((item, item.people) for item in met)
    near = _by_person((entry, entry.noted.people) for entry in judge.placing.near(met))
    verdicts = [
        judge.verdict(
            people.get(id_) or Person(id_), theirs.get(id_, ()), near.get(id_, ()), lives=id_ in home
        )
        for id_ in sorted(theirs.keys() | home)
    ]
    return _with_last_partner(judge, verdicts)


def _ordered(
    judge: Judge, verdicts: Sequence[Verdict], dated: Mapping[str, _Dated], as_of: datetime, today: date
) -> list[Placed]:
    """Put people in the order of telling."""
    covid = judge.resolved.illness.published == "covid19"
    items = []
    for verdict in verdicts:
        found = dated[verdict.person.id]
        items.append((verdict, found.nearest(as_of, today), found.times.last_day if found.times else None))
    return placed(items, today, judge.options.generation_time if covid else None)


@dataclass(frozen=True, slots=True)
class _Dated:
    """When a person was exposed, and every period that is counted from it."""

    times: Times | None
    periods: tuple[Deadline, ...]

    @classmethod
    def of(cls, judge: Judge, verdict: Verdict, times: Times | None, priority: bool) -> _Dated:
        illness = judge.resolved.illness
        return cls(
            times, deadlines_of(verdict, illness, judge.case, times, zone=judge.zone, priority=priority)
        )

    def nearest(self, as_of: datetime, today: date) -> Deadline | None:
        """Give the open period that closes first."""
        return next((period for period in self.periods if period.is_open(as_of, today)), None)


def living_with_me(people: Mapping[str, Person], groups: Sequence[Group] = ()) -> set[str]:
    """Give the ids of people who live with the user, by their own mark or by that of a housemate."""
    home = {id_ for id_, person in people.items() if person.lives_with_me}
    for group in groups:
        if group.household and home & set(group.people):
            home |= {id_ for id_ in group.people if id_ in people and people[id_].lives_with_me is not False}
    return home


def _later(met: Encounter, as_of: datetime, today: date) -> bool:
    """Tell whether a meeting began after the moment of looking."""
    return met.started_at > as_of if met.started_at is not None else met.local_date > today


def _by_person(items: Iterable[tuple[M, tuple[str, ...]]]) -> dict[str, list[M]]:
    """Sort meetings, each with the ids of those who were there, by person."""
    found: dict[str, list[M]] = defaultdict(list)
    for item, people in items:
        for id_ in people:
            theirs = found[id_]
            if not theirs or theirs[-1] is not item:  # somebody named twice was there once
                theirs.append(item)
    return found


def _with_last_partner(judge: Judge, verdicts: list[Verdict]) -> list[Verdict]:
    """When nobody is in the look-back, name the most recent partner, where the rule says so."""
    rule = any(look.fallback for look in judge.resolved.illness.lookbacks)
    if not rule or any(verdict.judged.tier >= Tier.CLOSE for verdict in verdicts):
        return verdicts
    latest: tuple[Encounter, int] | None = None
    for number, verdict in enumerate(verdicts):
        for item in without_copies(verdict.encounters):
            sexual = ContactKind.SEXUAL in item.kinds and item.local_date <= verdict.period.end
            if sexual and (latest is None or item.local_date > latest[0].local_date):
                latest = (item, number)
    if latest is None:
        return verdicts
    item, number = latest
    found = verdicts[number]
    kept = tuple(entry for entry in without_copies(found.encounters) if entry.local_date <= item.local_date)
    verdicts = list(verdicts)
    verdicts[number] = replace(
        found,
        judged=replace(found.judged, tier=Tier.CLOSE, met=()),
        high=max(found.high, Tier.CLOSE),
        encounters=kept,
        partner=True,
    )
    return verdicts


def _exposure(judge: Judge, item: Placed, dated: _Dated, priority: bool, as_of: datetime) -> Exposure:
    verdict = item.verdict
    illness, case = judge.resolved.illness, judge.case
    return Exposure(
        verdict.person.id,
        verdict.judged.tier,
        min(verdict.low, verdict.judged.tier),
        verdict.high,
        item.order,
        item.band,
        item.last if verdict.judged.tier >= Tier.POSSIBLE else None,
        tuple(met.id for met in sorted(verdict.judged.counting, key=lambda met: (met.begin, met.id))),
        item.deadline,
        Later(lambda: advice_for(verdict, illness, case, dated.times, priority=priority)),
        Later(lambda: reasons_for(judge, verdict, dated.periods, as_of, priority=priority)),
        verdict.certainty,
    )
