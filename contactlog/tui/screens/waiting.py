"""Waiting: lines written without the passphrase, to be taken in, corrected or dropped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from textual import on, work
from textual.widgets import Input, Static

from contactlog.errors import ContactlogError
from contactlog.tui import content, waiting_uses, words
from contactlog.tui.actions import Action, bindings, register
from contactlog.tui.forms import Field, TextField
from contactlog.tui.screens.confirm import ConfirmScreen
from contactlog.tui.screens.form import FormScreen
from contactlog.tui.screens.listing import ListingScreen
from contactlog.tui.widgets.virtual_list import Row

OURS = register(
    Action("waiting.accept", "what waits", "accept", "a", "Take in", "Takes the line in as it was understood.",
           "contactlog waiting accept", footer=True),
    Action("waiting.edit", "what waits", "edit", "e", "Correct", "Corrects the words, then takes the line in; so does "
           "Enter.", "contactlog waiting edit", footer=True),
    Action("waiting.drop", "what waits", "drop", "x", "Drop", "Throws the line away, after a question.",
           "contactlog waiting drop", footer=True),
    Action("waiting.all", "what waits", "accept_all", "t", "Take in all", "Takes in every line that needs no question.",
           "contactlog waiting accept", footer=True),
)  # fmt: skip


class CorrectForm(FormScreen):
    """Corrects one line; shows what is understood while one types."""

    title_text = "Correct the line"
    lead = "The day and time count from when it was written."
    save_words = "Take it in"

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self._line, self._text = name, text

    def fields(self) -> Sequence[Field]:
        """Give the one row."""
        return [TextField("line", "Line", self._text)]

    def on_mount(self) -> None:
        """Show what is understood at first."""
        super().on_mount()
        self._look(self._text)

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Read while it is typed."""
        self._look(event.value)

    @work(exclusive=True, group="look")
    async def _look(self, text: str) -> None:
        place = self.query_one(".lead", Static)
        try:
            reading = await self.contactlog.diary.call(waiting_uses.read, self._line, text or " ")
        except ContactlogError as error:
            place.update(content.line(error.sentence, "$warning"))
            return
        place.update(content.line("".join(part for part, _ in words.reading(reading, 0))))

    async def save(self, values: Mapping[str, Any]) -> None:
        """Take it in."""
        await self.contactlog.diary.call(waiting_uses.accept, self._line, values["line"])


class WaitingScreen(ListingScreen):
    """What waits."""

    BINDINGS = bindings(OURS)
    title_text = "Waiting: written without the passphrase"
    hint = (
        "{waiting.accept} takes in · {list.open} corrects · {waiting.drop} drops · {waiting.all} takes in all that are "
        "clear · Esc"
    )
    empty = (
        "Nothing waits. Lines written from any terminal, without the passphrase, come here:\n\n"
        "  contactlog log coffee with Ana 1h outdoors"
    )

    async def rows(self) -> Sequence[Row]:
        """Read what waits."""
        return await self.contactlog.diary.call(waiting_uses.rows)

    def open_row(self, row_id: str) -> None:
        """Correct it."""
        self.action_edit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Everything needs a row."""
        if action in ("accept", "edit", "drop", "accept_all"):
            return self.is_mounted and self.listing.current_id is not None
        return True

    @work(exclusive=True, group="ask")
    async def action_accept(self) -> None:
        """Take the line in."""
        try:
            await self.contactlog.diary.call(waiting_uses.accept, self.listing.current_id or "")
        except ContactlogError as error:
            self.contactlog.tell_error(error)
        await self.again()

    @work(exclusive=True, group="ask")
    async def action_accept_all(self) -> None:
        """Take in what needs no question."""
        came, waits = await self.contactlog.diary.call(waiting_uses.accept_all)
        self.contactlog.tell(f"{came} taken in. {f'{waits} need a look.' if waits else ''}")
        await self.again()

    @work(exclusive=True, group="ask")
    async def action_edit(self) -> None:
        """Correct the line and take it in."""
        name = self.listing.current_id or ""
        try:
            text = await self.contactlog.diary.call(waiting_uses.text_of, name)
        except ContactlogError as error:
            self.contactlog.tell_error(error)
            return
        await self.app.push_screen_wait(CorrectForm(name, text))
        await self.again()

    @work(exclusive=True, group="ask")
    async def action_drop(self) -> None:
        """Throw the line away."""
        name = self.listing.current_id
        question = ConfirmScreen("Throw this waiting line away? It cannot be taken back.", yes="Throw away")
        sure = await self.app.push_screen_wait(question)
        if name and sure:
            await self.contactlog.diary.call(waiting_uses.drop, name)
            await self.again()
