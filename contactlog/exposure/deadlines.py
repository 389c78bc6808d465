"""Until when something can still be done for a person, counted from their own exposure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from contactlog.core.cases import Case
from contactlog.core.exposures import Deadline, Tier
from contactlog.core.times import local_date
from contactlog.core.values import ContactKind, Flag
from contactlog.exposure import anchors
from contactlog.exposure.facts import ContactAdvice, Illness
from contactlog.exposure.tiers import VULNERABLE, Verdict
from contactlog.exposure.windows import day_start
from contactlog.exposure.words import owner_of, say, written

_WHAT = {"vaccine": "vaccine", "prophylaxis": "medicine", "immunoglobulin": "immunoglobulin"}
_RULES = {
    ("measles", "vaccine"): "measles_mmr72",
    ("measles", "immunoglobulin"): "measles_ig6d",
    ("influenza", "prophylaxis"): "flu_pep48",
    ("hiv", "prophylaxis"): "hiv_pep72",
    ("chickenpox", "vaccine"): "varicella_vaccine5d",
    ("pertussis", "prophylaxis"): "pertussis_21d",
    ("meningococcal", "prophylaxis"): "mening_close",
}
_CASE_EVENTS = {
    "case_symptom_onset": ("symptom_onset", "cough_onset"),
    "case_cough_onset": ("cough_onset", "symptom_onset"),
    "case_diagnosis": ("diagnosis_date", "test_date", "treatment_start", "symptom_onset"),
}


@dataclass(frozen=True, slots=True)
class Times:
    """The first and the last exposure of a person."""

    first: datetime
    last: datetime
    first_day: date
    last_day: date


def times_of(verdict: Verdict, zone: str, today: date) -> Times | None:
    """Give when a person was exposed first and last; a meeting without a time counts from its day's start.

    Somebody who lives with the user and has no noted meeting counts from the start of the window, and until
    today: they are exposed for as long as it lasts.
    """
    noted = {item.id: item for item in verdict.encounters}
    counting = [noted[met.id] for met in verdict.judged.counting]
    if not counting and not verdict.lives and not verdict.partner:
        return None
    if not counting and verdict.partner:
        counting = [verdict.encounters[-1]]
    if not counting:
        first_day = verdict.period.start
        last_day = max(first_day, min(today, verdict.period.end))
        return Times(day_start(first_day, zone), day_start(last_day, zone), first_day, last_day)
    starts = sorted(
        (item.started_at or day_start(item.local_date, zone), item.local_date) for item in counting
    )
    return Times(starts[0][0], starts[-1][0], starts[0][1], max(day for _, day in starts))


def deadline_of(
    verdict: Verdict,
    illness: Illness,
    case: Case,
    times: Times | None,
    *,
    as_of: datetime,
    zone: str,
    priority: bool,
) -> Deadline | None:
    """Give the nearest period that is still open and concerns this person.

    Args:
        verdict: the person.
        illness: its fact sheet.
        case: whose country and dates count.
        times: when they were exposed.
        as_of: now, UTC.
        zone: IANA name in which the day is named.
        priority: a baby or somebody pregnant is among the close contacts (whooping cough).
    """
    flags = verdict.person.flags
    tier = verdict.judged.tier
    heavy = bool(flags & (VULNERABLE | {Flag.NOT_IMMUNE}))
    if times is None or tier < (Tier.POSSIBLE if heavy else Tier.CLOSE):
        return None
    kinds = frozenset(kind for met in verdict.judged.counting for kind in met.kinds)
    found = []
    for advice in illness.contact_advice:
        if not _applies(advice, case, illness) or not concerns(advice.who, verdict, kinds, priority=priority):
            continue
        base = _base(advice, illness, case, times, zone)
        until = _until(advice, base)
        if until is not None and until > as_of:
            found.append(_made(advice, illness, until, zone))
    return min(found, key=lambda item: (item.at, item.rule)) if found else None


def _applies(advice: ContactAdvice, case: Case, illness: Illness) -> bool:
    if advice.action not in _WHAT or (advice.within_hours is None and advice.within_days is None):
        return False
    return case.country == "widest" or advice.jurisdiction in (case.country, "INT") or not any(
        item.jurisdiction in (case.country, "INT") and item.action == advice.action
        for item in illness.contact_advice
    )  # fmt: skip


def concerns(who: str, verdict: Verdict, kinds: frozenset[ContactKind], *, priority: bool) -> bool:
    """Tell whether advice for a group of contacts is for this person, as far as the user's notes say."""
    flags = verdict.person.flags
    at_risk = bool(flags & VULNERABLE)
    immune = Flag.IMMUNE in flags
    match who:
        case "all_contacts" | "close_contacts":
            return who == "all_contacts" or verdict.judged.tier >= Tier.CLOSE
        case "household_contacts":
            return verdict.judged.tier is Tier.HOUSEHOLD
        case "high_risk_contacts":
            return at_risk
        case "non_immune_contacts":
            return not immune and not flags & {Flag.PREGNANT, Flag.WEAK_IMMUNITY, Flag.BABY}
        case "close_contacts_if_priority_group":
            return priority and verdict.judged.tier >= Tier.CLOSE
        case "pregnant_contacts":
            return Flag.PREGNANT in flags
        case "newborns":
            return Flag.BABY in flags
        case "pregnant_or_infant_household":
            return bool(flags & {Flag.PREGNANT, Flag.BABY})
        case "blood_exposed_non_immune":
            return ContactKind.SHARED_NEEDLE in kinds and not immune
        case "household_and_sexual_contacts":
            return verdict.judged.tier is Tier.HOUSEHOLD or ContactKind.SEXUAL in kinds
        case "healthcare_workers_non_immune":
            return Flag.CARE_WORKER in flags and not immune
        case "low_risk_contacts":
            return verdict.judged.tier <= Tier.POSSIBLE
        case _ if who.startswith("pregnant_"):
            return at_risk and not immune
        case _:
            return False


def _base(advice: ContactAdvice, illness: Illness, case: Case, times: Times, zone: str) -> datetime | None:
    """Give the moment a period counts from."""
    relative = advice.relative_to or "last_exposure"
    if illness.id == "influenza" and case.country != "UK":
        relative = "first_exposure"
    if relative == "first_exposure":
        return times.first
    if relative == "last_exposure":
        return times.last
    dates = anchors.dates_of(case)
    for name in _CASE_EVENTS.get(relative, ()):
        if name in dates:
            return dates[name].at or day_start(dates[name].first, zone)
    return None


def _until(advice: ContactAdvice, base: datetime | None) -> datetime | None:
    if base is None:
        return None
    hours = advice.within_hours if advice.within_hours is not None else (advice.within_days or 0) * 24
    return base.astimezone(UTC) + timedelta(hours=hours)


def _made(advice: ContactAdvice, illness: Illness, until: datetime, zone: str) -> Deadline:
    what = _WHAT[advice.action]
    on = local_date(until, zone)
    return Deadline(
        until,
        on,
        what,
        say("deadline.open", what=say(f"deadline.{what}"), day=written(on)),
        advice.who not in ("all_contacts", "close_contacts", "household_contacts", "non_immune_contacts"),
        _RULES.get((illness.id, advice.action), f"{illness.id}.{advice.action}"),
        owner_of(advice),
    )
