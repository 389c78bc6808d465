"""How long entries are kept, and erasing what is older: always by the user's own hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from contactlog.errors import Invalid, Refused
from contactlog.tui import kept_uses
from contactlog.tui.forms import Field, TextField
from contactlog.tui.screens.confirm import ConfirmScreen
from contactlog.tui.screens.form import FormScreen
from contactlog.tui.screens.page import PageScreen
from contactlog.tui.screens.told import OneLineForm

if TYPE_CHECKING:
    from contactlog.tui.screens.mode import ModeScreen


async def kept(screen: ModeScreen, name: str) -> None:
    """Choose how long entries are kept, see what illnesses need, or erase what is older."""
    app = screen.contactlog
    if name == "days":
        form = DaysForm(await app.diary.call(lambda diary: diary.retention.days()))
        if await app.push_screen_wait(form) and (lines := await app.diary.call(kept_uses.after_choosing)):
            await app.push_screen_wait(PageScreen("Kept as long as you chose", lines))
    elif name == "needed":
        await app.push_screen_wait(
            PageScreen("How far back a case could look", await app.diary.call(kept_uses.needed))
        )
    else:
        await _erase(screen)


async def _erase(screen: ModeScreen) -> None:
    """Erase what is older, after a question that says what and how much."""
    app = screen.contactlog
    if await app.diary.call(lambda diary: bool(diary.retention.open_cases())):
        raise Refused("A case is open, and its days may still be needed.", "Close it first: F4, then X.")
    before: date | None = None
    if await app.diary.call(lambda diary: diary.retention.days()) is None:
        form = OneLineForm("Erase everything before which day?")
        if not await app.push_screen_wait(form):
            return
        answer = form.answer
        before = await app.diary.call(lambda diary: diary.encounters.read_day_span(answer).first)
    question = await app.diary.call(kept_uses.what_goes, before)
    if question is None:
        app.tell("There is nothing older to erase.")
    elif await app.push_screen_wait(ConfirmScreen(question, yes="Erase for good")):
        lines = await app.diary.call(kept_uses.purge, before)
        await app.push_screen_wait(PageScreen("Erased for good", lines))


class DaysForm(FormScreen):
    """After how many days an entry may be erased."""

    title_text = "Entries are kept"
    lead = (
        "A number of days: 21 is enough for most illnesses that pass through the air, 365 is a year. Empty keeps "
        "them until you decide. Nothing is ever erased without asking."
    )

    def __init__(self, days: int | None) -> None:
        super().__init__()
        self._days = days

    def fields(self) -> Sequence[Field]:
        """Give the row."""
        return [TextField("days", "Days", "" if self._days is None else str(self._days), "until you decide")]

    async def save(self, values: Mapping[str, Any]) -> None:
        """Keep it."""
        typed = values["days"]
        if typed and not (typed.isascii() and typed.isdigit() and len(typed) < 6):
            raise Invalid("That is no number of days.", "Write a whole number such as 21, or leave it empty.")
        days = int(typed) if typed else None
        await self.contactlog.diary.call(lambda diary: diary.retention.set_days(days))
