"""A code as it must be drawn to be read by a camera: black on white, whatever the theme says."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

# A theme's own colours are not for this: cameras need real black on real white.
_STYLES = {
    "light": Style(color="#000000", bgcolor="#ffffff"),
    "dark": Style(color="#ffffff", bgcolor="#000000"),
    "fine": Style(color="#000000", bgcolor="#ffffff"),
}
"""By scheme: in ``dark`` the ink draws the light modules, in the others the dark ones. All look alike."""


class QrView(Widget):
    """Lines of half blocks, or of the smaller ones."""

    def __init__(self) -> None:
        super().__init__(id="qr")
        self._lines: tuple[str, ...] = ()
        self._style = _STYLES["light"]

    def show(self, lines: tuple[str, ...], scheme: str) -> None:
        """Show a code drawn in a scheme."""
        self._lines, self._style = lines, _STYLES[scheme]
        self.styles.width = len(lines[0]) if lines else 0
        self.styles.height = len(lines)
        self.refresh(layout=True)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        if y >= len(self._lines):
            return Strip.blank(self.size.width)
        return Strip([Segment(self._lines[y], self._style)])
