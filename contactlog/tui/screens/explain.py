"""F1: what has the focus, and what its keys do."""

from __future__ import annotations

from typing import Any

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.widgets import Label, Static

_KEY_WIDTH = 12


class ExplainScreen(ModalScreen[None]):
    """A page about the focused thing."""

    BINDINGS = [Binding("escape,f1,q", "dismiss", "Close")]  # noqa: RUF012

    def __init__(self, text: str, keys: list[tuple[str, str, str]]) -> None:
        super().__init__()
        self._text = text
        self._keys = keys

    @classmethod
    def about(cls, screen: Screen[Any]) -> ExplainScreen:
        """Make the page from the focused widget outwards."""
        texts = []
        focused = screen.focused
        for node in (*(focused.ancestors_with_self if focused else ()), screen):
            text = getattr(node, "explanation", "")
            if text and text not in texts:
                texts.append(text)
        keys: dict[str, tuple[str, str, str]] = {}
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.id and active.enabled:
                before, key = keys.get(binding.id), screen.app.get_key_display(binding)
                shown = f"{before[0]} {key}" if before else key
                keys[binding.id] = (shown, binding.description, binding.tooltip)
        return cls("\n\n".join(texts), list(keys.values()))

    def compose(self) -> ComposeResult:
        """Show the sentences, then the keys."""
        with VerticalScroll(id="explain"):
            yield Label("What this is, and its keys", classes="title")
            if self._text:
                yield Static(self._text, markup=False, classes="explanation")
            yield Static(_table(self._keys), classes="keys")
            yield Static("\nArrows scroll · Esc closes this.", classes="quiet")


def _table(keys: list[tuple[str, str, str]]) -> Table:
    """Put the keys beside what they do: one widget, because three for each key take a tenth of a second."""
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", width=_KEY_WIDTH)
    table.add_column(ratio=1)
    for key, title, help_ in keys:
        table.add_row(Text(key, "bold"), Text.assemble((title, "bold"), f"  {help_}"))
    return table
