"""A question that names the thing and the number; the safe answer has the focus."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from contactlog.tui import content


class ConfirmScreen(ModalScreen[bool]):
    """Asks for a yes.

    Args:
        question: what is about to happen, with names and numbers.
        yes: the words on the button that does it.
        no: the words on the button that leaves everything as it is.
        lines: what it is about, line by line, where that is to be read first; the arrows scroll them.
    """

    BINDINGS = [  # noqa: RUF012
        Binding("escape,n", "answer(False)", "No"),
        Binding("y", "answer(True)", "Yes"),
    ]

    def __init__(self, question: str, *, yes: str, no: str = "Leave it", lines: Sequence[str] = ()) -> None:
        super().__init__()
        self._question, self._yes, self._no, self._lines = question, yes, no, lines

    def compose(self) -> ComposeResult:
        """Ask."""
        with Vertical(id="confirm", classes="dialog"):
            if self._lines:
                with VerticalScroll(classes="confirm-lines"):
                    yield Static(content.lines([content.line(line) for line in self._lines]))
            yield Static(content.block(self._question))
            with Horizontal(classes="buttons"):
                yield Button(Content(f"{self._no} [Esc]"), id="no", compact=True)
                yield Button(Content(f"{self._yes} [Y]"), id="yes", variant="warning", compact=True)

    def on_mount(self) -> None:
        """Give the focus to the safe answer, or to the lines to read; Enter does nothing there."""
        self.query_one(VerticalScroll if self._lines else "#no").focus()

    @on(Button.Pressed)
    def pressed(self, event: Button.Pressed) -> None:
        """Answer by button."""
        self.dismiss(event.button.id == "yes")

    def action_answer(self, answer: bool) -> None:
        """Answer by key."""
        self.dismiss(answer)
