"""What all main screens have in common: the bar at the top, the footer, and looking again after a change."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen

from contactlog.errors import ContactlogError
from contactlog.tui.widgets.key_line import KeyLine
from contactlog.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from contactlog.tui.app import ContactlogApp


class ModeScreen(Screen[None]):
    """A main screen.

    A subclass gives its name in `mode`, its widgets in `compose_body`, and reads the diary in `reload`, which
    is called when the screen is first shown and whenever the diary has changed since.
    """

    mode: ClassVar[str]
    explanation: ClassVar[str] = ""
    """A few sentences for F1."""

    def __init__(self) -> None:
        super().__init__()
        self._seen = -1

    @property
    def contactlog(self) -> ContactlogApp:
        """The application, by its own type."""
        return cast("ContactlogApp", self.app)

    def compose(self) -> ComposeResult:
        """Put the body between the bar and the footer."""
        yield TopBar(self.mode)
        with Container(id="body"):
            yield from self.compose_body()
        yield KeyLine()

    @abstractmethod
    def compose_body(self) -> ComposeResult:
        """Give the widgets of this screen."""

    @abstractmethod
    async def reload(self) -> None:
        """Read the diary and show it."""

    def on_screen_resume(self) -> None:
        """Look again when something has changed meanwhile."""
        self.tick()
        self.look_again()

    def tick(self) -> None:
        """Show the time that is left; called every second while this screen is seen."""
        for bar in self.query(TopBar):
            bar.tick()

    def look_again(self) -> None:
        """Read the diary again if it has changed since this screen last did."""
        generation = self.contactlog.session.generation
        if self._seen != generation:
            self._seen = generation
            self.read_again()

    @work(exclusive=True, group="reload")
    async def read_again(self) -> None:
        """Read the diary again, whether it has changed or not; the newest reading wins."""
        try:
            await self.reload()
        except ContactlogError as error:
            # A screen that is going away because the diary was locked has nobody to tell.
            if self.contactlog.diary.is_open:
                self.contactlog.tell_error(error)
