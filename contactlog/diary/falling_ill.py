"""What the user is asked who says "I am ill", and what would follow from the answers. Nothing here saves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from contactlog.core.cases import COUNTRIES, Case, DoubtfulDay
from contactlog.core.exposures import Assessment
from contactlog.diary.cases import Cases
from contactlog.diary.desk import Desk
from contactlog.diary.encounters import Encounters
from contactlog.diary.said_days import read_said_day, read_said_days
from contactlog.exposure import Illness
from contactlog.exposure.anchors import ENDINGS, FINDINGS, SIGNS
from contactlog.exposure.facts import Lookback

__all__ = [
    "COUNTRIES",
    "Answers",
    "DateAsked",
    "Foreseen",
    "Illness",
    "beginnings",
    "date_words",
    "endings",
    "foresee",
    "stages",
]

_WORDS = {
    "symptom_onset": "First day of symptoms",
    "rash_onset": "First day of the rash",
    "cough_onset": "First day of the cough",
    "parotitis_onset": "First day of swelling",
    "jaundice_onset": "First day of yellow eyes",
    "lesion_onset": "First day of sores",
    "test_date": "Positive test",
    "diagnosis_date": "Diagnosis",
    "detection_date": "First found",
    "treatment_start": "Treatment began",
    "symptom_end": "Symptoms ended",
    "isolated_from": "Met nobody since",
    "all_lesions_crusted": "All blisters dry",
}


@dataclass(frozen=True, slots=True)
class DateAsked:
    """One date that is asked for."""

    name: str
    """The fact sheet's name of the event."""
    words: str


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered so far; everything may be left out but the illness."""

    illness: str
    typed: Mapping[str, str] = field(default_factory=dict, repr=False)
    """What was typed for each date; empty where it was passed over."""
    taken_back: frozenset[str] = frozenset()
    """Names of dates that were known and have been emptied."""
    well: bool | None = None
    """True: a test found it, and there are no symptoms."""
    stage: str | None = None
    country: str = "widest"


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would follow from the answers."""

    anchors: Mapping[str, DoubtfulDay]
    assumed: bool
    """No date was given, so one was assumed."""
    assessment: Assessment
    beside: bool
    """Another case of the illness is open."""


def date_words(name: str) -> str:
    """Give the words for a date of an illness, by the fact sheet's name of the event."""
    return _WORDS.get(name, name.replace("_", " ").capitalize())


def beginnings(sheet: Illness) -> tuple[DateAsked, ...]:
    """Give the dates by which an illness is said to have begun: first signs, then a finding."""
    own = [anchor.event for anchor in sheet.anchors]
    names = [name for name in own if name in SIGNS] or ["symptom_onset"]
    names += [name for name in own if name in FINDINGS and name != "treatment_start"] or ["test_date"]
    return _asked(names)


def endings(sheet: Illness) -> tuple[DateAsked, ...]:
    """Give the dates that may have ended it."""
    named = {*sheet.date_names, *(rule.trigger for rule in sheet.ends_early)}
    names = [name for name in (*ENDINGS, "all_lesions_crusted") if name in named]
    return _asked([*names, "isolated_from"])


def stages(sheet: Illness) -> tuple[str, ...]:
    """Give the stages on which it depends how far back people are told."""
    found: list[Lookback] = [look for look in sheet.lookbacks if look.start_offset_days is not None]
    return tuple(dict.fromkeys(look.stage for look in found if look.stage not in ("any", "current")))


def read_dates(desk: Desk, encounters: Encounters, typed: Mapping[str, str]) -> dict[str, DoubtfulDay]:
    """Read the dates that were typed.

    Raises:
        Invalid: one cannot be understood.
    """
    return read_said_days(desk, encounters, {name: text for name, text in typed.items() if text.strip()})


def foresee(
    cases: Cases, encounters: Encounters, answers: Answers, known: Mapping[str, DoubtfulDay] | None = None
) -> Foreseen:
    """Work out what the case would be.

    Args:
        cases: of the open diary.
        encounters: of the open diary.
        answers: so far.
        known: dates the case has already; those typed take their place.

    Raises:
        ContactlogError: a date cannot be understood, two contradict each other, or nothing can be counted from them.
    """
    sheet = cases.sheets.get(answers.illness)
    kept = {name: day for name, day in (known or {}).items() if name not in answers.taken_back}
    anchors = {**kept, **read_dates(cases.desk, encounters, answers.typed)}
    assumed = not anchors
    if assumed:
        # A test is read when it is fresh; a first day that nobody remembers may be any of the last two weeks.
        name = beginnings(sheet)[-1 if answers.well else 0].name
        anchors[name] = read_said_day(cases.desk, encounters, "today" if answers.well else "no idea")
    case = as_case(answers, anchors)
    cases.check(case)
    return Foreseen(anchors, assumed, cases.assess(case), bool(cases.open_beside(case)))


def as_case(answers: Answers, anchors: Mapping[str, DoubtfulDay]) -> Case:
    """Make the case that the answers describe; it is not in the diary."""
    return Case(
        "",
        answers.illness,
        dict(anchors),
        symptomatic=symptomatic(answers, anchors),
        stage=answers.stage,
        country=answers.country,
    )


def symptomatic(answers: Answers, anchors: Mapping[str, DoubtfulDay]) -> bool | None:
    """Tell whether there are symptoms, as far as the answers say."""
    if answers.well:
        return False
    return True if anchors.keys() & set(SIGNS) else None


def _asked(names: list[str]) -> tuple[DateAsked, ...]:
    return tuple(DateAsked(name, date_words(name)) for name in dict.fromkeys(names))
