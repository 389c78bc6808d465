"""The screen as plain text. The one place in the tests that reads Textual's compositor."""

from __future__ import annotations

from typing import Any

from rich.cells import cell_len
from textual.app import App


def frame(app: App[Any]) -> str:
    """Give what is seen, line by line, without trailing spaces."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def widths(app: App[Any]) -> set[int]:
    """Give how many cells the lines take, as a terminal counts them."""
    strips = app.screen._compositor.render_strips()
    return {cell_len("".join(segment.text for segment in strip)) for strip in strips}
