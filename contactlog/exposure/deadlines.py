"""Until when something can still be done for a person, counted from their own exposure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from contactlog.core.cases import Case
from contactlog.core.exposures import Deadline, Tier
from contactlog.core.times import to_local
from contactlog.core.values import ContactKind, Flag
from contactlog.exposure import anchors
from contactlog.exposure.facts import ContactAdvice, Illness
from contactlog.exposure.judged import TENDER, VULNERABLE, Verdict
from contactlog.exposure.loader import rules
from contactlog.exposure.look import Look, Times
from contactlog.exposure.windows import day_start
from contactlog.exposure.words import owner_of, say, written

ACTIONS = {"vaccine": "vaccine", "prophylaxis": "medicine", "immunoglobulin": "immunoglobulin"}
"""Advice that has to be taken up within a period, and its word in sentences."""
_PUBLISHED = {
    ("measles", "vaccine", "INT"): "measles_mmr72",
    ("measles", "immunoglobulin", "INT"): "measles_ig6d",
    ("hiv", "prophylaxis", "INT"): "hiv_pep72",
    ("chickenpox", "vaccine", "US"): "varicella_vaccine5d",
    ("pertussis", "prophylaxis", "UK"): "pertussis_21d",
    ("meningococcal", "prophylaxis", "INT"): "mening_close",
    ("meningococcal", "prophylaxis", "NZ"): "mening_close",
}
"""Figures of the fact sheet that a published rule states too, by illness, action and country."""
_BY_BLOOD = "blood_exposed_non_immune"
_LIVE_VACCINE = frozenset({"measles", "chickenpox"})
"""Illnesses against which the vaccine is a live one: not in pregnancy or with weak immunity, and not for young babies
(the sheet's advice on measles; on chickenpox: whoever is able to have it). Those against hepatitis are not live."""
_FLU_FIRST = "flu_pep48"
"""The United States count influenza's 48 hours from the first exposure, the United Kingdom from the last; the
sooner day is taken unless the user chose the United Kingdom."""
_CASE_EVENTS = {
    "case_symptom_onset": ("symptom_onset", "cough_onset"),
    "case_cough_onset": ("cough_onset", "symptom_onset"),
    "case_diagnosis": ("diagnosis_date", "test_date", "treatment_start", "symptom_onset"),
}


def offered_in(case: Case, illness: Illness) -> list[ContactAdvice]:
    """Give the advice that sets a period under the chosen country."""
    return [advice for advice in illness.contact_advice if _applies(advice, case, illness)]


def deadlines_of(look: Look, verdict: Verdict, offered: Sequence[ContactAdvice]) -> tuple[Deadline, ...]:
    """Give every published period that concerns a person, open or closed, the one that closes first first.

    Where one country names several means for the same people, the one that can wait longest gives the day.

    Args:
        look: what is the same for everybody.
        verdict: the person.
        offered: what `offered_in` gives.
    """
    if not offered:
        return ()
    heavy = bool(verdict.person.flags & (VULNERABLE | {Flag.NOT_IMMUNE}))
    if verdict.judged.tier < (Tier.POSSIBLE if heavy else Tier.CLOSE):
        return ()
    illness, times = look.judge.resolved.illness, look.times(verdict)
    if times is None:
        return ()
    kinds = frozenset(kind for met in verdict.judged.counting for kind in met.kinds)
    longest: dict[tuple[str, str, str], Deadline] = {}
    for advice in offered:
        if not concerns(advice, illness, verdict, kinds, priority=look.priority):
            continue
        by_blood = look.last_of(verdict, ContactKind.SHARED_NEEDLE) if advice.who == _BY_BLOOD else None
        made = _counted(advice, look, replace(times, last=by_blood) if by_blood else times)
        key = (advice.jurisdiction, advice.action, advice.who)
        if made is not None and (key not in longest or longest[key].at < made.at):
            longest[key] = made
    return tuple(sorted(longest.values(), key=lambda item: (item.at, item.rule)))


def _counted(advice: ContactAdvice, look: Look, times: Times) -> Deadline | None:
    """Give the period of one piece of advice.

    It counts from the first meeting that any authority takes for an exposure; when it would be over by that, from the
    first that all of them do.
    """
    illness, case, zone = look.judge.resolved.illness, look.judge.case, look.judge.zone
    made = None
    for reading in (times, replace(times, first=times.first_sure)):
        until = _until(advice, _base(advice, illness, case, reading, zone))
        if until is not None and (made is None or not made.is_open(look.as_of, look.today)):
            made = _made(advice, illness, case, until, zone)
    return made


def _applies(advice: ContactAdvice, case: Case, illness: Illness) -> bool:
    """Tell whether advice sets a period that some words support, under the chosen country.

    Another country's counts where the chosen one says nothing of its own about such help.
    """
    timed = advice.within_hours is not None or advice.within_days is not None
    if advice.action not in ACTIONS or not timed or not advice.supported:
        return False
    own = any(item.jurisdiction == case.country and item.action in ACTIONS for item in illness.contact_advice)
    return advice.jurisdiction in (case.country, "INT") or not own


def concerns(
    advice: ContactAdvice,
    illness: Illness,
    verdict: Verdict,
    kinds: frozenset[ContactKind],
    *,
    priority: bool,
) -> bool:
    """Tell whether advice for a group of contacts is for this person, as far as the user's notes say."""
    flags, who = verdict.person.flags, advice.who
    tender = bool(flags & TENDER)
    immune = Flag.IMMUNE in flags
    match who:
        case "all_contacts" | "close_contacts":
            return who == "all_contacts" or verdict.judged.tier >= Tier.CLOSE
        case "household_contacts":
            return verdict.judged.tier is Tier.HOUSEHOLD
        case "high_risk_contacts":
            return bool(flags & VULNERABLE)
        case "non_immune_contacts":
            live = advice.action == "vaccine" and illness.published in _LIVE_VACCINE
            return not immune and not (live and tender)
        case "close_contacts_if_priority_group":
            return priority and verdict.judged.tier >= Tier.CLOSE
        case "pregnant_contacts":
            return Flag.PREGNANT in flags
        case "newborns":
            return Flag.BABY in flags
        case "pregnant_or_infant_household":
            return bool(flags & {Flag.PREGNANT, Flag.BABY})
        case _ if who == _BY_BLOOD:
            return ContactKind.SHARED_NEEDLE in kinds and not immune
        case "household_and_sexual_contacts":
            return verdict.judged.tier is Tier.HOUSEHOLD or ContactKind.SEXUAL in kinds
        case "healthcare_workers_non_immune":
            return Flag.CARE_WORKER in flags and not immune
        case "low_risk_contacts":
            return verdict.judged.tier <= Tier.POSSIBLE
        case "chronic_liver_disease_contacts":
            return Flag.LIVER_DISEASE in flags and not immune
        case _ if who.startswith("pregnant_"):
            return tender and not immune
        case _:
            return False


def _base(advice: ContactAdvice, illness: Illness, case: Case, times: Times, zone: str) -> datetime | None:
    """Give the moment a period counts from."""
    relative = advice.relative_to or "last_exposure"
    if illness.published == "influenza" and case.country != "UK":
        relative = "first_exposure"  # see _FLU_FIRST
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


def _made(advice: ContactAdvice, illness: Illness, case: Case, until: datetime, zone: str) -> Deadline:
    what, local = ACTIONS[advice.action], to_local(until, zone)
    on = local.date()
    by_hour = advice.within_hours is not None and local.time() != time.min
    rule = _PUBLISHED.get(
        (illness.published, advice.action, advice.jurisdiction), f"{illness.id}.{advice.action}"
    )
    if (illness.published, advice.action) == ("influenza", "prophylaxis") and case.country != "UK":
        rule = _FLU_FIRST
    known = rules().get(rule)
    return Deadline(
        until,
        on,
        what,
        say(
            "deadline.open_at" if by_hour else "deadline.open",
            what=say(f"deadline.{what}"),
            day=written(on),
            time=f"{local:%H:%M}",
        ),
        advice.who not in _FOR_EVERYBODY,
        rule,
        known.owner if known else owner_of(advice),
        not by_hour,
        advice.who == "all_contacts",
    )


_FOR_EVERYBODY = frozenset({"all_contacts", "close_contacts", "household_contacts", "non_immune_contacts"})


def closed_text(deadline: Deadline, today: date, zone: str, *, another_open: bool = False) -> str:
    """Say that a period is over; at what time, where it was today; or that it is so by this rule only."""
    at = say("deadline.at", time=f"{to_local(deadline.at, zone):%H:%M}") if deadline.on == today else ""
    key = "deadline.closed_here" if another_open else "deadline.closed"
    return say(key, what=say(f"deadline.{deadline.what}"), day=written(deadline.on), time=at)
