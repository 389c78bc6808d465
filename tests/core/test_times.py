"""Times: the day on which people met stays the day it was."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactlog.core.times import days_of, local_date, parse_moment, to_local, to_utc
from contactlog.errors import Invalid
from tests import strategies


@given(strategies.moments, strategies.zones)
def test_there_and_back_is_the_same_moment_outside_the_repeated_hour(moment: datetime, zone: str) -> None:
    local = to_local(moment, zone)
    if local.fold == 0:
        assert to_utc(local.replace(tzinfo=None), zone) == moment


def test_the_day_is_the_one_on_the_wall_calendar() -> None:
    assert local_date(datetime(2026, 3, 1, 3, 30, tzinfo=UTC), "America/New_York") == date(2026, 2, 28)


def test_an_hour_that_comes_twice_means_the_first() -> None:
    assert to_utc(datetime(2026, 10, 25, 1, 30), "Europe/Lisbon") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_an_hour_that_never_was_means_after_the_change() -> None:
    moment = to_utc(datetime(2026, 3, 29, 1, 30), "Europe/Lisbon")
    assert to_local(moment, "Europe/Lisbon").hour == 2


def test_a_moment_needs_an_offset() -> None:
    assert parse_moment("2026-03-01T14:00:00+01:00") == datetime(2026, 3, 1, 13, tzinfo=UTC)
    with pytest.raises(Invalid, match="no zone"):
        parse_moment("2026-03-01T14:00:00")


@given(st.dates(), st.dates())
def test_days_of_lists_both_ends(first: date, last: date) -> None:
    days = days_of(
        first, min(last, first.replace(year=min(first.year + 1, 9998)) if first.month != 2 else first)
    )
    assert not days or (days[0] == first and days == sorted(set(days)))
