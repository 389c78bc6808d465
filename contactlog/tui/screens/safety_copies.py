"""Safety copies: what contactlog has kept by itself before large steps; put back or removed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from textual import work

from contactlog.diary import safety_copies
from contactlog.errors import ContactlogError
from contactlog.tui.actions import Action, bindings, register
from contactlog.tui.screens.confirm import ConfirmScreen
from contactlog.tui.screens.listing import ListingScreen
from contactlog.tui.widgets.virtual_list import Row

OURS = register(
    Action("safety.drop", "safety copies", "drop", "d,delete", "Remove", "Removes a safety copy for good, after a "
           "question.", "contactlog backup drop", footer=True),
)  # fmt: skip


class SafetyCopiesScreen(ListingScreen):
    """The list, the newest first."""

    BINDINGS = bindings(OURS)
    title_text = "Safety copies"
    hint = "{list.open} puts one back · {safety.drop} removes it · Esc closes"
    empty = (
        "There are none. One is made by itself before a migration, a new key, a large import, and erasing."
    )

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    async def rows(self) -> Sequence[Row]:
        """Read what is in the folder."""
        return [_row(copy) for copy in await asyncio.to_thread(safety_copies.listed, self._folder)]

    @work(exclusive=True, group="ask")
    async def open_row(self, row_id: str) -> None:
        """Put one back, after a question."""
        from contactlog.tui.screens.restore import SafetyForm

        copies = await asyncio.to_thread(safety_copies.listed, self._folder)
        copy = next((one for one in copies if one.name == row_id), None)
        if copy is None:
            await self.again()
            return
        question = (
            f"Put the diary back as it was on {copy.made_at:%Y-%m-%d %H:%M} UTC, before {_REASONS[copy.reason]}?\n\n"
            "The diary is locked first; what is here now is put aside, not erased."
        )
        if await self.app.push_screen_wait(ConfirmScreen(question, yes="Put it back")):
            app = self.contactlog
            app.call_later(app.leave_for, SafetyForm(copy, self._folder))

    @work(exclusive=True, group="ask")
    async def action_drop(self) -> None:
        """Remove one, after a question."""
        name = self.listing.current_id
        if not name:
            return
        question = f"Remove the safety copy {name} for good?"
        if not await self.app.push_screen_wait(ConfirmScreen(question, yes="Remove")):
            return
        try:
            await asyncio.to_thread(safety_copies.remove, self._folder, name)
        except ContactlogError as error:
            self.contactlog.tell_error(error)
        await self.again()


_REASONS = {
    safety_copies.Reason.MIGRATION: "it was brought up to date",
    safety_copies.Reason.REKEY: "it was encrypted anew",
    safety_copies.Reason.IMPORT: "an import",
    safety_copies.Reason.PURGE: "old entries were erased",
}


def _row(copy: safety_copies.SafetyCopy) -> Row:
    return Row(
        copy.name,
        (
            (f"{copy.made_at:%Y-%m-%d %H:%M} UTC  ", "accent"),
            (f"before {_REASONS[copy.reason]}", "strong"),
            (f"  {copy.bytes:,} bytes", "quiet"),
        ),
    )
