"""A field for secrets: shown as dots, never copied, never suggested."""

from __future__ import annotations

from typing import Any

from textual.widgets import Input


class PassphraseInput(Input):
    """A password field out of which nothing can be copied or cut."""

    def __init__(self, **details: Any) -> None:
        super().__init__(password=True, **details)

    def action_copy(self) -> None:
        """Copy nothing."""

    def action_cut(self) -> None:
        """Cut nothing."""

    def take(self) -> str:
        """Give what was typed and empty the field."""
        typed = self.value
        self.value = ""
        return typed
