"""A page of text over the screen."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from contactlog.tui import content


class PageScreen(ModalScreen[None]):
    """Lines to read; arrows scroll, Esc closes."""

    BINDINGS = [Binding("escape,q,enter", "dismiss", "Close")]  # noqa: RUF012

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__()
        self._title, self._text = title, "\n".join(lines).strip("\n")

    def compose(self) -> ComposeResult:
        """Show the lines."""
        with Vertical(classes="dialog page"):
            yield Label(content.line(self._title), classes="title")
            with VerticalScroll(classes="page-text"):
                yield Static(content.block(self._text))
            yield Static(content.line("Arrows scroll · Esc closes this."), classes="quiet")

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()
