"""The window of a case as a drawn timeline."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from contactlog.tui import timeline_drawing
from contactlog.tui.timeline_drawing import Timeline


class WindowTimeline(Widget):
    """Days, window, dates, encounters and today, as wide as there is room."""

    explanation = (
        "The bar shows the days on which you could pass it on; the hatched part counts only if doubtful dates turn "
        "out so. Below it stand the dates of the case, then how many encounters each day has."
    )

    def __init__(self, **details: object) -> None:
        super().__init__(**details)  # type: ignore[arg-type]
        self._shown: Timeline | None = None

    def show(self, timeline: Timeline | None) -> None:
        """Draw a case."""
        self._shown = timeline
        self.refresh()

    def render(self) -> Content:
        """Draw it for the width there is."""
        if self._shown is None or self.size.width < 2:
            return Content("")
        lines = timeline_drawing.draw(self._shown, self.size.width)
        return Content("\n").join(Content.assemble(*line) for line in lines)
