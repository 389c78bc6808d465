"""A button that shows which of a list are chosen, and opens the list."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Button


class ManyButton(Button):
    """Any of a list, in one line.

    Args:
        title: what is chosen.
        options: values and their words.
        chosen: the values chosen at first.
    """

    def __init__(self, title: str, options: tuple[tuple[str, str], ...], chosen: frozenset[str]) -> None:
        self._title, self._options, self.chosen = title, options, chosen
        super().__init__(self._shown(), compact=True, classes="many")

    def _shown(self) -> Content:
        words = [name for value, name in self._options if value in self.chosen]
        return Content(f"{', '.join(words) or 'none'}  ▾")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Open the list."""
        from contactlog.tui.screens.pick import PickScreen

        event.stop()
        self.app.push_screen(PickScreen(self._title, self._options, self.chosen), self._take)

    def _take(self, chosen: frozenset[str] | None) -> None:
        if chosen is not None:
            self.chosen = chosen
            self.label = self._shown()
