"""F1: what has the focus, and what its keys do."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Label, Static


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
            for key, title, help_ in self._keys:
                with Horizontal(classes="key-row"):
                    yield Static(Content.styled(key, "bold"), classes="key-name")
                    yield Static(Content.assemble((title, "bold"), f"  {help_}"), classes="key-help")
            yield Static("\nArrows scroll · Esc closes this.", classes="quiet")
