"""The application: open, go from screen to screen, lock."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.binding import BindingType
from textual.screen import ModalScreen, Screen

from contactlog.errors import ContactlogError
from contactlog.tui import drawn, hangup, modes, private, themes, wishes
from contactlog.tui.actions import ACTIONS, bindings
from contactlog.tui.diary_thread import DiaryThread
from contactlog.tui.going import LOCKED, GoingApp
from contactlog.tui.idle import IdleTimer, boot_seconds
from contactlog.tui.palette import ActionsProvider
from contactlog.tui.screens.lock import LockScreen
from contactlog.tui.session import Session
from contactlog.tui.source import Source
from contactlog.tui.stylesheet import SharedStylesheet
from contactlog.tui.wishes import UNFINISHED, Wishes

if TYPE_CHECKING:
    from contactlog.core.settings import JsonValue
    from contactlog.diary.door import Diary

_TURNS = 100
"""How often it is looked whether a screen stands, before a key goes to it."""
_LOCKED_TOO = frozenset({"quit", "explain"})
"""The actions of ours that are there while the diary is locked."""
_STYLES = Path(__file__).parent / "styles"
_STYLES_LATER = tuple(
    _STYLES / f"{name}.tcss" for name in ("widgets", "screens", "case", "message", "recall")
)
"""Read once the lock is seen."""
_OURS = frozenset(action.method.partition("(")[0] for action in (*ACTIONS, *modes.ACTIONS))


class ContactlogApp(GoingApp):
    """The screens.

    Args:
        source: the diary behind them.
        seconds: the clock by which idle time is counted.
        idle_seconds: after how many the diary is locked, 0 never; as the user wishes when None.
        loaded: is called, in another thread, when everything that opening needs is loaded.
    """

    TITLE = "contactlog"
    """Constant: a terminal's title is kept in its history, so it never says anything about the diary."""
    CSS_PATH = [f"styles/{name}.tcss" for name in ("app", "lock")]  # noqa: RUF012 - what the first paint needs
    MODES: ClassVar[dict[str, Any]] = {LOCKED: LockScreen}
    DEFAULT_MODE = LOCKED
    COMMANDS = {ActionsProvider}  # noqa: RUF012 - instead of Textual's own, one of which writes the screen to a file
    ENABLE_COMMAND_PALETTE = True
    ALLOW_SELECT = False
    """Text is copied on purpose and with a warning, never by dragging over it."""
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (100, "-wide"), (130, "-very-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ACTIONS), *bindings(modes.ACTIONS)]

    def __init__(
        self,
        source: Source,
        *,
        seconds: Callable[[], float] = boot_seconds,
        idle_seconds: float | None = None,
        loaded: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(ansi_color=False)
        self.source = source
        self.diary = DiaryThread()
        self.session = Session()
        self.crash_sentence: str | None = None  # what to print once the terminal is back to normal
        self.seconds = seconds
        self.loaded = loaded
        self.wishes = Wishes()
        self._idle_seconds = idle_seconds
        self.idle = IdleTimer(wishes.IDLE_MINUTES * 60, seconds())
        for theme in themes.OURS:
            self.register_theme(theme)
        self.theme = themes.fitting(os.environ)
        self.stylesheet = SharedStylesheet(variables=self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the colours that our styles name and a theme may lack."""
        return {"quiet": themes.QUIET}

    def on_mount(self) -> None:
        """Begin counting idle seconds, and lock when the terminal suspends the program."""
        self.set_interval(1, self._look_at_the_clock)
        self.call_after_refresh(self._style_the_rest)
        self.app_suspend_signal.subscribe(self, lambda _: self._close_at_once(), immediate=True)
        hangup.before_stopping(self._close_at_once)

    def _style_the_rest(self) -> None:
        self.stylesheet.read_all(_STYLES_LATER)
        self.stylesheet.reparse()
        self.stylesheet.update(self)

    # -- opening and locking ------------------------------------------------------------------------------

    async def enter(self, opener: Callable[[], Diary]) -> None:
        """Open the diary and show the first mode.

        Args:
            opener: gives the open diary; runs in the diary's thread.

        Raises:
            ContactlogError: what the opener raises; nothing has changed then.
        """
        await self.diary.open(opener)
        await self.show_modes()

    async def show_modes(self) -> None:
        """Show the first mode of the open diary, as the user wishes it."""
        self.session = Session()
        self._heed(await self.diary.call(wishes.read))
        self.session.unfinished = self.wishes.unfinished
        self.idle.touch(self.seconds())
        for mode in modes.MODES:
            self.add_mode(mode.name, mode.make)
        await self.switch_mode(modes.MODES[0].name)
        if self.source.needs_passphrase and not self.wishes.toured:
            self.action_tour()

    def _heed(self, chosen: Wishes) -> None:
        """Do as the user wishes."""
        self.wishes = chosen
        self.idle.limit = chosen.idle_minutes * 60 if self._idle_seconds is None else self._idle_seconds
        if chosen.theme is not None and chosen.theme in themes.CHOICES:
            self.theme = chosen.theme
        self.set_class(chosen.compact, "-compact")
        if chosen.still:
            self.animation_level = "none"
        self.set_keymap(dict(chosen.keys))

    async def wish(self, name: str, value: JsonValue) -> None:
        """Keep a wish, and do as it says.

        Raises:
            ContactlogError: it cannot be kept.
        """
        self._heed(await self.diary.call(wishes.change, name, value))

    def action_lock(self) -> None:
        """Lock at once."""
        # Awaiting the removal of a screen inside one of its own handlers would wait for ever.
        if self.current_mode != LOCKED or self.diary.is_open:
            self.call_later(self.leave)

    async def leave(self) -> None:
        """Close the diary, drop every screen that showed it, and show the lock."""
        self.clear_notifications()
        self.copy_to_clipboard("")
        unfinished, self.session = self.session.unfinished, Session()
        if self.diary.is_open and unfinished != self.wishes.unfinished:
            await self._keep_unfinished(unfinished)
        if self.current_mode != LOCKED:
            await self.switch_mode(LOCKED)
        else:
            self.diary.close()
        while isinstance(self.screen, ModalScreen):
            # While a diary is being created, its screens stand over the lock.
            await self.screen.dismiss()
        for mode in modes.MODES:
            if mode.name in self._modes:
                await self.remove_mode(mode.name)
        self.wishes = Wishes()
        self.diary.close()
        self.refresh_bindings()
        self.call_after_refresh(drawn.forget)

    async def _keep_unfinished(self, line: str) -> None:
        """Keep the line that is being written inside the diary; it is there again after opening."""
        try:
            await self.diary.call(wishes.write, UNFINISHED, line)
        except ContactlogError as error:
            self.tell_error(error)

    def _close_at_once(self) -> None:
        """Close before the program is suspended: what is left for later would run only when it comes back."""
        line = self.session.unfinished
        self.diary.close(lambda diary: wishes.write(diary, UNFINISHED, line))

    async def leave_for(self, screen: Screen[bool]) -> None:
        """Close the diary and go on with something that puts another in its place."""
        await self.leave()
        self.push_screen(screen)

    async def action_quit(self) -> None:
        """Lock and end."""
        await self.leave()
        self.exit()

    def _look_at_the_clock(self) -> None:
        if self.current_mode == LOCKED and not self.diary.is_open:
            return
        left = self.idle.left(self.seconds())
        if not self.diary.is_open or (left is not None and left <= 0):
            self.action_lock()
            return
        # While the program ends there is no screen any more.
        for screen in self.screen_stack[:1]:
            if (tick := getattr(screen, "tick", None)) is not None:
                tick()

    def idle_left(self) -> float | None:
        """Give the seconds until the diary locks by itself; None when it does not."""
        return self.idle.left(self.seconds())

    async def on_event(self, event: events.Event) -> None:
        """Note signs of life; a mouse that only moves is none, because a desk can be nudged."""
        if isinstance(
            event,
            events.Key | events.Paste | events.MouseDown | events.MouseScrollDown | events.MouseScrollUp,
        ):
            self.idle.touch(self.seconds())
        if isinstance(event, events.Key):
            await self._stands()
        await super().on_event(event)

    async def _stands(self) -> None:
        """Wait until the newest screen stands: whoever types ahead means it, and it has no fields before."""
        for _ in range(_TURNS):
            if self.screen.is_mounted:
                return
            await asyncio.sleep(0.005)

    def action_tour(self) -> None:
        """Show how the screens are used, and remember that it was shown."""
        from contactlog.tui.screens.tour import TourScreen

        self.push_screen(TourScreen(), self._toured)

    async def _toured(self, _: None) -> None:
        if self.diary.is_open and not self.wishes.toured:
            await self.wish("toured", True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While locked only quitting and the help of the lock are there."""
        if action == "lock":
            return self.current_mode != LOCKED or self.diary.is_open
        if action == "explain":
            return not getattr(self.screen, "takes_any_key", False)
        if self.current_mode == LOCKED and action in _OURS - _LOCKED_TOO:
            return False
        return super().check_action(action, parameters)

    def _handle_exception(self, error: Exception) -> None:
        if not private.came_too_late(error):
            # The first mistake is the one to report: others follow from the diary being closed.
            self.crash_sentence = self.crash_sentence or private.crash_sentence(error)
            self.diary.close()
            private.crash(self, error)
