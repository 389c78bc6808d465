"""The dates of a case, by the fact sheet's names and by the names people type."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from contactlog.core.cases import Case, DoubtfulDay

ALIASES = {
    "onset": "symptom_onset",
    "symptoms": "symptom_onset",
    "rash": "rash_onset",
    "cough": "cough_onset",
    "jaundice": "jaundice_onset",
    "lesion": "lesion_onset",
    "parotitis": "parotitis_onset",
    "swelling_onset": "parotitis_onset",
    "test": "test_date",
    "diagnosis": "diagnosis_date",
    "detection": "detection_date",
    "treatment": "treatment_start",
    "treatment_started": "treatment_start",
    "symptoms_end": "symptom_end",
    "symptoms_ended": "symptom_end",
    "crusted": "all_lesions_crusted",
}
"""Other names of anchors, each with the fact sheet's own."""

SIGNS = ("symptom_onset", "rash_onset", "cough_onset", "parotitis_onset", "jaundice_onset", "lesion_onset")
"""First days of something one can see or feel."""
FINDINGS = ("test_date", "diagnosis_date", "detection_date", "treatment_start")
ENDINGS = ("treatment_start", "symptom_end", "hbsag_negative", "viral_suppression", "last_new_lesion")
"""Anchors that end an illness: while their date is unknown, it is not over."""
_EITHER = {
    "symptom_onset_or_test_date": ("symptom_onset", "test_date", "diagnosis_date"),
    "symptom_onset_or_diagnosis": ("symptom_onset", "diagnosis_date", "test_date"),
}


def canonical(name: str) -> str:
    """Give the fact sheet's name of an anchor or ending event."""
    return ALIASES.get(name, name)


def dates_of(case: Case) -> dict[str, DoubtfulDay]:
    """Give the dates of a case by the fact sheet's names."""
    return {canonical(name): day for name, day in case.anchors.items()}


def find(dates: dict[str, DoubtfulDay], event: str) -> DoubtfulDay | None:
    """Find the date of an event; of "a or b" the first that is known."""
    return _first(dates, _EITHER.get(event, (event,)))


def substitute(dates: dict[str, DoubtfulDay], event: str) -> tuple[str, DoubtfulDay] | None:
    """Find the nearest known date when the event's own is unknown: another sign, then a finding."""
    order = (*FINDINGS, *SIGNS) if event in FINDINGS else (*SIGNS, *FINDINGS)
    for name in order:
        if name in dates:
            return name, dates[name]
    return None


def may_lie_ahead(name: str) -> bool:
    """Tell whether a date may be in the future; none of an illness may, except the start of isolation."""
    return canonical(name) == "isolated_from"


def without_symptoms(case: Case) -> bool:
    """Tell whether the case is one without symptoms, as far as is known."""
    if case.symptomatic is not None:
        return not case.symptomatic
    return not dates_of(case).keys() & set(SIGNS)


def earliest(days: Iterable[DoubtfulDay]) -> date | None:
    """Give the earliest day that any of them can be."""
    return min((day.first for day in days), default=None)


def _first(dates: dict[str, DoubtfulDay], names: Iterable[str]) -> DoubtfulDay | None:
    return next((dates[name] for name in names if name in dates), None)
