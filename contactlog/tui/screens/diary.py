"""The diary: the days, and the line in which one writes whom one met."""

from __future__ import annotations

from datetime import timedelta

from textual import on, work
from textual.app import ComposeResult
from textual.widgets import Input

from contactlog import phrases
from contactlog.diary.door import Diary
from contactlog.errors import ContactlogError
from contactlog.tui.screens.mode import ModeScreen
from contactlog.tui.widgets.virtual_list import Row, VirtualList

_DAYS = 60


class DiaryScreen(ModeScreen):
    """The days."""

    mode = "diary"
    explanation = "Write whom you met in one line, such as: Lunch with Ana at Café Nero 13:00 1h indoors."

    def compose_body(self) -> ComposeResult:
        """Give the line above the list."""
        yield Input(placeholder="Whom did you meet?", id="quick-entry")
        yield VirtualList(id="timeline")

    def focus_quick_entry(self) -> None:
        """Put the cursor in the line."""
        self.query_one("#quick-entry").focus()

    async def reload(self) -> None:
        """Show the last days."""
        rows = await self.contactlog.diary.call(_rows)
        self.query_one("#timeline", VirtualList).show(rows)

    @on(Input.Submitted, "#quick-entry")
    def write(self, event: Input.Submitted) -> None:
        """Save the line."""
        if event.value.strip():
            self._save(event.value)

    @work(exclusive=True, group="save")
    async def _save(self, line: str) -> None:
        try:
            await self.contactlog.diary.call(lambda diary: diary.encounters.add_line(line))
        except ContactlogError as error:
            self.contactlog.tell_error(error)
            return
        self.query_one("#quick-entry", Input).value = ""
        self.contactlog.tell("Noted.")
        self.contactlog.diary_changed()


def _rows(diary: Diary) -> list[Row]:
    today = diary.desk.today()
    names = phrases.Names(diary.people.by_id(), diary.places.by_id(), diary.groups.by_id())
    met = diary.encounters.between(today - timedelta(days=_DAYS), today)
    return [Row(item.id, ((phrases.encounter_line(item, names), ""),)) for item in reversed(met)]
