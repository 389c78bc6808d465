"""Dates of a case: under one name each, taken back when they were a slip, and settings they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from contactlog.core.cases import CaseState, DoubtfulDay
from contactlog.core.settings import Preference
from contactlog.diary import door
from contactlog.diary.door import Diary
from contactlog.diary.said_days import read_said_days
from contactlog.errors import Ambiguous, Invalid, NotFound, Refused
from tests.conftest import NOW


@pytest.fixture
def diary() -> Iterator[Diary]:
    """An empty diary."""
    with door.in_memory(clock=lambda: NOW, zone="UTC") as opened:
        yield opened


def _on(day: int) -> DoubtfulDay:
    return DoubtfulDay(date(2026, 3, day), date(2026, 3, day))


def test_a_date_typed_under_another_name_replaces_the_one_that_is_noted(diary: Diary) -> None:
    case = diary.cases.new("covid", {"onset": _on(9)})
    for name, day in (("symptoms", 8), ("symptom_onset", 7)):
        case = diary.cases.edit(case, {name: _on(day)})
        assert case.anchors == {"symptom_onset": _on(day)}


def test_a_date_noted_by_mistake_is_taken_back(diary: Diary) -> None:
    case = diary.cases.new("covid", {"symptom_onset": _on(9), "isolated_from": _on(1)})
    said = [note.text for note in diary.cases.assess(case).notes]
    assert any("met nobody since Sunday 1 March" in text for text in said)
    case = diary.cases.edit(case, taken_back=["isolation"])
    assert case.anchors == {"symptom_onset": _on(9)}
    with pytest.raises(NotFound, match="met nobody"):
        diary.cases.edit(case, taken_back=["isolated_from"])
    with pytest.raises(Refused):
        diary.cases.edit(case, taken_back=["symptom_onset"])


def test_symptoms_follow_the_dates_and_no_symptoms_leaves_none_of_theirs(diary: Diary) -> None:
    case = diary.cases.new("covid", {"test_date": _on(9)})
    assert case.symptomatic is None
    case = diary.cases.edit(case, {"symptom_onset": _on(8)})
    assert case.symptomatic is True
    case = diary.cases.edit(case, symptomatic=False)
    assert (case.symptomatic, case.anchors) == (False, {"test_date": _on(9)})
    with pytest.raises(Refused):
        diary.cases.new("covid", {"rash_onset": _on(8)}, symptomatic=False)


def test_a_slip_in_the_year_is_pointed_out_as_long_as_the_case_is_open(diary: Diary) -> None:
    day = date(2025, 3, 9)
    case = diary.cases.new("covid", {"symptom_onset": DoubtfulDay(day, day)})
    assert any("19 March 2025" in note.text for note in diary.cases.assess(case).notes)
    closed = diary.cases.close(case)
    assert not any("19 March 2025" in note.text for note in diary.cases.assess(closed).notes)


def test_a_day_in_doubt_that_has_happened_holds_no_day_to_come(diary: Diary) -> None:
    today = diary.desk.today()
    said = {
        "symptom_onset": f"{today:%Y-%m-%d}..2026-12-31",
        "isolated_from": f"{today:%Y-%m-%d}..2026-12-31",
    }
    read = read_said_days(diary.desk, diary.encounters, said)
    assert read["symptom_onset"] == DoubtfulDay(today, today)
    assert read["isolated_from"].last == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("country", "uk", "UK"), ("country", "Widest", "widest"), ("room_rule", "two hours", "two_hours"),
        ("room_rule", "under-2m", "under_2m"), ("zone", "Europe/Lisbon", "Europe/Lisbon"), ("region", "pt", "PT"),
        ("country", "", ""), ("my_name", " Marta ", "Marta"),
    ],
)  # fmt: skip
def test_a_setting_is_kept_as_it_is_used(diary: Diary, name: str, typed: str, kept: str) -> None:
    diary.preferences.set(name, typed)
    assert diary.preferences.get(name) == kept


@pytest.mark.parametrize(
    ("name", "typed"),
    [("country", "Portugal"), ("room_rule", "never"), ("zone", "Lisbon"), ("region", "Portugal")],
)
def test_a_setting_that_would_mean_nothing_is_refused(diary: Diary, name: str, typed: str) -> None:
    with pytest.raises((Refused, Invalid)):
        diary.preferences.set(name, typed)


def test_a_country_that_an_older_version_took_means_the_widest_reading(diary: Diary) -> None:
    with diary.desk.vault.change("set") as change:
        change.put(Preference("country", "Portugal"))
    assert diary.cases.new("covid", {"symptom_onset": _on(9)}).country == "widest"


def test_an_illness_means_its_open_case_by_any_of_its_names(diary: Diary) -> None:
    old = diary.cases.close(diary.cases.new("flu", {"symptom_onset": _on(1)}))
    flu = diary.cases.new("flu", {"symptom_onset": _on(9)})
    assert {diary.cases.find(name).id for name in ("flu", "influenza", "Influenza (flu)")} == {flu.id}
    assert diary.cases.find(old.id).id == old.id
    assert diary.cases.open_beside(flu) == []
    diary.cases.new("covid", {"symptom_onset": _on(9)})
    with pytest.raises(Ambiguous, match="More than one case is open"):
        diary.cases.find(None)


def test_an_all_clear_is_for_the_case_that_was_called_off(diary: Diary) -> None:
    off = diary.cases.call_off(diary.cases.new("covid", {"symptom_onset": _on(9)}))
    flu = diary.cases.new("flu", {"symptom_onset": _on(9)})
    assert diary.cases.find(None).id == flu.id
    assert diary.cases.find(None, first=(CaseState.CALLED_OFF,)).id == off.id
    again = diary.cases.new("flu", {"symptom_onset": _on(8)})
    assert [case.id for case in diary.cases.open_beside(again)] == [flu.id]
