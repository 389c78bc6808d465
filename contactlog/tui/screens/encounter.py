"""One encounter over the screen: what is known of it, and changing or removing it from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Label

from contactlog.core.encounters import Encounter
from contactlog.errors import ContactlogError
from contactlog.phrases import Names
from contactlog.tui import diary_uses, timeline_rows
from contactlog.tui.widgets.encounter_detail import EncounterDetail

if TYPE_CHECKING:
    from contactlog.tui.app import ContactlogApp


class EncounterScreen(ModalScreen[str | None]):
    """Shows an encounter; answers with what is to be done with it: ``edit``, ``remove`` or nothing."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape,enter", "dismiss", "Close"),
        Binding("e", "answer('edit')", "Change"),
        Binding("d,delete", "answer('remove')", "Remove"),
    ]

    def __init__(self, met: Encounter, names: Names) -> None:
        super().__init__()
        self._met, self._names = met, names

    def compose(self) -> ComposeResult:
        """Show the fields and what can be done."""
        with Vertical(classes="dialog"):
            yield Label("Encounter", classes="title")
            yield EncounterDetail(classes="in-dialog")
            with Horizontal(classes="buttons"):
                yield Button(Content("Close [Esc]"), id="close", compact=True)
                yield Button(Content("Change [E]"), id="edit", compact=True)
                yield Button(Content("Remove [D]"), id="remove", compact=True)

    def on_mount(self) -> None:
        """Fill in."""
        self.query_one(EncounterDetail).show(self._met, self._names)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer by button."""
        self.dismiss(None if event.button.id == "close" else event.button.id)

    def action_answer(self, answer: str) -> None:
        """Answer by key."""
        self.dismiss(answer)


async def show(app: ContactlogApp, encounter_id: str) -> None:
    """Show an encounter, and do with it what the user then wants."""
    try:
        met, names = await app.diary.call(timeline_rows.look_up, encounter_id)
        answer = await app.push_screen_wait(EncounterScreen(met, names))
        if answer == "edit":
            await edit(app, encounter_id)
        elif answer == "remove":
            await app.diary.call(diary_uses.remove, encounter_id)
            app.tell("Removed. Ctrl+Z brings it back.")
            app.diary_changed()
    except ContactlogError as error:
        if app.diary.is_open:
            app.tell_error(error)


async def edit(app: ContactlogApp, encounter_id: str) -> None:
    """Open every field of an encounter.

    Raises:
        NotFound: it is gone.
    """
    from contactlog.tui.screens.encounter_editor import EncounterEditor

    met, typed = await app.diary.call(diary_uses.for_form, encounter_id)
    if await app.push_screen_wait(EncounterEditor(met, typed)):
        app.tell("Changed. Ctrl+Z takes it back.")
        app.diary_changed()
