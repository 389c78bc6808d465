"""Months as a heat map: how many were met on each day, quiet days, and the days of open cases."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Sequence
from datetime import date, timedelta
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from contactlog.core.exposures import Window
from contactlog.diary.timeline import TimelineDays
from contactlog.tui.actions import Action, bindings, register

OURS = register(
    Action("month.day_before", "the month", "move(-1)", "left,h", "Day before", "Goes to the day before."),
    Action("month.day_after", "the month", "move(1)", "right,l", "Day after", "Goes to the day after."),
    Action("month.week_before", "the month", "move(-7)", "up,k", "Week before", "Goes a week back."),
    Action("month.week_after", "the month", "move(7)", "down,j", "Week after", "Goes a week on."),
    Action("month.before", "the month", "month(-1)", "pageup", "Month before", "Goes a month back."),
    Action("month.after", "the month", "month(1)", "pagedown", "Month after", "Goes a month on."),
    Action("month.open", "the month", "open", "enter", "Show the day", "Shows the day in the list."),
)
WIDTH = 29
_BLOCK = 9
"""Rows of a month: title, weekdays, at most six weeks, and a blank one."""
_LEGEND = 2
_WEEKDAYS = " Mo  Tu  We  Th  Fr  Sa  Su"
_HEAT = ((1, "▂", "few"), (2, "▃", "few"), (4, "▅", "some"), (10**9, "█", "many"))
"""Up to how many encounters, the sign for it, and the style."""


class MonthGrid(Widget, can_focus=True):
    """The months up to the one under the cursor, as many as fit."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "month--title", "month--quiet", "month--few", "month--some", "month--many", "month--window",
        "month--cursor", "month--cursor-blurred", "month--today",
    }  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = bindings(OURS)
    explanation = (
        "Each day shows how many you met: ▂ one, ▃ two, ▅ three or four, █ more; · is a day on which you "
        "noted that you met nobody. ┃ marks days on which your illness could have been passed on, ┊ those "
        "where that is in doubt. Arrows go from day to day."
    )
    day: reactive[date] = reactive(date(2000, 1, 1), repaint=False)

    class DayChosen(Message):
        """The cursor stands on another day, or the day was opened."""

        def __init__(self, grid: MonthGrid, day: date, *, opened: bool) -> None:
            super().__init__()
            self.grid, self.day, self.opened = grid, day, opened

        @property
        def control(self) -> MonthGrid:
            """The grid."""
            return self.grid

        def __rich_repr__(self) -> list[str]:
            """Say nothing of the day."""
            return []

    def __init__(self, **details: str) -> None:
        super().__init__(**details)  # type: ignore[arg-type]
        self._days = TimelineDays()
        self._windows: tuple[Window, ...] = ()
        self.today = date(2000, 1, 1)
        self._last = self.today

    def show(self, days: TimelineDays, windows: Sequence[Window], today: date) -> None:
        """Show what is noted; the cursor goes to today the first time."""
        first = self.today.year == 2000
        self._days, self._windows, self.today = days, tuple(windows), today
        if first:
            self.set_day(today)
        self.refresh()

    def set_day(self, day: date) -> None:
        """Put the cursor on a day without telling."""
        with self.prevent(self.DayChosen):
            self.day = day

    def watch_day(self, day: date) -> None:
        """Draw again, with the month of the day in sight, and tell."""
        months = self._months()
        if not months or not months[0] <= day.replace(day=1) <= months[-1]:
            self._last = day.replace(day=1)
        self.refresh()
        self.post_message(self.DayChosen(self, day, opened=False))

    def _months(self) -> list[date]:
        """Give the first days of the months that fit, the oldest first."""
        fit = max(1, (self.size.height - _LEGEND + 1) // _BLOCK)
        return [_months_before(self._last.replace(day=1), back) for back in reversed(range(fit))]

    # -- drawing ------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        months = self._months()
        block, row = divmod(y, _BLOCK)
        if block < len(months):
            segments = self._month_line(months[block], row)
        else:
            segments = self._legend_line(y - len(months) * _BLOCK)
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def _month_line(self, month: date, row: int) -> list[Segment]:
        title = self.rich_style + self.get_component_rich_style("month--title", partial=True)
        if row == 0:
            return [Segment(f" {month:%B %Y}", title)]
        if row == 1:
            return [Segment(_WEEKDAYS, self.rich_style + self._part("quiet"))]
        weeks = Calendar().monthdatescalendar(month.year, month.month)
        if row - 2 >= len(weeks):
            return [Segment("", self.rich_style)]
        segments: list[Segment] = []
        for day in weeks[row - 2]:
            segments += self._cell(day) if day.month == month.month else [Segment("    ", self.rich_style)]
        return segments

    def _cell(self, day: date) -> list[Segment]:
        sign, kind = self._heat(day)
        mark = self._window_mark(day)
        number = self.rich_style + self._part(kind)
        if day == self.today:
            number += self._part("today")
        if day > self.today:
            number += self._part("quiet")
        if day == self.day:
            number += self._part("cursor" if self.has_focus else "cursor-blurred")
        return [
            Segment(mark, self.rich_style + self._part("window")),
            Segment(f"{day.day:2}{sign}", number),
        ]

    def _heat(self, day: date) -> tuple[str, str]:
        count = self._days.count_on(day)
        if count is None:
            return " ", ""
        if count == 0:
            return "·", "quiet"
        return next((sign, kind) for most, sign, kind in _HEAT if count <= most)

    def _window_mark(self, day: date) -> str:
        if any(window.first <= day <= window.last for window in self._windows):
            return "┃"
        return "┊" if any(window.wide_first <= day <= window.wide_last for window in self._windows) else " "

    def _part(self, kind: str) -> Style:
        return self.get_component_rich_style(f"month--{kind}", partial=True) if kind else Style.null()

    def _legend_line(self, row: int) -> list[Segment]:
        quiet = self.rich_style + self._part("quiet")
        if row == 0:
            return [Segment(" ▂▃▅█ met   · nobody", quiet)]
        if row == 1 and self._windows:
            return [Segment(" ┃ could pass it on  ┊ maybe", self.rich_style + self._part("window"))]
        return [Segment("", quiet)]

    # -- moving -------------------------------------------------------------------------------------------

    def action_move(self, days: int) -> None:
        """Move by days, never beyond today."""
        self.day = min(self.today, self.day + timedelta(days=days))

    def action_month(self, step: int) -> None:
        """Move by a month, to the same day of it or its last."""
        month = _months_before(self.day.replace(day=1), -step)
        last = _months_before(month, -1) - timedelta(days=1)
        self.day = min(self.today, month.replace(day=min(self.day.day, last.day)))

    def action_open(self) -> None:
        """Tell that the day is wanted."""
        self.post_message(self.DayChosen(self, self.day, opened=True))

    def on_click(self, event: events.Click) -> None:
        """Go to the day that was clicked."""
        block, row = divmod(event.y, _BLOCK)
        months = self._months()
        if block >= len(months):
            return
        weeks = Calendar().monthdatescalendar(months[block].year, months[block].month)
        column = event.x // 4
        if 0 <= row - 2 < len(weeks) and column < 7 and weeks[row - 2][column].month == months[block].month:
            self.day = min(self.today, weeks[row - 2][column])

    def on_focus(self) -> None:
        """Draw the cursor brightly."""
        self.refresh()

    def on_blur(self) -> None:
        """Draw the cursor quietly."""
        self.refresh()


def _months_before(month: date, back: int) -> date:
    number = month.year * 12 + month.month - 1 - back
    return date(number // 12, number % 12 + 1, 1)
