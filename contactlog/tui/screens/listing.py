"""A list over the screen."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from contactlog.errors import ContactlogError
from contactlog.tui import content, hints
from contactlog.tui.widgets.virtual_list import Row, VirtualList

if TYPE_CHECKING:
    from contactlog.tui.app import ContactlogApp


class ListingScreen(ModalScreen[None]):
    """A titled list. A subclass reads the rows and opens one."""

    BINDINGS = [Binding("escape", "dismiss", "Close")]  # noqa: RUF012
    title_text = ""
    hint: ClassVar[str] = ""
    """One line below the list: what the keys do; ids of actions in braces stand for their keys, also below."""
    hint_empty: ClassVar[str] = "Esc closes"
    """The same while there is nothing in the list."""
    empty: ClassVar[str] = ""
    """What to say, and what to press, when there is nothing."""

    @property
    def contactlog(self) -> ContactlogApp:
        """The application, by its own type."""
        return cast("ContactlogApp", self.app)

    @property
    def listing(self) -> VirtualList:
        """The list."""
        return self.query_one(VirtualList)

    @abstractmethod
    async def rows(self) -> Sequence[Row]:
        """Read the rows."""

    @abstractmethod
    def open_row(self, row_id: str) -> object:
        """Open a row."""

    def compose(self) -> ComposeResult:
        """Put the list between the title and the hint."""
        with Vertical(classes="dialog tall"):
            yield Label(content.line(self.title_text), classes="title")
            yield Static("", markup=False, classes="nothing")
            yield VirtualList()
            yield Static("", classes="quiet hint", markup=False)

    def on_mount(self) -> None:
        """Read the rows."""
        self.listing.focus()
        self._begin()

    @work(exclusive=True, group="reload")
    async def _begin(self) -> None:
        await self.again()

    async def again(self) -> None:
        """Read the rows again."""
        try:
            rows = await self.rows()
        except ContactlogError:
            return  # Locked meanwhile.
        self.listing.show(rows)
        nothing, keys = self.query_one(".nothing", Static), self.contactlog.wishes.keys
        nothing.update(content.block(hints.keyed(self.empty, keys)))
        nothing.display = not rows
        hint = self.hint if rows else self.hint_empty
        self.query_one(".hint", Static).update(content.line(hints.keyed(hint, keys)))
        self.contactlog.session.generation += 1

    @on(VirtualList.Opened)
    def row_opened(self, event: VirtualList.Opened) -> None:
        """Open the row."""
        self.open_row(event.row_id)
