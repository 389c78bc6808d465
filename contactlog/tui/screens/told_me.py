"""I was told: what somebody told the user, what to watch for until when, and the step to a case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from textual import work

from contactlog.errors import ContactlogError
from contactlog.tui import told_me_uses
from contactlog.tui.actions import Action, bindings, register
from contactlog.tui.forms import YES_NO, ChoiceField, Field, TextField, truth
from contactlog.tui.screens.form import FormScreen
from contactlog.tui.screens.listing import ListingScreen
from contactlog.tui.screens.page import PageScreen
from contactlog.tui.widgets.virtual_list import Row

OURS = register(
    Action("told_me.add", "I was told", "add", "a", "I was told", "Notes it, by three questions.",
           "contactlog told-me add", footer=True),
    Action("told_me.file", "I was told", "file", "f", "Reminders", "Writes the days as a calendar file; it names no "
           "illness.", "contactlog told-me reminders", footer=True),
    Action("told_me.ill", "I was told", "ill", "i", "I am ill", "Makes a case of it.", "contactlog told-me ill",
           footer=True),
    Action("told_me.close", "I was told", "close_note", "x", "Over", "Closes it: the days have passed.",
           "contactlog told-me close"),
)  # fmt: skip


class ToldMeForm(FormScreen):
    """Three questions."""

    title_text = "Somebody told you that they are ill"
    lead = "Thank them. Then three questions, and you see what to watch for and until when."

    def fields(self) -> Sequence[Field]:
        """Give the rows."""
        return [
            TextField("illness", "Illness", "", "covid, flu, measles..."),
            TextField("met", "Last met", "", "yesterday, 10 Mar; empty: today"),
            ChoiceField("household", "Live together", YES_NO),
        ]

    async def save(self, values: Mapping[str, Any]) -> None:
        """Note it."""
        household = truth(values["household"])
        await self.contactlog.diary.call(told_me_uses.add, values["illness"], values["met"], household)


class ToldMeScreen(ListingScreen):
    """The list. Enter shows what follows; I makes a case, whose id is then the case that is looked at."""

    BINDINGS = bindings(OURS)
    title_text = "I was told"
    hint = (
        "{list.open}: what to watch for · {told_me.add} new · {told_me.file} reminder file · {told_me.ill} now I am ill"
        " · {told_me.close} over"
    )
    hint_empty = "{told_me.add} notes it · Esc closes"
    empty = "Nobody has told you that they are ill.\nIf somebody does, press {told_me.add}: three questions."

    async def rows(self) -> Sequence[Row]:
        """Read the notes."""
        return await self.contactlog.diary.call(told_me_uses.rows)

    @work(exclusive=True, group="ask")
    async def open_row(self, row_id: str) -> None:
        """Show what follows."""
        await self._page(row_id)

    async def _page(self, row_id: str) -> None:
        try:
            title, lines = await self.contactlog.diary.call(told_me_uses.page, row_id)
        except ContactlogError as error:
            self.contactlog.tell_error(error)
            return
        await self.app.push_screen_wait(PageScreen(title, lines))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Most things need a row."""
        if action in ("file", "ill", "close_note"):
            return self.is_mounted and self.listing.current_id is not None
        return True

    @work(exclusive=True, group="ask")
    async def action_add(self) -> None:
        """Note it, and show what follows."""
        if await self.app.push_screen_wait(ToldMeForm()):
            await self.again()
            if newest := self.listing.current_id:
                await self._page(newest)

    @work(exclusive=True, group="ask")
    async def action_file(self) -> None:
        """Write the reminder file."""
        try:
            path = await self.contactlog.diary.call(told_me_uses.reminders, self.listing.current_id or "")
        except ContactlogError as error:
            self.contactlog.tell_error(error)
            return
        lines = [path, "", "It names no illness and no person. Open it with your calendar, then delete it."]
        await self.app.push_screen_wait(PageScreen("The reminders are written", lines))

    @work(exclusive=True, group="ask")
    async def action_ill(self) -> None:
        """Make a case of it."""
        from contactlog.tui.screens.ill import IllScreen

        note = self.listing.current_id
        if note is None:
            return
        illness = await self.contactlog.diary.call(told_me_uses.illness_of, note)
        made = await self.app.push_screen_wait(IllScreen(illness=illness, told_me=note))
        if made is not None:
            self.contactlog.session.case = made
            self.dismiss()

    @work(exclusive=True, group="ask")
    async def action_close_note(self) -> None:
        """Close it."""
        try:
            await self.contactlog.diary.call(told_me_uses.close, self.listing.current_id or "")
        except ContactlogError as error:
            self.contactlog.tell_error(error)
        await self.again()
