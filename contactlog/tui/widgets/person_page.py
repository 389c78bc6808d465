"""A person: what is known of them, and their encounters below."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from contactlog.tui import content, words
from contactlog.tui.people_uses import PersonPage
from contactlog.tui.widgets.virtual_list import VirtualList


class PersonPane(Vertical):
    """The pane."""

    def compose(self) -> ComposeResult:
        """Put the encounters below the details."""
        with VerticalScroll(classes="person-details", can_focus=False):
            yield Static("", markup=False, classes="person-text")
        yield VirtualList(classes="person-met")

    def show(self, page: PersonPage | None) -> None:
        """Show a person; None shows nobody."""
        rows = (
            []
            if page is None
            else [
                Content.assemble((f"{label:<11}", "dim"), content.block(words.short(text)))
                for label, text in page.details
            ]
        )
        self.query_one(".person-text", Static).update(content.lines(rows) if rows else "")
        self.query_one(VirtualList).show(() if page is None else page.rows)
