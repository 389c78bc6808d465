"""Which days of the diary an assessment reads."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from contactlog import exposure
from contactlog.core.cases import Case, DoubtfulDay
from contactlog.exposure.loader import ORDER
from contactlog.exposure.spans import Spans
from tests.exposure.strategies import ZERO, primary


def _spans(illness: str, name: str = "", later: int = 3) -> Spans:
    case = Case("case", illness, {name or primary(illness): DoubtfulDay(ZERO, ZERO)}, symptomatic=True)
    as_of = datetime(2026, 3, 10, 12, tzinfo=UTC) + timedelta(days=later)
    return exposure.spans_to_read(case, as_of=as_of, zone="UTC")


def test_only_days_that_can_count_are_read_whole_and_none_that_have_not_come() -> None:
    spans = _spans("covid19")
    assert spans.whole == ((date(2026, 3, 5), date(2026, 3, 14)),)
    assert spans.days_only == ((date(2026, 2, 19), date(2026, 3, 4)),)


def test_the_days_around_now_are_read_whole_long_after_the_window() -> None:
    spans = _spans("covid19", later=20)
    assert spans.whole == ((date(2026, 3, 5), date(2026, 3, 24)), (date(2026, 3, 29), date(2026, 3, 31)))
    assert spans.days_only[-1] == (date(2026, 3, 25), date(2026, 3, 28))


def test_every_day_is_read_whole_where_the_last_partner_may_have_to_be_named() -> None:
    spans = _spans("chlamydia")
    assert spans.days_only == ()
    assert (spans.whole[0][1] - spans.whole[0][0]).days > 700


@pytest.mark.parametrize("illness", ORDER)
@pytest.mark.parametrize("later", [-30, 3, 400])
def test_no_day_is_read_twice_or_left_out(illness: str, later: int) -> None:
    spans = _spans(illness, later=later)
    both = sorted((*spans.whole, *spans.days_only))
    assert all(first <= last for first, last in both)
    assert all(one[1] + timedelta(days=1) == other[0] for one, other in pairwise(both))
