"""The long list of days, by pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from contactlog.diary.door import Diary, in_memory
from contactlog.diary.timeline import TimelineDays
from tests.conftest import NOW

TODAY = date(2026, 3, 12)


@pytest.fixture
def diary() -> Iterator[Diary]:
    with in_memory(clock=lambda: NOW, zone="Europe/Lisbon") as opened:
        yield opened


@given(some.dictionaries(some.dates(), some.integers(0, 400), max_size=30))
def test_every_row_belongs_to_one_day(counts: dict[date, int]) -> None:
    days = TimelineDays.of(counts)
    assert days.rows == sum(1 + max(1, count) for count in counts.values())
    found = [days.day_at(row) for row in range(days.rows)]
    for day, count in counts.items():
        start = days.row_of(day)
        assert start is not None
        assert found[start : start + 1 + max(1, count)] == [day] * (1 + max(1, count))
        assert days.count_on(day) == count
    assert days.day_at(days.rows) is None


def test_pages_join_to_the_whole_list(diary: Diary) -> None:
    for number in range(25):
        diary.encounters.add_line(
            f"Tea with Ana {8 + number % 9}:00", as_of=NOW - timedelta(days=number // 4)
        )
    diary.encounters.add_quiet(TODAY - timedelta(days=20))
    days = diary.timeline.days()
    whole = diary.timeline.page(days, 0, days.rows)
    for size in (1, 3, 7, 128):
        pages = [diary.timeline.page(days, start, start + size) for start in range(0, days.rows, size)]
        assert [row for page in pages for row in page] == whole
    assert [row.day for row in whole if row.heading] == list(days.days)
    assert [row.encounter for row in whole[-2:]] == [None, None]
    assert sum(row.encounter is not None for row in whole) == days.encounters == 25
    for place, row in enumerate(whole):
        if row.encounter is not None:
            assert diary.timeline.row_of(days, row.encounter) == place


def test_a_list_that_changed_meanwhile_keeps_its_length(diary: Diary) -> None:
    diary.encounters.add_line("Tea with Ana 9:00")
    gone = diary.encounters.add_line("Tea with Ben 10:00")
    days = diary.timeline.days()
    diary.encounters.remove(gone)
    assert len(diary.timeline.page(days, 0, 128)) == days.rows == 3
    assert diary.timeline.row_of(days, gone) is None


def test_names_are_read_for_what_is_shown_only(diary: Diary) -> None:
    met = diary.encounters.add_line("Tea with Ana Silva at @Jardim 9:00")
    diary.people.add("Somebody Else")
    names = diary.timeline.names([met])
    assert names.person(met.people[0]) == "Ana Silva"
    assert names.place(met.place) == "Jardim"
    assert names.person(diary.people.find("Somebody Else").id) == "someone forgotten"


def test_windows_come_from_open_cases_only(diary: Diary) -> None:
    assert diary.timeline.windows() == ()
    onset = diary.encounters.read_day_span("yesterday")
    case = diary.cases.new("covid19", {"symptom_onset": onset}, symptomatic=True)
    (window,) = diary.timeline.windows()
    assert window.wide_first <= TODAY - timedelta(days=1) <= window.wide_last
    diary.cases.close(case)
    assert diary.timeline.windows() == ()


def test_the_newest_day_is_known_without_reading_the_list(diary: Diary) -> None:
    assert diary.timeline.newest() == TODAY
    met = diary.encounters.add_line("Tea with Ana 9:00", as_of=NOW - timedelta(days=3))
    assert diary.timeline.newest() == TODAY - timedelta(days=3)
    assert diary.timeline.days(TODAY).rows == 0
    diary.encounters.remove(met)
    assert diary.timeline.newest() == TODAY
