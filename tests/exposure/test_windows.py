"""From the dates of a case to the days on which it could pass on."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from contactlog import exposure
from contactlog.core.cases import Case, DoubtfulDay
from contactlog.core.exposures import Window
from contactlog.core.meetings import Meetings
from contactlog.errors import Invalid, Refused
from contactlog.exposure import anchors
from contactlog.exposure.loader import ORDER
from tests.exposure.strategies import ZERO

_NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)


def _day(offset: int, until: int | None = None) -> DoubtfulDay:
    return DoubtfulDay(
        ZERO + timedelta(days=offset), ZERO + timedelta(days=until if until is not None else offset)
    )


def _window(illness: str, dates: dict[str, DoubtfulDay], **fields: Any) -> Window:
    return exposure.window_of(Case("case", illness, dates, **fields), as_of=_NOW, zone="UTC")


def _span(window: Window) -> tuple[int, int]:
    return (window.first - ZERO).days, (window.last - ZERO).days


def _wide(window: Window) -> tuple[int, int]:
    return (window.wide_first - ZERO).days, (window.wide_last - ZERO).days


@pytest.mark.parametrize(
    ("illness", "anchor", "span"),
    [
        ("covid19", "symptom_onset", (-2, 10)), ("covid19", "test_date", (-2, 10)),
        ("influenza", "symptom_onset", (-1, 7)), ("measles", "rash_onset", (-4, 4)),
        ("mumps", "parotitis_onset", (-2, 5)), ("rubella", "rash_onset", (-7, 7)),
        ("hepatitis_a", "jaundice_onset", (-14, 7)), ("glandular_fever", "symptom_onset", (-28, 60)),
        ("hfmd", "symptom_onset", (-3, 7)), ("polio", "symptom_onset", (-10, 42)),
        ("pertussis", "cough_onset", (-14, 21)), ("scarlet_fever_gas", "symptom_onset", (0, 21)),
    ],
)  # fmt: skip
def test_a_counted_window_is_the_published_one(illness: str, anchor: str, span: tuple[int, int]) -> None:
    window = _window(illness, {anchor: _day(0)})
    assert _span(window) == span
    assert not window.open_end


def test_an_everyday_name_of_a_date_means_the_fact_sheets() -> None:
    for name, own in anchors.ALIASES.items():
        assert anchors.canonical(name) == own
    assert _span(_window("measles", {"rash": _day(0)})) == (-4, 4)


def test_without_symptoms_it_counts_from_the_test() -> None:
    dates = {"test_date": _day(0), "symptom_onset": _day(5)}
    assert _span(_window("covid19", dates, symptomatic=False)) == (-2, 10)
    assert _span(_window("covid19", dates, symptomatic=True)) == (3, 15)


def test_treatment_ends_it_early_by_the_countrys_own_rule() -> None:
    dates = {"cough_onset": _day(0), "treatment_start": _day(4)}
    assert _span(_window("pertussis", dates, country="UK")) == (-14, 6)
    assert _span(_window("pertussis", dates)) == (-14, 9)  # the widest reading takes the longest rule


def test_treatment_after_the_end_changes_nothing() -> None:
    dates = {"symptom_onset": _day(0), "treatment_start": _day(40)}
    assert _span(_window("scarlet_fever_gas", dates)) == (0, 21)


def test_an_ending_event_ends_it_and_until_then_it_is_open() -> None:
    window = _window("chickenpox", {"rash_onset": _day(0)})
    assert (_span(window), window.open_end) == ((-2, 7), True)
    window = _window("chickenpox", {"rash_onset": _day(0), "all_lesions_crusted": _day(5)})
    assert (_span(window), window.open_end) == ((-2, 5), False)


@pytest.mark.parametrize(
    ("illness", "start", "end"),
    [
        ("common_cold", "symptom_onset", "symptom_end"), ("conjunctivitis", "symptom_onset", "symptom_end"),
        ("impetigo", "lesion_onset", "all_lesions_crusted"),
    ],
)  # fmt: skip
def test_the_everyday_end_stands_for_the_sheets_own_word(illness: str, start: str, end: str) -> None:
    window = _window(illness, {start: _day(0), end: _day(3)})
    assert (_span(window)[1], window.open_end) == (3, False)


def test_norovirus_lasts_until_two_days_after_the_symptoms() -> None:
    window = _window("norovirus", {"symptom_onset": _day(0)})
    assert window.open_end
    assert _span(_window("norovirus", {"symptom_onset": _day(0), "symptom_end": _day(1)})) == (0, 3)


@pytest.mark.parametrize(
    ("fields", "dates", "first"),
    [
        ({"sex": "male", "symptomatic": True}, {"symptom_onset": 0}, -28),
        ({"sex": "female", "symptomatic": True}, {"symptom_onset": 0}, -180),
        ({"sex": "male", "symptomatic": False}, {"test_date": 0}, -180),
        ({}, {"diagnosis_date": 0}, -180),
        ({"country": "US"}, {"diagnosis_date": 0}, -60),
        ({"country": "AU"}, {"diagnosis_date": 0}, -180),
    ],
)
def test_chlamydia_looks_back_by_sex_symptoms_and_country(
    fields: dict[str, Any], dates: dict[str, int], first: int
) -> None:
    found = {name: _day(offset) for name, offset in dates.items()}
    assert _span(_window("chlamydia", found, **fields))[0] == first


@pytest.mark.parametrize(
    ("stage", "country", "first"),
    [
        ("primary", "UK", -90), ("secondary", "UK", -730), ("early_latent", "UK", -730),
        ("secondary", "AU", -180), ("early_latent", "AU", -365), ("primary", "widest", -90),
        ("secondary", "widest", -730), (None, "widest", -730),
    ],
)  # fmt: skip
def test_syphilis_looks_back_by_stage_and_country(stage: str | None, country: str, first: int) -> None:
    dates = {"diagnosis_date": _day(0), "symptom_onset": _day(0)}
    assert _span(_window("syphilis_early", dates, stage=stage, country=country))[0] == first


def test_hiv_counts_from_the_last_negative_test() -> None:
    window = _window("hiv", {"last_negative_test": _day(-200), "diagnosis_date": _day(0)})
    assert _span(window)[0] == -200
    assert window.open_end


def test_a_doubtful_day_gives_a_narrow_and_a_wide_window() -> None:
    window = _window("covid19", {"symptom_onset": _day(-2, 0)})
    assert _span(window) == (-2, 8)
    assert _wide(window) == (-4, 10)


def test_a_doubt_wider_than_the_window_still_gives_days_within_the_wide_one() -> None:
    window = _window("measles", {"rash_onset": _day(-20, 0)})
    assert window.wide_first <= window.first <= window.last <= window.wide_last
    assert _wide(window) == (-24, 4)


def test_a_doubtful_end_widens_the_end_only() -> None:
    window = _window("chickenpox", {"rash_onset": _day(0), "all_lesions_crusted": _day(5, 8)})
    assert (_span(window), _wide(window)) == ((-2, 5), (-2, 8))


def test_another_sign_stands_for_the_one_that_is_missing_and_the_note_says_so() -> None:
    case = Case("case", "rubella", {"symptom_onset": _day(0)})
    found = exposure.assess(case, {}, Meetings(), as_of=_NOW, zone="UTC")
    assert (found.window.first - ZERO).days == -7
    assert any("counted from the first symptoms instead" in note.text for note in found.notes)


def test_only_an_end_known_counts_back_the_longest_course() -> None:
    assert _span(_window("chickenpox", {"all_lesions_crusted": _day(0)})) == (-9, 0)
    assert _span(_window("impetigo", {"treatment_start": _day(0)})) == (-14, 2)


def test_nothing_to_count_from_is_one_sentence() -> None:
    case = Case("case", "measles", {"isolated_from": _day(0)})
    with pytest.raises(Refused) as caught:
        exposure.window_of(case, as_of=_NOW, zone="UTC")
    assert "rash onset" in caught.value.next_step


def test_an_end_before_the_beginning_is_refused_and_breaks_nothing() -> None:
    dates = {"rash_onset": _day(0), "all_lesions_crusted": _day(-3)}
    with pytest.raises(Refused, match="over before it began"):
        exposure.check_dates(exposure.illness("chickenpox"), dates)
    window = _window("chickenpox", dates)
    assert window.wide_first <= window.first <= window.last <= window.wide_last


def _every_date() -> list[tuple[str, str]]:
    return [(illness, name) for illness in ORDER for name in exposure.illness(illness).date_names]


@pytest.mark.parametrize(("illness", "name"), _every_date())
@pytest.mark.parametrize("symptomatic", [True, False, None])
def test_every_published_date_gives_a_window(illness: str, name: str, symptomatic: bool | None) -> None:
    sheet = exposure.illness(illness)
    exposure.check_dates(sheet, {name: _day(0)})
    window = _window(illness, {name: _day(0)}, symptomatic=symptomatic)
    assert window.wide_first <= window.first <= window.last <= window.wide_last
    assert date(2023, 1, 1) < window.wide_first <= ZERO
    first, last = exposure.span_of_interest(Case("case", illness, {name: _day(0)}, symptomatic=symptomatic))
    assert first < window.wide_first
    assert last > window.wide_last or window.open_end


@pytest.mark.parametrize(
    ("typed", "near"), [("rash_onst", "rash_onset"), ("symptom-onset", "symptom_onset"), ("tset", "test")]
)
def test_a_misspelt_date_gives_the_nearest(typed: str, near: str) -> None:
    with pytest.raises(Invalid) as caught:
        exposure.check_dates(exposure.illness("measles"), {typed: _day(0)})
    assert near in caught.value.next_step


def test_an_unknown_stage_gives_the_nearest_or_all() -> None:
    sheet = exposure.illness("syphilis_early")
    with pytest.raises(Invalid, match="no such stage") as caught:
        exposure.check_dates(sheet, {"diagnosis_date": _day(0)}, stage="primry")
    assert "primary" in caught.value.next_step


def test_usual_mistakes_about_dates_are_named() -> None:
    case = Case(
        "case", "covid19", {"symptom_onset": _day(0), "test_date": _day(-1), "negative_test": _day(-2)}
    )
    notes = " ".join(
        note.text for note in exposure.assess(case, {}, Meetings(), as_of=_NOW, zone="UTC").notes
    )
    assert "An earlier negative test" in notes
    assert "The test lies before the first symptoms" in notes
    assert "If you often cough" in notes
    doubtful = Case("case", "covid19", {"symptom_onset": _day(-2, 0)})
    notes = " ".join(
        note.text for note in exposure.assess(doubtful, {}, Meetings(), as_of=_NOW, zone="UTC").notes
    )
    assert "Was that really the first day?" in notes
