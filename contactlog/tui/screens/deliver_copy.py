"""Copying the words through the terminal, and emptying the clipboard a little later."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from contactlog.tui import content, hints
from contactlog.tui.actions import Action, bindings, register

if TYPE_CHECKING:
    from contactlog.tui.app import ContactlogApp

OURS = register(
    Action("copy.done", "copying", "done", "enter", "Sent", "Goes on to how it went; the clipboard is emptied.",
           "contactlog deliver --as copy"),
    Action("copy.again", "copying", "again", "c", "Copy again", "Copies again and counts anew.",
           "contactlog deliver --as copy"),
    Action("copy.leave", "copying", "leave", "escape", "Leave", "Goes back; the clipboard is emptied."),
)  # fmt: skip
SECONDS = 30
"""After how many the clipboard is emptied."""
_HINT = "{copy.done}: sent · {copy.again}: copy again · {copy.leave}: back; both empty the clipboard"


class CopyScreen(ModalScreen[bool]):
    """Copies, says honestly what is known of it, and counts down.

    Args:
        text: the words.
        honest: the sentence that goes with copying.
    """

    BINDINGS = bindings(OURS)

    def __init__(self, text: str, honest: str) -> None:
        super().__init__()
        self._text, self._honest, self._left = text, honest, SECONDS

    def compose(self) -> ComposeResult:
        """Say what is known."""
        with Vertical(classes="dialog"):
            yield Label("Copied, as far as we know", classes="title", markup=False)
            yield Static(content.block(self._honest))
            yield Static("", id="copy-left", markup=False)
            keys = cast("ContactlogApp", self.app).wishes.keys
            yield Static(content.line(hints.keyed(_HINT, keys)), classes="quiet")

    def on_mount(self) -> None:
        """Copy and begin to count."""
        self.action_again()
        self.set_interval(1, self._count)

    def on_unmount(self) -> None:
        """Empty the clipboard, however the screen ends."""
        self.app.copy_to_clipboard("")

    def action_again(self) -> None:
        """Copy."""
        self._left = SECONDS
        self.app.copy_to_clipboard(self._text)
        self._show()

    def _count(self) -> None:
        if self._left > 0:
            self._left -= 1
            if not self._left:
                self.app.copy_to_clipboard("")
            self._show()

    def _show(self) -> None:
        said = (
            f"The clipboard is emptied in {self._left} s."
            if self._left
            else "The terminal was asked to empty it."
        )
        self.query_one("#copy-left", Static).update(f"\n{said}\n")

    def action_done(self) -> None:
        """Go on."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(False)
