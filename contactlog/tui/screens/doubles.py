"""People who may be one person: make one of them, or say that they are two."""

from __future__ import annotations

from collections.abc import Sequence

from textual import work

from contactlog.errors import ContactlogError
from contactlog.tui import people_uses
from contactlog.tui.screens.listing import ListingScreen
from contactlog.tui.screens.pick import ChooseScreen
from contactlog.tui.widgets.virtual_list import Row

_TWO = "two"


class DoublesScreen(ListingScreen):
    """The list of pairs."""

    title_text = "The same person?"
    hint = "{list.open} settles a pair · Esc closes"
    empty = "Nobody in the diary looks like the same person twice."

    async def rows(self) -> Sequence[Row]:
        """Read the pairs."""
        return await self.contactlog.diary.call(people_uses.doubles)

    @work(exclusive=True, group="ask")
    async def open_row(self, row_id: str) -> None:
        """Ask what the two are, and do it."""
        diary = self.contactlog.diary
        try:
            both = await diary.call(people_uses.pair_of, row_id)
            options = [(key, f"One person, called as in: {shown}") for key, shown in both]
            answer = await self.app.push_screen_wait(
                ChooseScreen(
                    "Are these one person?", [*options, (_TWO, "They are two people; do not ask again")]
                )
            )
            if answer is None:
                return
            await diary.call(people_uses.settle, row_id, "" if answer == _TWO else answer)
        except ContactlogError as error:
            self.contactlog.tell_error(error)
            return
        self.contactlog.tell("Settled. Ctrl+Z takes it back.")
        await self.again()
