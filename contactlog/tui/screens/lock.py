"""The lock: the only thing reachable while the diary is closed."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Input, Label, Static

from contactlog.errors import ContactlogError, WrongPassphrase
from contactlog.tui import modes
from contactlog.tui.widgets.key_line import KeyLine
from contactlog.tui.widgets.passphrase_input import PassphraseInput

if TYPE_CHECKING:
    from contactlog.tui.app import ContactlogApp

PAINT_SECONDS = 0.1
"""How long the first paint has the processor for itself."""
DUE_SECONDS = 20
"""How long it stays to be read what is due to be erased."""
FREE_TRIES = 3
"""How many wrong passphrases cost no waiting."""
_MOST_SECONDS = 30


_HINT = "Enter opens it · F1 explains · Ctrl+Q ends"
_HINT_NEW = "F1 explains · Ctrl+Q ends\nYou have a backup?  contactlog backup restore FILE"
_CLOSED = (
    "The diary is closed. Type its passphrase and press Enter. If you forgot it, the recovery words "
    "on your paper open it as well: type them in the same field."
)
_NEW_HERE = (
    "There is no diary on this machine yet. Enter creates one: you choose a passphrase, then recovery words are "
    "shown, once. It takes two minutes. Have paper and a pen at hand."
)
_INVENTED = "A diary in which everybody is invented, to try things out. Enter opens it; nothing is written to the disk."


def pause_after(failures: int) -> int:
    """Give how many seconds to wait after so many wrong passphrases in a row: 2, 4, 8, up to half a minute."""
    return 0 if failures < FREE_TRIES else int(min(_MOST_SECONDS, 2.0 ** (failures - FREE_TRIES + 1)))


class LockScreen(Screen[None]):
    """Asks for the passphrase, or offers to create a diary."""

    def __init__(self) -> None:
        super().__init__()
        self._failures = 0
        self._busy = False
        self._existed: bool | None = None

    @property
    def contactlog(self) -> ContactlogApp:
        """The application, by its own type."""
        return cast("ContactlogApp", self.app)

    @property
    def explanation(self) -> str:
        """A few sentences for F1."""
        if not self._existed:
            return _NEW_HERE
        return _CLOSED if self.contactlog.source.needs_passphrase else _INVENTED

    def compose(self) -> ComposeResult:
        """Show the field for the passphrase, or the way to begin."""
        source = self.contactlog.source
        self._existed = source.exists()
        with Vertical(id="lock"):
            yield Label("contactlog", id="lock-title")
            if not self._existed:
                yield Static(
                    "A private contact diary. Nothing leaves this machine by itself.\nThere is no diary here yet.",
                    id="lock-text",
                )
                yield Button(Content("Create a diary [Enter]"), id="create", variant="primary", compact=True)
            elif not source.needs_passphrase:
                yield Static(
                    "An invented diary. Everybody in it is invented; nothing is written.", id="lock-text"
                )
                yield Button(Content("Open it [Enter]"), id="open", variant="primary", compact=True)
            else:
                yield Static("Your diary is locked.", id="lock-text")
                yield PassphraseInput(placeholder="Passphrase, or recovery words", id="passphrase")
            yield Static("", id="lock-problem", markup=False)
            yield Static(_HINT if self._existed else _HINT_NEW, classes="quiet", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Load what opening needs while the user types."""
        self.set_timer(PAINT_SECONDS, self._load)

    @work(thread=True, group="load")
    def _load(self) -> None:
        # The first screen first; then what another key would otherwise wait for.
        others = [f"contactlog.tui.screens.{mode.module}" for mode in modes.MODES]
        for name in ("contactlog.diary.door", *others, "contactlog.tui.screens.explain"):
            import_module(name)
        self.contactlog.loaded()

    async def on_screen_resume(self) -> None:
        """A diary may have been created or restored meanwhile."""
        if self._existed is not None and self._existed != self.contactlog.source.exists():
            await self.renew()

    async def renew(self) -> None:
        """Stand before another diary than before."""
        await self.recompose()
        # What had the focus is gone, but would still get the keys.
        self.set_focus(self.query("#passphrase, #create, #open").first())

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

    def open_with(self, typed: str) -> None:
        """Open the diary. A second Enter while that is under way does nothing: the first one is not given up."""
        if not self._busy:
            self._busy = True
            self._open(typed)

    @work(group="unlock")
    async def _open(self, typed: str) -> None:
        source, problem = self.contactlog.source, self.query_one("#lock-problem", Static)
        problem.update("Opening…")
        try:
            await self.contactlog.enter(partial(source.open, typed))
        except WrongPassphrase as error:
            # Recovery words are typed in the same field.
            if len(typed.split()) in (12, 24) and await self._opened_by_words(typed):
                return
            self._failed(error)
        except ContactlogError as error:
            problem.update(f"{error.sentence} {error.next_step}")
        else:
            self._failures = 0
            problem.update("")
            await self._tell_what_is_due()
        finally:
            self._busy = False

    async def _opened_by_words(self, typed: str) -> bool:
        try:
            await self.contactlog.enter(partial(self.contactlog.source.open_with_recovery, typed))
        except ContactlogError:
            return False
        self._failures = 0
        self.query_one("#lock-problem", Static).update("")
        await self._tell_what_is_due()
        return True

    async def _tell_what_is_due(self) -> None:
        """Say on opening what is older than the user wants to keep, or will be within a week: counts, no name."""
        if not self.contactlog.diary.is_open:
            return  # Locked again while the screens were being made.
        warning = await self.contactlog.diary.call(lambda diary: diary.retention.warning())
        if warning is not None:
            self.app.notify(warning, markup=False, severity="warning", timeout=DUE_SECONDS)

    def _failed(self, error: WrongPassphrase) -> None:
        self._failures += 1
        seconds = pause_after(self._failures)
        wait = f" Try again in {seconds} seconds." if seconds else ""
        self.query_one("#lock-problem", Static).update(f"{error.sentence}{wait or f' {error.next_step}'}")
        if seconds:
            self.query_one("#passphrase").disabled = True
            self.set_timer(seconds, self._may_try)

    def _may_try(self) -> None:
        for field in self.query("#passphrase"):
            field.disabled = False
            field.focus()
        self.query_one("#lock-problem", Static).update("")
