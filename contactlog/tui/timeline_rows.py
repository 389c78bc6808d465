"""The timeline and what was searched for, as rows of a list: what happens in the diary's thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from contactlog.core.encounters import Encounter
from contactlog.core.exposures import Window
from contactlog.diary.door import Diary
from contactlog.diary.timeline import TimelineDays, TimelineRow
from contactlog.phrases import Names
from contactlog.tui import words
from contactlog.tui.widgets.pages import PAGE
from contactlog.tui.widgets.virtual_list import Row

QUIET = "quiet/"
"""Begins the id of the row that says that nobody was met."""
SEARCH_LIMIT = 500
RECENT = timedelta(days=62)
"""How far back the part of the list goes that is shown at once."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What the screen of the diary shows at first: the shape of everything, and one page."""

    days: TimelineDays
    windows: tuple[Window, ...]
    today: date
    number: int
    """Which page `rows` is."""
    rows: tuple[Row, ...]
    cursor: int


def overview(diary: Diary, at: str | None, day: date | None, recent: bool) -> Overview | None:
    """Read the shape of the list, and the page on which the cursor stands.

    The newest weeks are the first rows of the whole list, and are read in a moment however long it is.

    Args:
        diary: the open diary.
        at: id of the row to stand on; the newest one when None or gone.
        day: where to stand when ``at`` is gone.
        recent: only the newest weeks; None when there is nothing in them, or the cursor stands further back.
    """
    since = diary.timeline.newest() - RECENT if recent else date.min
    days, windows = diary.timeline.days(since), diary.timeline.windows()
    cursor = row_of(diary, days, at) if at else None
    if recent and (not days.rows or (cursor is None and (at or (day is not None and day < since)))):
        return None
    if cursor is None:
        start = days.row_of(day) if day is not None else None
        cursor = 1 if start is None else start + 1
    number = cursor // PAGE
    rows = page(diary, days, windows, number)
    return Overview(days, windows, diary.desk.today(), number, tuple(rows), cursor)


def row_of(diary: Diary, days: TimelineDays, row_id: str) -> int | None:
    """Give the place of a row in the list; None when it is gone."""
    if row_id.startswith(QUIET):
        start = days.row_of(date.fromisoformat(row_id.removeprefix(QUIET)))
        return None if start is None else start + 1
    met = diary.desk.vault.get(Encounter, row_id)
    return None if met is None else diary.timeline.row_of(days, met)


def page(diary: Diary, days: TimelineDays, windows: Sequence[Window], number: int) -> list[Row]:
    """Give a page of the list."""
    found = diary.timeline.page(days, number * PAGE, (number + 1) * PAGE)
    names = diary.timeline.names(row.encounter for row in found if row.encounter)
    today = diary.desk.today()
    return [_row(each, names, windows, today) for each in found]


def _row(row: TimelineRow, names: Names, windows: Sequence[Window], today: date) -> Row:
    if row.heading:
        return Row("", ((words.day(row.day, today), ""), (_in_window(row.day, windows), "warn")))
    if row.encounter is None:
        return Row(f"{QUIET}{row.day.isoformat()}", (("        nobody met", "quiet"),))
    return Row(row.encounter.id, words.encounter(row.encounter, names))


def _in_window(day: date, windows: Sequence[Window]) -> str:
    if any(window.first <= day <= window.last for window in windows):
        return "  ┃"
    return "  ┊" if any(window.wide_first <= day <= window.wide_last for window in windows) else ""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found."""

    rows: tuple[Row, ...]
    count: int
    total: int

    @property
    def sentence(self) -> str:
        """``12 of 4,031``; a plus sign where there is more than is listed."""
        more = "+" if self.count >= SEARCH_LIMIT else ""
        return f"{self.count:,}{more} of {self.total:,}"


def search(diary: Diary, text: str, total: int) -> Found:
    """Find encounters by words of names, places and notes.

    Args:
        diary: the open diary.
        text: what was typed.
        total: how many encounters there are.
    """
    met = diary.encounters.search(text, SEARCH_LIMIT)
    names, today = diary.timeline.names(met), diary.desk.today()
    rows: list[Row] = []
    before: date | None = None
    for each in met:
        if each.local_date != before:
            rows.append(Row("", ((words.day(each.local_date, today), ""),)))
            before = each.local_date
        rows.append(Row(each.id, words.encounter(each, names)))
    return Found(tuple(rows), len(met), total)


def look_up(diary: Diary, encounter_id: str) -> tuple[Encounter, Names]:
    """Give an encounter with the names it needs.

    Raises:
        NotFound: it is gone.
    """
    met = diary.encounters.find(encounter_id)
    return met, diary.timeline.names([met])
