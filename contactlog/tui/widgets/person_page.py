"""A person: what is known of them, and their encounters below."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from contactlog.tui import content, people_uses, words
from contactlog.tui.people_uses import PersonPage
from contactlog.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from contactlog.tui.app import ContactlogApp


class PersonPane(Vertical):
    """The pane."""

    def __init__(self, **details: str) -> None:
        super().__init__(**details)  # type: ignore[arg-type]
        self._person: str | None = None

    def compose(self) -> ComposeResult:
        """Put the encounters below the details."""
        with VerticalScroll(classes="person-details", can_focus=False):
            yield Static("", markup=False, classes="person-text")
        yield VirtualList(classes="person-met")

    @on(VirtualList.Opened, ".person-met")
    def opened(self, event: VirtualList.Opened) -> None:
        """Show the encounter."""
        event.stop()
        self._show(event.row_id)

    @work(exclusive=True, group="ask")
    async def _show(self, row_id: str) -> None:
        from contactlog.tui.screens import encounter

        app = cast("ContactlogApp", self.app)
        await encounter.show(app, row_id)
        if self._person is not None and app.diary.is_open:
            self.show(await app.diary.call(people_uses.page, self._person))

    def show(self, page: PersonPage | None) -> None:
        """Show a person; None shows nobody."""
        self._person = None if page is None else page.person.id
        rows = (
            []
            if page is None
            else [
                Content.assemble((f"{label:<11}", "$quiet"), content.block(words.short(text)))
                for label, text in page.details
            ]
        )
        self.query_one(".person-text", Static).update(content.lines(rows) if rows else "")
        self.query_one(VirtualList).show(() if page is None else page.rows)
