"""The dates of a case, by the fact sheet's names and by the names people type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches

from contactlog.core.cases import Case, DoubtfulDay
from contactlog.core.text import one_line, shorten
from contactlog.errors import Invalid
from contactlog.exposure.facts import Illness
from contactlog.exposure.words import event

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
    "isolation": "isolated_from",
}
"""Other names of anchors, each with the fact sheet's own."""

SIGNS = ("symptom_onset", "rash_onset", "cough_onset", "parotitis_onset", "jaundice_onset", "lesion_onset")
"""First days of something one can see or feel."""
GENERAL = ("isolated_from", "negative_test", "treatment_end")
"""Dates that any illness may have, beside those of its fact sheet."""
FINDINGS = ("test_date", "diagnosis_date", "detection_date", "treatment_start")
_FOUND = ("diagnosis_date", "test_date", "detection_date")
"""Dates on which it was found, the nearest neighbours of each other."""
ENDINGS = ("treatment_start", "symptom_end", "hbsag_negative", "viral_suppression", "last_new_lesion")
"""Anchors that end an illness: while their date is unknown, it is not over."""
_EITHER = {
    "symptom_onset_or_test_date": ("symptom_onset", "test_date", "diagnosis_date"),
    "symptom_onset_or_diagnosis": ("symptom_onset", "diagnosis_date", "test_date"),
    "symptoms_resolved": ("symptoms_resolved", "symptom_end"),
    "eye_discharge_stopped": ("eye_discharge_stopped", "symptom_end"),
    "sores_healed_or_crusted": ("sores_healed_or_crusted", "all_lesions_crusted"),
    "treatment_complete": ("treatment_complete", "treatment_end"),
}
"""Events that more than one date answers to."""


def canonical(name: str) -> str:
    """Give the fact sheet's name of an anchor or ending event."""
    return ALIASES.get(name, name)


def dates_of(case: Case) -> dict[str, DoubtfulDay]:
    """Give the dates of a case by the fact sheet's names."""
    return {canonical(name): day for name, day in case.anchors.items()}


def by_event(given: Mapping[str, DoubtfulDay]) -> dict[str, DoubtfulDay]:
    """Give dates by the fact sheet's names, whatever names they were typed under.

    Raises:
        Invalid: one event has two different dates.
    """
    found: dict[str, DoubtfulDay] = {}
    for name, day in given.items():
        if found.setdefault(canonical(name), day) != day:
            raise Invalid(
                f"Two different dates were given for {event(canonical(name))}.", "Give one of them."
            )
    return found


def find(dates: dict[str, DoubtfulDay], wanted: str) -> DoubtfulDay | None:
    """Find the date of an event; of "a or b" the first that is known."""
    return _first(dates, _EITHER.get(wanted, (wanted,)))


def found(dates: dict[str, DoubtfulDay], wanted: str) -> DoubtfulDay | None:
    """Find the date of an event; a test stands for a diagnosis and the other way round."""
    day = find(dates, wanted)
    return day if day is not None or wanted not in _FOUND else _first(dates, _FOUND)


def substitute(dates: dict[str, DoubtfulDay], wanted: str) -> tuple[str, DoubtfulDay] | None:
    """Find the nearest known date when the event's own is unknown: another sign, then a finding.

    The start of a treatment stands for a diagnosis, never for a first sign: it may come long after.
    """
    if wanted in FINDINGS or wanted == "last_negative_test":
        order: tuple[str, ...] = (*FINDINGS, *SIGNS)
    else:
        order = (*SIGNS, *(name for name in FINDINGS if name != "treatment_start"))
    return next(((name, dates[name]) for name in order if name in dates), None)


def latest_end(dates: dict[str, DoubtfulDay]) -> tuple[str, DoubtfulDay] | None:
    """Find a date that only says when it was treated or over, for a case whose beginning is unknown."""
    ends = [(name, day) for name, day in dates.items() if name not in ("isolated_from", "negative_test")]
    return max(ends, key=lambda item: (item[1].last, item[0]), default=None)


def names_for(sheet: Illness) -> tuple[str, ...]:
    """Give every date a case of this illness may have, the fact sheet's own first."""
    return tuple(dict.fromkeys((*sheet.date_names, *GENERAL, *SIGNS, *FINDINGS, *ENDINGS)))


def check_name(name: str, sheet: Illness) -> None:
    """Refuse a date whose name means nothing.

    Raises:
        Invalid: the next step names the nearest.
    """
    known = names_for(sheet)
    if canonical(name) in known:
        return
    near = get_close_matches(name.casefold(), [*known, *ALIASES], n=3, cutoff=0.5)
    raise Invalid(
        f"“{shorten(one_line(name), 40)}” is no date that {sheet.name} counts from.",
        f"Did you mean {' or '.join(near)}?" if near else f"Dates are: {', '.join(known)}.",
    )


def may_lie_ahead(name: str) -> bool:
    """Tell whether a date may be in the future; none of an illness may, except the start of isolation."""
    return canonical(name) == "isolated_from"


def tell_of_symptoms(names: Iterable[str]) -> bool:
    """Tell whether one of these dates is that of something the ill person felt or saw."""
    felt = {*SIGNS, "symptom_end"}
    return any(canonical(name) in felt for name in names)


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
