"""The lock: the only thing reachable while the diary is closed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Button, Footer, Input, Label, Static

from contactlog.errors import ContactlogError, WrongPassphrase
from contactlog.tui.widgets.passphrase_input import PassphraseInput

if TYPE_CHECKING:
    from contactlog.tui.app import ContactlogApp


class LockScreen(Screen[None]):
    """Asks for the passphrase, or offers to create a diary."""

    explanation = (
        "The diary is closed. Type its passphrase and press Enter. If you forgot it, the recovery words "
        "on your paper open it as well: type them in the same field."
    )

    @property
    def contactlog(self) -> ContactlogApp:
        """The application, by its own type."""
        return cast("ContactlogApp", self.app)

    def compose(self) -> ComposeResult:
        """Show the field for the passphrase, or the way to begin."""
        source = self.contactlog.source
        with Vertical(id="lock"):
            yield Label("contactlog", id="lock-title")
            if not source.exists():
                yield Static("A private contact diary. There is no diary here yet.", id="lock-text")
                yield Button("Create a diary", id="create", variant="primary")
            elif not source.needs_passphrase:
                yield Static(
                    "An invented diary. Everybody in it is invented; nothing is written.", id="lock-text"
                )
                yield Button("Open it", id="open", variant="primary")
            else:
                yield Static("Your diary is locked.", id="lock-text")
                yield PassphraseInput(placeholder="Passphrase, or recovery words", id="passphrase")
            yield Static("", id="lock-problem", markup=False)
        yield Footer(show_command_palette=False)

    @on(Input.Submitted, "#passphrase")
    def unlock(self, event: Input.Submitted) -> None:
        """Try what was typed; the field is emptied first."""
        field = cast("PassphraseInput", event.input)
        typed = field.take()
        if typed:
            self.open_with(typed)

    @on(Button.Pressed, "#open")
    def open_without(self) -> None:
        """Open a diary that needs no passphrase."""
        self.open_with("")

    @on(Button.Pressed, "#create")
    def create(self) -> None:
        """Go to creating a diary."""
        from contactlog.tui.screens.create import CreateScreen

        self.app.push_screen(CreateScreen())

    @work(exclusive=True, group="unlock")
    async def open_with(self, typed: str) -> None:
        """Open the diary, by the recovery words when that is what was typed."""
        source, problem = self.contactlog.source, self.query_one("#lock-problem", Static)
        problem.update("Opening…")
        words = len(typed.split()) in (12, 24)
        try:
            await self.contactlog.enter(partial(source.open, typed))
        except WrongPassphrase as error:
            if not words or not await self._opened_by_words(typed):
                problem.update(error.sentence)
        except ContactlogError as error:
            problem.update(f"{error.sentence} {error.next_step}")
        else:
            problem.update("")

    async def _opened_by_words(self, typed: str) -> bool:
        try:
            await self.contactlog.enter(partial(self.contactlog.source.open_with_recovery, typed))
        except WrongPassphrase:
            return False
        self.query_one("#lock-problem", Static).update("")
        return True
