"""What an empty pane says: what is missing, and what to press."""

from __future__ import annotations

from textual.widgets import Static


class EmptyState(Static):
    """A few calm lines in the middle of an empty pane."""

    def __init__(self, text: str, **details: object) -> None:
        super().__init__(text, markup=False, **details)  # type: ignore[arg-type]
