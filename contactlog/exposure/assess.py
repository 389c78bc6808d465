"""Who was exposed, why, and whom to tell first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import date, datetime

from contactlog.core.cases import Case
from contactlog.core.exposures import Assessment, Deadline, Exposure, Tier
from contactlog.core.groups import Group
from contactlog.core.later import Later
from contactlog.core.meetings import Meetings
from contactlog.core.people import Person
from contactlog.core.times import local_date
from contactlog.core.values import ContactKind, Flag
from contactlog.exposure.advice import advice_for
from contactlog.exposure.deadlines import deadlines_of, offered_in
from contactlog.exposure.facts import Illness
from contactlog.exposure.judged import Verdict
from contactlog.exposure.last_partner import name_last_partner
from contactlog.exposure.look import Look
from contactlog.exposure.meetings import by_time
from contactlog.exposure.options import AssessOptions
from contactlog.exposure.order import Placed, placed
from contactlog.exposure.reasons import first_reason, reasons_for
from contactlog.exposure.risk import idle_marks, weighed
from contactlog.exposure.seen import Seen, one_by_one
from contactlog.exposure.tiers import Judge
from contactlog.exposure.windows import resolve


def assess(
    case: Case,
    people: Mapping[str, Person],
    meetings: Meetings,
    *,
    elsewhere: Mapping[date, Set[str]] | None = None,
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
        meetings: at least those of the whole days of `spans_to_read`; more do no harm.
        elsewhere: the ids of those who were met on the other days of those spans, by local day.
        groups: members of a household of somebody who lives with the user live with the user too.
        as_of: the moment from which to look, UTC; what began later is ignored.
        zone: IANA name in which days are named.
        facts: the fact sheet; the package's own when None.
        options: choices where definitions conflict.
    """
    resolved = resolve(case, as_of=as_of, zone=zone, facts=facts)
    judge = Judge.of(case, resolved, zone, options)
    today = local_date(as_of, zone)
    moment = as_of.timestamp()
    placed = judge.placing.placed(meetings)
    met = [item for item in placed if (item.begin <= moment if item.timed else item.day <= today)]
    verdicts = name_last_partner(judge, _verdicts(judge, people, groups, Seen(met, elsewhere or {})))
    priority = any(
        verdict.judged.tier >= Tier.CLOSE and verdict.person.flags & _PRIORITY for verdict in verdicts
    )
    look = Look(judge, as_of, today, priority)
    offered = offered_in(case, resolved.illness)
    periods = {verdict.person.id: deadlines_of(look, verdict, offered) for verdict in verdicts}
    exposures = tuple(
        _exposure(look, item, periods[item.verdict.person.id]) for item in _ordered(look, verdicts, periods)
    )
    return Assessment(case.id, resolved.window, exposures, resolved.notes)


_PRIORITY = frozenset({Flag.BABY, Flag.PREGNANT})
"""Marks of people for whose sake all close contacts of whooping cough are offered medicine."""


def _verdicts(
    judge: Judge, people: Mapping[str, Person], groups: Sequence[Group], seen: Seen
) -> list[Verdict]:
    """Judge everybody who was met or lives with the user."""
    at_home = living_with_me(people, groups)
    passes_at_home = any(ContactKind.LIVES_WITH in test.kinds for test in judge.definition.tests)
    home = at_home if passes_at_home else set()
    near = one_by_one([met for met in seen.mets if met.zones], judge.zone)
    idle = idle_marks(judge.resolved.illness)
    far = [met.people for met in seen.mets if not met.zones]
    return [
        judge.verdict(
            weighed(people.get(id_) or Person(id_), idle), seen, near.get(id_, ()), lives=id_ in home
        )
        for id_ in sorted(home.union(near, *far, *seen.elsewhere.values()))
    ]


def _ordered(
    look: Look, verdicts: Sequence[Verdict], periods: Mapping[str, Sequence[Deadline]]
) -> list[Placed]:
    """Put people in the order of telling."""
    covid = look.judge.resolved.illness.published == "covid19"
    items = [
        (
            verdict,
            next((item for item in periods[verdict.person.id] if item.is_open(look.as_of, look.today)), None),
            look.last_day(verdict),
        )
        for verdict in verdicts
    ]
    return placed(items, look.today, look.judge.options.generation_time if covid else None)


def living_with_me(people: Mapping[str, Person], groups: Sequence[Group] = ()) -> set[str]:
    """Give the ids of people who live with the user, by their own mark or by that of a housemate."""
    home = {id_ for id_, person in people.items() if person.lives_with_me}
    for group in groups:
        if group.household and home & set(group.people):
            home |= {id_ for id_ in group.people if id_ in people and people[id_].lives_with_me is not False}
    return home


def _exposure(look: Look, item: Placed, periods: Sequence[Deadline]) -> Exposure:
    verdict = item.verdict
    return Exposure(
        verdict.person.id,
        verdict.judged.tier,
        min(verdict.low, verdict.judged.tier),
        verdict.high,
        item.order,
        item.band,
        item.last if verdict.judged.tier >= Tier.POSSIBLE else None,
        Later(_ids, verdict),
        item.deadline,
        Later(advice_for, look, verdict),
        Later(reasons_for, look, verdict, periods, first=first_reason),
        verdict.certainty,
    )


def _ids(verdict: Verdict) -> tuple[str, ...]:
    """Give the ids of the meetings that count, the oldest first."""
    return tuple([met.id for met in sorted(verdict.judged.counting, key=by_time)])
