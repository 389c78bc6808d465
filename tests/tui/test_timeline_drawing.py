"""The drawn window: every day in its place, at every width."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from contactlog.core.cases import DoubtfulDay
from contactlog.core.exposures import Window
from contactlog.tui.timeline_drawing import Timeline, draw

_FIRST = date(2026, 3, 8)
_WINDOW = Window(_FIRST, date(2026, 3, 14), date(2026, 3, 6), date(2026, 3, 16))
_SHOWN = Timeline(
    _WINDOW,
    {"symptom_onset": DoubtfulDay(date(2026, 3, 9), date(2026, 3, 11))},
    {date(2026, 3, 8): 2, date(2026, 3, 10): 12},
    date(2026, 3, 12),
)


def _texts(width: int, shown: Timeline = _SHOWN) -> list[str]:
    return ["".join(text for text, _ in line) for line in draw(shown, width)]


@pytest.mark.parametrize("width", [12, 20, 78, 138])
def test_days_stay_in_the_width_and_below_each_other(width: int) -> None:
    _, band, dates, met, _ = _texts(width)
    assert len(band) == len(dates) == len(met) <= width


def test_the_doubtful_part_is_hatched_and_the_sure_part_is_full() -> None:
    _, band, dates, met, legend = _texts(78)
    assert band.count("█") == 7 * 6
    assert band.count("▒") == 4 * 6
    assert dates.index("S") == band.index("█") + 6
    assert dates.count("?") == 2
    assert met[band.index("█")] == "2"
    assert "+" in met
    assert "▒ perhaps" in legend
    assert "▲ today" in legend


def test_the_days_that_pass_on_most_are_darker_and_said_so() -> None:
    window = Window(_FIRST, date(2026, 3, 14), _FIRST, date(2026, 3, 14), peak=(_FIRST, date(2026, 3, 11)))
    _, band, _, _, legend = _texts(78, Timeline(window, {}, {}, date(2026, 3, 12)))
    wide = len(band) // 9
    assert band.strip("─") == "█" * 4 * wide + "▓" * 3 * wide
    assert "█ passes on most  ▓ less" in legend


def test_a_window_of_years_keeps_the_days_around_today() -> None:
    long = Timeline(
        Window(_FIRST - timedelta(days=700), _FIRST, _FIRST - timedelta(days=700), _FIRST), {}, {}, _FIRST
    )
    _, band, dates, _, _ = _texts(78, long)
    assert len(band) == 78
    assert "▲" in dates
