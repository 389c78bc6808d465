"""What a line could go on with, in a small list below it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from contactlog.diary.encounters import Suggestion
from contactlog.tui import content
from contactlog.tui.words import short

_KINDS = {"people": "", "place": "place", "group": "group"}


_CELLS = 44
"""Cells that a suggestion takes at most, so that each has one line."""


class SuggestionList(Static):
    """The suggestions; the line keeps the focus and tells which one is meant."""

    class Chosen(Message):
        """A suggestion was clicked."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._offered: tuple[Suggestion, ...] = ()
        self._place = 0
        self.display = False

    def offer(self, suggestions: Sequence[Suggestion]) -> None:
        """Show suggestions; none hides the list."""
        self._offered, self._place = tuple(suggestions), 0
        self.display = bool(suggestions)
        self._draw()

    @property
    def current(self) -> Suggestion | None:
        """The suggestion that would be taken."""
        return self._offered[self._place] if self.display and self._offered else None

    def move(self, step: int) -> None:
        """Go to another one."""
        self._place = (self._place + step) % len(self._offered)
        self._draw()

    def _draw(self) -> None:
        rows = []
        for place, one in enumerate(self._offered):
            here = place == self._place
            kind = _KINDS.get(one.kind, "word")
            name = content.line(short(one.text)).truncate(_CELLS, ellipsis=True)
            row = Content.assemble("▸ " if here else "  ", name, (f"  {kind}", "$quiet"))
            rows.append(row.stylize("reverse") if here else row)
        self.update(content.lines(rows))

    def on_click(self, event: events.Click) -> None:
        """Take the one that was clicked."""
        if 0 <= event.y < len(self._offered):
            self._place = event.y
            self.post_message(self.Chosen())
