"""The days on which people pass it on most: published ones, in the narrow window, and never a guess."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from contactlog.core.cases import Case, DoubtfulDay
from contactlog.core.exposures import Window
from contactlog.exposure.windows import window_of

_AS_OF = datetime(2026, 3, 20, 18, tzinfo=UTC)


def _window(illness: str, **anchors: tuple[int, int]) -> Window:
    dates = {name: DoubtfulDay(date(2026, 3, a), date(2026, 3, b)) for name, (a, b) in anchors.items()}
    return window_of(Case("c", illness, dates), as_of=_AS_OF, zone="Europe/London")


def test_covid_is_passed_on_most_from_two_days_before_to_three_after() -> None:
    assert _window("covid19", symptom_onset=(10, 10)).peak == (date(2026, 3, 8), date(2026, 3, 13))


def test_influenza_is_passed_on_most_in_the_first_days() -> None:
    window = _window("influenza", symptom_onset=(10, 10))
    assert window.peak == (date(2026, 3, 10), date(2026, 3, 13))
    assert window.first < window.peak[0]


def test_a_doubtful_day_leaves_the_days_that_belong_to_it_in_any_case() -> None:
    assert _window("covid19", symptom_onset=(8, 10)).peak == (date(2026, 3, 8), date(2026, 3, 11))


def test_too_much_doubt_leaves_none() -> None:
    assert _window("covid19", symptom_onset=(1, 12)).peak is None


def test_an_illness_without_such_days_has_none() -> None:
    assert _window("measles", rash_onset=(10, 10)).peak is None


@pytest.mark.parametrize("width", [1, 2, 3, 4, 5, 6, 7])
def test_the_peak_never_leaves_the_narrow_window(width: int) -> None:
    window = _window("covid19", symptom_onset=(10, 10 + width))
    if window.peak is not None:
        assert window.first <= window.peak[0] <= window.peak[1] <= window.last
