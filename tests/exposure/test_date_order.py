"""Dates of one case that contradict each other are refused; those that may be so are taken."""

from __future__ import annotations

from datetime import timedelta

import pytest

from contactlog import exposure
from contactlog.core.cases import DoubtfulDay
from contactlog.errors import Invalid, Refused
from tests.exposure.strategies import ZERO


def _dates(**days: int | tuple[int, int]) -> dict[str, DoubtfulDay]:
    spans = {name: day if isinstance(day, tuple) else (day, day) for name, day in days.items()}
    return {
        name: DoubtfulDay(ZERO + timedelta(days=first), ZERO + timedelta(days=last))
        for name, (first, last) in spans.items()
    }


@pytest.mark.parametrize(
    ("illness", "dates", "said"),
    [
        ("norovirus", _dates(symptom_onset=0, symptom_end=-2), "over before it began"),
        ("chickenpox", _dates(rash_onset=0, crusted=-3), "over before it began"),
        ("measles", _dates(rash_onset=-3, symptom_onset=0), "come after the first day of the rash"),
        ("pertussis", _dates(symptom_onset=0, cough_onset=-9), "come after the first day of the cough"),
        ("pertussis", _dates(symptom_onset=0, treatment_start=-10), "before the first symptoms"),
        ("meningococcal", _dates(symptom_onset=0, treatment_start=-4), "before the first symptoms"),
        ("tuberculosis", _dates(cough_onset=0, treatment_start=-300), "before the first day of the cough"),
        ("chlamydia", _dates(diagnosis_date=0, treatment_start=-300), "over before it began"),
        ("scarlet_fever_gas", _dates(symptom_onset=(0, 2), treatment_start=(-3, -1)), "before the first symptoms"),
    ],
)  # fmt: skip
def test_dates_that_cannot_both_be_so_are_refused(
    illness: str, dates: dict[str, DoubtfulDay], said: str
) -> None:
    with pytest.raises(Refused, match=said):
        exposure.check_dates(exposure.illness(illness), dates)


@pytest.mark.parametrize(
    ("illness", "dates"),
    [
        ("norovirus", _dates(symptom_onset=0, symptom_end=0)),
        ("measles", _dates(rash_onset=0, symptom_onset=-3)),
        ("pertussis", _dates(symptom_onset=(-2, 1), cough_onset=-2)),
        ("chlamydia", _dates(diagnosis_date=0, treatment_start=-27)),
        ("chlamydia", _dates(diagnosis_date=-9, treatment_start=-8, symptom_onset=0)),
        ("covid19", _dates(symptom_onset=0, test_date=-2, isolated_from=-30)),
        ("scarlet_fever_gas", _dates(symptom_onset=(0, 2), treatment_start=(-3, 0))),
    ],
)
def test_dates_that_may_be_so_are_taken(illness: str, dates: dict[str, DoubtfulDay]) -> None:
    exposure.check_dates(exposure.illness(illness), dates)


def test_one_event_under_two_names_has_one_date() -> None:
    assert exposure.by_event(_dates(onset=1, symptom_onset=1)) == _dates(symptom_onset=1)
    with pytest.raises(Invalid, match="first symptoms"):
        exposure.by_event(_dates(onset=1, symptom_onset=2))
