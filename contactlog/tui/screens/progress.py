"""Something that takes a while: how far it is, and a way to stop it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from textual import work
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Label, Static

from contactlog.errors import ContactlogError, Refused
from contactlog.tui import content

T = TypeVar("T")
Report = Callable[[int, int], None]


async def watched(app: App[None], title: str, job: Callable[[Report], Awaitable[T]]) -> T:
    """Do something that takes a while, under a screen that shows how far it is.

    Raises:
        ContactlogError: what the job raises; `Refused` when it was stopped.
    """
    result = await app.push_screen_wait(ProgressScreen(title, job))
    if isinstance(result, ContactlogError):
        raise result
    return result


class ProgressScreen(ModalScreen[T | ContactlogError], Generic[T]):
    """Runs something and answers with its result, or with the error that ended it.

    Args:
        title: what is being done.
        job: does it; is given a callback for progress, which raises when the user wants to stop.
    """

    BINDINGS = [Binding("escape", "stop", "Stop")]  # noqa: RUF012

    def __init__(self, title: str, job: Callable[[Report], Awaitable[T]]) -> None:
        super().__init__()
        self._title, self._job = title, job
        self._stopped = threading.Event()
        self._loop = asyncio.get_running_loop()

    def compose(self) -> ComposeResult:
        """Show how far it is."""
        with Vertical(classes="dialog"):
            yield Label(content.line(self._title), classes="title")
            yield Static("Beginning…", id="done", markup=False)
            yield Button(Content("Stop [Esc]"), id="stop", compact=True)

    def on_mount(self) -> None:
        """Begin."""
        self._run()

    @work(exclusive=True, group="job")
    async def _run(self) -> None:
        try:
            result: T | ContactlogError = await self._job(self._report)
        except ContactlogError as error:
            result = error
        self.dismiss(result)

    def _report(self, done: int, total: int) -> None:
        """Tell from the other thread how far it is."""
        if self._stopped.is_set():
            raise Refused("Stopped. Nothing was changed.")
        self._loop.call_soon_threadsafe(self._show, done, total)

    def _show(self, done: int, total: int) -> None:
        if self.is_mounted and self.query("#done"):
            self.query_one("#done", Static).update(f"{done:,} of {total:,}" if total else f"{done:,}")

    def on_button_pressed(self) -> None:
        """Stop by button."""
        self.action_stop()

    def action_stop(self) -> None:
        """Stop at the next step."""
        self._stopped.set()
        self.query_one("#done", Static).update("Stopping…")

    def on_unmount(self) -> None:
        """Stop when the diary is locked meanwhile."""
        self._stopped.set()
