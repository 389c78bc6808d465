"""Handing over, only if wanted: who agreed, what would leave line by line, then where the files are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from textual import work

from contactlog import phrases
from contactlog.errors import ContactlogError
from contactlog.tui import handing_over_uses
from contactlog.tui.actions import Action, bindings, register
from contactlog.tui.forms import Field, TextField
from contactlog.tui.screens.confirm import ConfirmScreen
from contactlog.tui.screens.form import FormScreen
from contactlog.tui.screens.listing import ListingScreen
from contactlog.tui.screens.page import PageScreen
from contactlog.tui.widgets.virtual_list import Row

OURS = register(
    Action("hand_over.agreed", "handing over", "agreed", "a,space", "Agreed", "Notes that they agreed and when, or "
           "takes it back; so does Enter.", "contactlog handover --agreed", footer=True),
    Action("hand_over.write", "handing over", "write", "w", "Write", "Shows line by line what would leave, asks, and "
           "writes the files.", "contactlog handover", footer=True),
)  # fmt: skip


class AgreedForm(FormScreen):
    """When somebody agreed."""

    lead = (
        "That their name, number and mail, and when and how you last met, go to a health team. They decide; it is "
        "no part of telling them."
    )
    save_words = "They agreed"

    def __init__(self, case_id: str, person_id: str, name: str) -> None:
        super().__init__()
        self._case, self._person = case_id, person_id
        self.title_text = f"Did {name} agree?"

    def fields(self) -> Sequence[Field]:
        """Give the row."""
        return [TextField("day", "Agreed on", "today", "today, yesterday, 10 Mar")]

    async def save(self, values: Mapping[str, Any]) -> None:
        """Note it."""
        day = values["day"]
        await self.contactlog.diary.call(handing_over_uses.note, self._case, self._person, day)


class HandingOverScreen(ListingScreen):
    """Who agreed, and who was not asked. Nobody stands on the list by itself."""

    BINDINGS = bindings(OURS)
    title_text = "Handing over to a health team, only if you want to"
    hint = "{list.open}: agreed, or no longer · {hand_over.write} what would leave · Esc closes"
    empty = "Nobody is in this case who could be asked."

    def __init__(self, case_id: str) -> None:
        super().__init__()
        self._case = case_id

    async def rows(self) -> Sequence[Row]:
        """Read who agreed."""
        return await self.contactlog.diary.call(handing_over_uses.rows, self._case)

    def open_row(self, row_id: str) -> None:
        """Note that they agreed, or take it back."""
        self.action_agreed()

    @work(exclusive=True, group="ask")
    async def action_agreed(self) -> None:
        """Note that they agreed, or take it back."""
        person, diary = self.listing.current_id, self.contactlog.diary
        if person is None:
            return
        try:
            name, day = await diary.call(handing_over_uses.agreed_on, self._case, person)
            if not day:
                await self.app.push_screen_wait(AgreedForm(self._case, person, name))
            elif await self.app.push_screen_wait(_no_longer(name, day)):
                await diary.call(handing_over_uses.take_back, self._case, person)
        except ContactlogError as error:
            if diary.is_open:
                self.contactlog.tell_error(error)
            return
        await self.again()

    @work(exclusive=True, group="ask")
    async def action_write(self) -> None:
        """Show what would leave, ask, and write it."""
        diary = self.contactlog.diary
        try:
            leaves = await diary.call(handing_over_uses.leaving, self._case)
            lines = leaves.shown()
            if not lines:
                self.contactlog.tell("Nobody has agreed so far; nothing would leave.")
            elif leaves.folder is None:
                lines += ["", "This diary is in memory only; it writes no files."]
                await self.app.push_screen_wait(PageScreen("What would leave", lines))
            elif await self.app.push_screen_wait(_write(lines, str(leaves.folder))):
                written = await diary.call(handing_over_uses.write, self._case, leaves)
                await self.app.push_screen_wait(PageScreen("The list is written", written))
        except ContactlogError as error:
            if diary.is_open:
                self.contactlog.tell_error(error)


def _no_longer(name: str, day: str) -> ConfirmScreen:
    question = f"{name} agreed on {day}. Note that they no longer agree?"
    return ConfirmScreen(question, yes="No longer")


def _write(lines: Sequence[str], folder: str) -> ConfirmScreen:
    count = len(lines) - 1
    which = "1 person" if count == 1 else f"{count} people"
    question = f"{phrases.HAND_OVER_WARNING}\n\nWrite exactly this, {which}, to {folder}?"
    return ConfirmScreen(question, yes="Write", lines=lines)
