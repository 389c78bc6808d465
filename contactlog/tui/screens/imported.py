"""What came in from files, and taking the last of it back."""

from __future__ import annotations

from collections.abc import Sequence

from textual import work

from contactlog.errors import ContactlogError
from contactlog.tui import imported_uses
from contactlog.tui.actions import Action, bindings, register
from contactlog.tui.screens.confirm import ConfirmScreen
from contactlog.tui.screens.listing import ListingScreen
from contactlog.tui.widgets.virtual_list import Row

OURS = register(
    Action("imported.take_back", "what came in", "take_back", "t", "Take back", "Takes the last import back as a "
           "whole, after a question.", "contactlog import --take-back", footer=True),
)  # fmt: skip


class ImportedScreen(ListingScreen):
    """The list, the newest first. Only the last can be taken back as a whole."""

    BINDINGS = bindings(OURS)
    title_text = "What was brought in"
    hint = "{imported.take_back} takes the last import back · Esc closes"
    empty = "Nothing was brought in yet. After Esc, {app.import} brings in contacts, a calendar, a table or a journal."

    async def rows(self) -> Sequence[Row]:
        """Read the imports."""
        return await self.contactlog.diary.call(imported_uses.rows)

    def open_row(self, row_id: str) -> None:
        """Take it back, if it is the last."""
        first = self.listing.row(0)
        if first is not None and first.id == row_id:
            self.action_take_back()
        else:
            self.contactlog.tell("Only the last import can be taken back as a whole.")

    @work(exclusive=True, group="ask")
    async def action_take_back(self) -> None:
        """Take the last import back, after a question that names it."""
        diary = self.contactlog.diary
        try:
            question = await diary.call(imported_uses.question)
            if not await self.app.push_screen_wait(ConfirmScreen(question, yes="Take back")):
                return
            await diary.call(imported_uses.take_back)
        except ContactlogError as error:
            if diary.is_open:
                self.contactlog.tell_error(error)
            return
        self.contactlog.tell("Taken back.")
        await self.again()
