"""The diary: the line to write, the month, the days, and what is known of one encounter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from contactlog.core.exposures import Window
from contactlog.diary.door import Diary
from contactlog.diary.timeline import TimelineDays
from contactlog.errors import ContactlogError
from contactlog.tui import diary_uses, timeline_rows, words
from contactlog.tui.actions import Action, bindings, register
from contactlog.tui.screens import encounter
from contactlog.tui.screens.mode import ModeScreen
from contactlog.tui.timeline_rows import QUIET, Overview
from contactlog.tui.widgets.empty_state import EmptyState
from contactlog.tui.widgets.encounter_detail import EncounterDetail
from contactlog.tui.widgets.month_grid import MonthGrid
from contactlog.tui.widgets.quick_entry import QuickEntry
from contactlog.tui.widgets.virtual_list import VirtualList

OURS = register(
    Action("diary.search", "the diary", "search", "slash", "Search", "Finds names, places and notes as you type.",
           "contactlog diary search", footer=True),
    Action("diary.edit", "the diary", "edit", "e", "Change", "Opens every field of the encounter.",
           "contactlog diary edit", footer=True),
    Action("diary.remove", "the diary", "remove", "d,delete", "Remove", "Removes the encounter; Ctrl+Z brings it "
           "back.", "contactlog diary remove", footer=True),
    Action("diary.nobody", "the diary", "nobody", "n", "Nobody met", "Notes that you met nobody on the day, or "
           "takes that back.", "contactlog diary quiet", footer=True),
    Action("diary.days", "the diary", "leave_search", "escape", "Back to the days", "Ends the search.",
           "contactlog diary list"),
    Action("diary.today", "the diary", "today", "t", "Today", "Goes to today.", "contactlog diary list"),
)  # fmt: skip


class DiaryScreen(ModeScreen):
    """The days."""

    mode = "diary"
    explanation = (
        "The month shows how many you met on each day; the list shows whom. Enter opens, / searches."
    )
    BINDINGS = bindings(OURS)

    def __init__(self) -> None:
        super().__init__()
        self._days = TimelineDays()
        self._windows: Sequence[Window] = ()
        self._wanted: str | None = None

    # -- what it shows ------------------------------------------------------------------------------------

    def compose_body(self) -> ComposeResult:
        """Give the line above the three panes."""
        yield QuickEntry(id="quick-entry")
        with Horizontal(id="panes"):
            yield MonthGrid(id="month")
            with Vertical(id="days"):
                with Horizontal(id="search-bar"):
                    yield Input(placeholder="Find a name, a place, a word", id="search", compact=True)
                    yield Static("", id="found", markup=False)
                yield VirtualList(id="timeline")
                yield EmptyState(words.NOTHING_NOTED, id="empty")
            yield EncounterDetail(id="detail")

    def on_mount(self) -> None:
        """Begin in the line."""
        self.query_one("#search-bar").display = False
        self.query_one("#empty").display = False
        self.focus_quick_entry()

    def focus_quick_entry(self) -> None:
        """Put the cursor in the line."""
        self.query_one(QuickEntry).line.focus()

    @property
    def listing(self) -> VirtualList:
        """The list of days, or of what was found."""
        return self.query_one("#timeline", VirtualList)

    @property
    def month(self) -> MonthGrid:
        """The month."""
        return self.query_one(MonthGrid)

    @property
    def searching(self) -> bool:
        """True while the list shows what was found."""
        return self.query_one("#search-bar").display

    async def reload(self) -> None:
        """Show the newest weeks at once, then everything; the cursor stays, or goes to what was just noted."""
        for recent in (True, False):
            at = self._wanted or self.listing.current_id
            day = self.month.day if self._days.days else None
            found = await self.contactlog.diary.call(timeline_rows.overview, at, day, recent)
            if found is not None:
                self._show_all(found)
        self._wanted = None

    def _show_all(self, found: Overview) -> None:
        self._days, self._windows = found.days, found.windows
        self.month.show(found.days, found.windows, found.today)
        self.query_one("#empty").display = not found.days.rows
        self.listing.display = bool(found.days.rows)
        if self.searching:
            self._search()
        else:
            self.listing.restart(found.days.rows, found.number, found.rows, found.cursor)

    @on(VirtualList.PageWanted)
    def page_wanted(self, event: VirtualList.PageWanted) -> None:
        """Read a page that is about to be seen."""
        self._page(event.number)

    @work(group="pages")
    async def _page(self, number: int) -> None:
        days, windows = self._days, self._windows
        try:
            rows = await self.contactlog.diary.call(timeline_rows.page, days, windows, number)
        except ContactlogError:
            return  # Locked meanwhile.
        if days is self._days and not self.searching:
            self.listing.set_page(number, rows)

    # -- going about --------------------------------------------------------------------------------------

    @on(VirtualList.Moved)
    def moved(self, event: VirtualList.Moved) -> None:
        """Let the month and the detail follow."""
        if not self.searching and (day := self._days.day_at(self.listing.cursor)) is not None:
            self.month.set_day(day)
        self._show_detail(event.row_id)

    @work(exclusive=True, group="detail")
    async def _show_detail(self, row_id: str) -> None:
        pane = self.query_one(EncounterDetail)
        if not pane.display or row_id.startswith(QUIET):
            pane.show(None, None)
            return
        try:
            met, names = await self.contactlog.diary.call(timeline_rows.look_up, row_id)
        except ContactlogError:
            return  # Gone or locked meanwhile; the list is about to say so.
        pane.show(met, names)

    @on(MonthGrid.DayChosen)
    def day_chosen(self, event: MonthGrid.DayChosen) -> None:
        """Show the day in the list; Enter goes there."""
        if self.searching:
            self.action_leave_search()
        row = self._days.row_of(event.day)
        if row is not None:
            with self.prevent(VirtualList.Moved):
                self.listing.cursor = row + 1
        if event.opened and row is not None:
            self.listing.focus()
        elif event.opened:
            self.contactlog.tell("Nothing is noted on that day. N notes that you met nobody.")

    def action_today(self) -> None:
        """Go to today."""
        self.month.day = self.month.today

    @on(QuickEntry.Left)
    def line_left(self) -> None:
        """Go to the list."""
        (self.listing if self._days.rows else self.month).focus()

    @on(QuickEntry.Noted)
    def noted(self, event: QuickEntry.Noted) -> None:
        """Show what was just noted."""
        self._wanted = event.encounter_id

    # -- searching ----------------------------------------------------------------------------------------

    def action_search(self) -> None:
        """Show the field in which to search."""
        self.query_one("#search-bar").display = True
        self.query_one("#search").focus()

    def action_leave_search(self) -> None:
        """Show the days again."""
        self.query_one("#search", Input).value = ""
        self.query_one("#search-bar").display = False
        self._wanted = self.listing.current_id
        self.listing.focus()
        self.read_again()

    @on(Input.Changed, "#search")
    def search_changed(self) -> None:
        """Search again; the newest answer wins."""
        if self.searching:
            self._search()

    @on(Input.Submitted, "#search")
    def to_results(self) -> None:
        """Go to what was found."""
        self.listing.focus()

    @work(exclusive=True, group="search")
    async def _search(self) -> None:
        text = self.query_one("#search", Input).value
        try:
            found = await self.contactlog.diary.call(timeline_rows.search, text, self._days.encounters)
        except ContactlogError:
            return  # Locked meanwhile.
        self.query_one("#found", Static).update(found.sentence if text.strip() else "")
        self.listing.show(found.rows)

    # -- changing -----------------------------------------------------------------------------------------

    @on(VirtualList.Opened)
    def opened(self, event: VirtualList.Opened) -> None:
        """Show the encounter; beside the list, where it is seen already, change it."""
        if event.row_id.startswith(QUIET):
            return
        if self.query_one(EncounterDetail).display:
            self._edit(event.row_id)
        else:
            self._show(event.row_id)

    @work(exclusive=True, group="ask")
    async def _show(self, row_id: str) -> None:
        await encounter.show(self.contactlog, row_id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Changing needs an encounter under the cursor; ending the search needs one."""
        if action == "leave_search":
            return self.is_mounted and self.searching
        if action in ("edit", "remove"):
            row_id = self.listing.current_id if self.is_mounted and self._days.rows else None
            return row_id is not None and (action == "remove" or not row_id.startswith(QUIET))
        return True

    def action_edit(self) -> None:
        """Open the form."""
        if self.listing.current_id:
            self._edit(self.listing.current_id)

    @work(exclusive=True, group="ask")
    async def _edit(self, row_id: str) -> None:
        try:
            await encounter.edit(self.contactlog, row_id)
        except ContactlogError as error:
            self.contactlog.tell_error(error)

    @work(exclusive=True, group="change")
    async def action_remove(self) -> None:
        """Remove what the cursor is on."""
        row_id = self.listing.current_id
        if row_id:
            await self._change(diary_uses.remove, row_id, "Removed. Ctrl+Z brings it back.")

    @work(exclusive=True, group="change")
    async def action_nobody(self) -> None:
        """Note a quiet day, or take it back."""
        day = self.month.day
        quiet = self._days.count_on(day) == 0
        self._wanted = None if quiet else f"{QUIET}{day.isoformat()}"
        await self._change(
            diary_uses.take_back if quiet else diary_uses.nobody,
            day,
            "Taken back." if quiet else "Noted: nobody met.",
        )

    async def _change(self, use: Callable[[Diary, Any], None], what: str | date, sentence: str) -> None:
        try:
            await self.contactlog.diary.call(use, what)
        except ContactlogError as error:
            self.contactlog.tell_error(error)
            return
        self.contactlog.tell(sentence)
        self.contactlog.diary_changed()
