"""A question that names the thing and the number; the safe answer has the focus."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static


class ConfirmScreen(ModalScreen[bool]):
    """Asks for a yes.

    Args:
        question: what is about to happen, with names and numbers.
        yes: the words on the button that does it.
        no: the words on the button that leaves everything as it is.
    """

    BINDINGS = [  # noqa: RUF012
        Binding("escape,n", "answer(False)", "No"),
        Binding("y", "answer(True)", "Yes"),
    ]

    def __init__(self, question: str, *, yes: str, no: str = "Leave it") -> None:
        super().__init__()
        self._question, self._yes, self._no = question, yes, no

    def compose(self) -> ComposeResult:
        """Ask."""
        with Vertical(id="confirm", classes="dialog"):
            yield Static(self._question, markup=False)
            with Horizontal(classes="buttons"):
                yield Button(Content(f"{self._no} [Esc]"), id="no", compact=True)
                yield Button(Content(f"{self._yes} [Y]"), id="yes", variant="warning", compact=True)

    def on_mount(self) -> None:
        """Give the focus to the safe answer."""
        self.query_one("#no").focus()

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        """Answer by button."""
        self.dismiss(event.button.id == "yes")

    def action_answer(self, answer: bool) -> None:
        """Answer by key."""
        self.dismiss(answer)
