"""Jump mode: a letter on each part of the screen; one key goes there."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.geometry import Offset
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Label

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""The letters given out, those under the fingers first."""


class JumpScreen(ModalScreen[None]):
    """The letters above the screen."""

    BINDINGS = [Binding("escape", "dismiss", "Close")]  # noqa: RUF012

    def __init__(self, targets: list[Widget]) -> None:
        super().__init__()
        self._targets = dict(zip(LETTERS, targets, strict=False))

    @staticmethod
    def targets_of(screen: Screen[Any]) -> list[Widget]:
        """List what can be jumped to: everything visible that takes the focus, in reading order."""
        found = [widget for widget in screen.focus_chain if widget.region.area and widget.id != "body"]
        return sorted(found, key=lambda widget: (widget.region.y, widget.region.x))

    def compose(self) -> ComposeResult:
        """Put the letters at the corners of their targets."""
        for letter, widget in self._targets.items():
            label = Label(f" {letter} ", classes="jump-letter")
            label.absolute_offset = Offset(widget.region.x, widget.region.y)
            yield label

    def on_key(self, event: events.Key) -> None:
        """Go where the letter says; any other key closes."""
        target = self._targets.get(event.key)
        event.stop()
        self.dismiss()
        if target is not None:
            target.focus()
