"""What follows from being told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from contactlog import exposure
from contactlog.core.cases import ReceivedNotice
from contactlog.exposure.loader import ORDER
from contactlog.exposure.told import Outlook, outlook

_MET = date(2026, 3, 10)


def _after(illness: str, days: int = 1, *, household: bool | None = None, country: str = "widest") -> Outlook:
    notice = ReceivedNotice("n", illness, _MET, _MET, household=household)
    return outlook(notice, exposure.illness(illness), today=_MET + timedelta(days=days), country=country)


def test_watching_counts_from_the_incubation_of_the_sheet() -> None:
    found = _after("measles")
    assert (found.watch_from, found.watch_until) == (date(2026, 3, 17), date(2026, 3, 31))
    assert any("Tuesday 31 March" in text for text in found.sentences)


def test_a_test_makes_sense_from_the_published_day() -> None:
    assert _after("covid19").tests == (date(2026, 3, 15),)
    assert _after("chlamydia").tests == (date(2026, 3, 24),)


def test_a_test_now_and_one_later_are_two_and_another_kind_of_test_is_none() -> None:
    found = _after("hiv", 2)
    assert found.tests == (_MET, _MET + timedelta(days=45))
    assert [text for text in found.sentences if "test" in text.casefold()] == [
        "A test makes sense now.",
        "Test again on Friday 24 April.",
    ]


def test_what_is_urgent_comes_first_until_the_time_is_over() -> None:
    assert "now" in _after("meningococcal").sentences[0]
    assert "urgent" not in " ".join(_after("meningococcal", 30).sentences)


def test_what_is_from_memory_gives_no_day() -> None:
    assert _after("tuberculosis").watch_until is None
    assert _after("tuberculosis").tests == ()
    assert _after("mpox").deadlines == ()
    assert {item.until_day for item in _after("head_lice").advice if not item.supported} == {None}


def test_an_open_period_comes_first_and_a_closed_one_is_left_out() -> None:
    assert "more can be done" in _after("measles").sentences[0]
    assert _after("measles").sentences[1].startswith("Ask a doctor or pharmacist today about a vaccine")
    assert _after("measles", 10).deadlines == ()


def test_household_periods_are_for_those_who_live_there() -> None:
    at_home = {item.text for item in _after("pertussis", household=True).advice}
    elsewhere = {item.text for item in _after("pertussis").advice}
    assert any("household" in text for text in at_home - elsewhere)


def test_the_country_decides_whose_advice_is_shown() -> None:
    assert {item.owner.split(" (")[0] for item in _after("chlamydia", country="UK").advice} <= {
        "United Kingdom",
        "several countries",
    }


def test_a_country_without_advice_of_its_own_takes_that_of_all() -> None:
    assert {item.action for item in _after("covid19", country="EU").advice} >= {"test", "watch"}
    assert _after("covid19", country="EU").tests == _after("covid19").tests


def test_when_the_time_is_over_it_says_so() -> None:
    assert any("Signs would mostly have come by" in text for text in _after("influenza", 30).sentences)


@pytest.mark.parametrize("illness", ORDER)
def test_every_illness_gives_days_or_says_that_none_was_published(illness: str) -> None:
    found = _after(illness)
    assert found.sentences
    if found.watch_until is None:
        assert any("No published figure" in text for text in found.sentences)
    assert all("%" not in text for text in found.sentences)


def test_advice_that_says_for_whom_it_is_is_shown_without_asking() -> None:
    assert any("sexual contacts" in item.text for item in _after("scabies").advice)
    blood = _after("hepatitis_b")
    assert any("Needle" in item.text for item in blood.advice)
    assert len(blood.deadlines) == 1


def test_help_whose_time_is_over_is_left_out() -> None:
    assert any("PEP" in item.text for item in _after("hiv", 2).advice)
    assert not any("PEP" in item.text for item in _after("hiv", 5).advice)


def test_who_had_scabies_before_watches_from_the_first_day() -> None:
    assert _after("scabies").watch_from == date(2026, 3, 11)


def test_long_after_no_test_tells_of_the_meeting_and_the_year_is_named() -> None:
    found = _after("covid19", 365)
    assert any("Tuesday 24 March 2026" in text for text in found.sentences)
    assert not any("test" in text for text in found.sentences)
    assert _after("chlamydia", 365).tests


@pytest.mark.parametrize(
    ("illness", "groups"),
    [
        ("measles", "If you are pregnant, have weak immunity or look after a baby, ask a doctor today"),
        ("rubella", "If you are pregnant, ask a doctor today"),
        ("hepatitis_a", "If you have a liver disease or hepatitis B or C, ask a doctor today"),
        ("influenza", "If you are at higher risk from it (older,"),
        ("conjunctivitis", None),
        ("covid19", None),
    ],
)
def test_those_for_whom_a_source_has_more_are_named_and_nobody_else(illness: str, groups: str | None) -> None:
    text = " ".join(_after(illness).sentences)
    assert groups in text if groups else "ask a doctor today: more" not in text


def test_a_period_that_closes_today_is_said_to() -> None:
    closing = [text for _, text in _after("hiv", 3).deadlines]
    assert len(closing) == 1
    assert closing[0].endswith("That is today.")
