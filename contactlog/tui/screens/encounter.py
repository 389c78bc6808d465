"""One encounter over the screen, where there is no room beside the list."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Label

from contactlog.core.encounters import Encounter
from contactlog.phrases import Names
from contactlog.tui.widgets.encounter_detail import EncounterDetail


class EncounterScreen(ModalScreen[str | None]):
    """Shows an encounter; answers with what is to be done with it: ``edit``, ``remove`` or nothing."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape,enter", "dismiss", "Close", key_display="esc"),
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
