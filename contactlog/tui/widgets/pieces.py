"""One line of pieces that can be clicked, drawn by one widget: a widget for each piece costs more than the line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the line."""

    parts: tuple[tuple[str, str], ...]
    """Text and the name of the component class by which it is drawn."""
    does: str = ""
    """What a click does, in the words of the widget that draws it; empty for a piece that only says something."""
    help: str = ""
    """Shown while the mouse is over it."""

    @property
    def width(self) -> int:
        """Columns it takes."""
        return sum(cell_len(text) for text, _ in self.parts)


class PiecesLine(Widget, can_focus=False):
    """The line. A subclass says what a click on a piece does, and has the component class ``pieces--hover``."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._pieces: tuple[Piece, ...] = ()
        self._ending = Piece(())
        self._hovered: Piece | None = None

    def show(self, pieces: Sequence[Piece], ending: Piece | None = None) -> None:
        """Draw other pieces, if they are others.

        Args:
            pieces: from the left.
            ending: stands at the right end, where there is room.
        """
        new = tuple(pieces), ending or Piece(())
        if new != (self._pieces, self._ending):
            self._pieces, self._ending = new
            self.refresh()

    async def press(self, piece: Piece) -> None:
        """Do what a click on a piece means; here nothing."""

    def piece_at(self, column: int) -> Piece | None:
        """Give the piece in a column; None between the last one and the ending, and on the ending."""
        ends = accumulate(piece.width for piece in self._pieces)
        return next((piece for piece, end in zip(self._pieces, ends, strict=True) if column < end), None)

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        base, width = self.rich_style, self.size.width
        if y:
            return Strip.blank(width, base)
        used = sum(piece.width for piece in self._pieces)
        gap = max(0, width - used - self._ending.width)
        segments = [segment for piece in self._pieces for segment in self._segments(piece)]
        strip = Strip([*segments, Segment(" " * gap, base), *self._segments(self._ending)])
        return strip.adjust_cell_length(width, base)

    def _segments(self, piece: Piece) -> list[Segment]:
        hover = self.get_component_rich_style("pieces--hover", partial=True)
        styles = [
            self.rich_style + self.get_component_rich_style(style, partial=True) for _, style in piece.parts
        ]
        if piece == self._hovered:
            styles = [style + hover for style in styles]
        return [Segment(text, style) for (text, _), style in zip(piece.parts, styles, strict=True)]

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say what is under the mouse."""
        self._hover(self.piece_at(event.x))

    def on_leave(self) -> None:
        """Say nothing more."""
        self._hover(None)

    def _hover(self, piece: Piece | None) -> None:
        here = piece if piece is not None and piece.does else None
        if here != self._hovered:
            self._hovered = here
            self.tooltip = here.help if here is not None else None
            self.refresh()

    async def on_click(self, event: events.Click) -> None:
        """Do what the piece stands for."""
        piece = self.piece_at(event.x)
        if piece is not None and piece.does:
            await self.press(piece)
