"""Going about the open diary and telling what happened: what the application does beside opening and locking."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual import events, work
from textual.app import App
from textual.binding import Binding
from textual.command import CommandPalette

from contactlog.core.text import one_line
from contactlog.errors import ContactlogError
from contactlog.tui.key_names import key_name

if TYPE_CHECKING:
    from contactlog.tui.app import ContactlogApp
    from contactlog.tui.diary_thread import DiaryThread
    from contactlog.tui.session import Session

LOCKED = "locked"
"""The mode that is there while no diary is open."""
_SECONDS = 4
"""How long it stays to be read what was told in passing."""


class GoingApp(App[None]):
    """What leads from one screen to another, and what is told in passing."""

    diary: DiaryThread
    session: Session
    seconds: Callable[[], float]
    _told_once_at: float | None = None

    def get_key_display(self, binding: Binding) -> str:
        """Write a key as it stands on a keyboard; not everybody knows what ``^l`` is."""
        return key_name(binding.key)

    def key_of(self, action_id: str) -> str:
        """Give the key of an action as the user has it now."""
        for active in self.screen.active_bindings.values():
            if active.binding.id == action_id:
                return key_name(active.binding.key)
        return ""

    def on_key(self, event: events.Key) -> None:
        """Answer a letter that means nothing here, so that nobody wonders; one answer for a whole word."""
        if self.current_mode == LOCKED or not event.is_printable or event.key in self.screen.active_bindings:
            return
        self.tell_once(f"{key_name(event.key)} does nothing here now. {self.key_words()}")

    def key_words(self) -> str:
        """Say which keys tell what can be done, as far as they work on this screen."""
        lists, explains = self.key_of("app.palette"), self.key_of("app.help")
        said = [f"{lists} lists what does" if lists else "", f"{explains} explains" if explains else ""]
        return f"{', '.join(filter(None, said))}." if any(said) else ""

    # -- going about --------------------------------------------------------------------------------------

    async def action_go(self, mode: str) -> None:
        """Show a mode."""
        if self.current_mode != LOCKED:
            await self.switch_mode(mode)

    async def action_add_line(self) -> None:
        """Go to the line in which whom one met is written."""
        await self.action_go("diary")
        focus = getattr(self.screen, "focus_quick_entry", None)
        if focus is not None:
            self.call_after_refresh(focus)

    def action_explain(self) -> None:
        """Explain what has the focus."""
        from contactlog.tui.screens.explain import ExplainScreen

        if not isinstance(self.screen, ExplainScreen):
            self.push_screen(ExplainScreen.about(self.screen))

    @work(exclusive=True, group="ask")
    async def action_waiting(self) -> None:
        """Show what waits in the drop-box."""
        from contactlog.tui.screens.waiting import WaitingScreen

        await self.push_screen_wait(WaitingScreen())
        self.diary_changed()

    @work(exclusive=True, group="ask")
    async def action_bring_in(self) -> None:
        """Bring in a file of another program."""
        from contactlog.tui.screens.importing import bring_in

        await bring_in(cast("ContactlogApp", self))

    def action_command_palette(self) -> None:
        """List every action."""
        if not CommandPalette.is_open(cast("App[object]", self)):
            self.push_screen(CommandPalette(placeholder="Type a few letters of what you want"))

    def action_jump(self) -> None:
        """Put a letter on each part of the screen."""
        from contactlog.tui.screens.jump import JumpScreen

        targets = JumpScreen.targets_of(self.screen)
        if targets:
            self.push_screen(JumpScreen(targets))

    @work(exclusive=True, group="undo")
    async def action_undo(self) -> None:
        """Take the last change back, after saying which."""
        try:
            act = await self.diary.call(lambda diary: diary.undo())
        except ContactlogError as error:
            self.tell_error(error)
            return
        self.tell("There is nothing to take back." if act is None else f"Taken back: {act.title}.")
        if act is not None:
            self.diary_changed()

    # -- telling ------------------------------------------------------------------------------------------

    def diary_changed(self) -> None:
        """Note a change, so that the screen that is shown looks again now, and the others when shown."""
        self.session.generation += 1
        look = getattr(self.screen, "look_again", None)
        if look is not None:
            look()

    def tell(self, sentence: str) -> None:
        """Tell a fact in passing. Never the name of a person: toasts stay for a while."""
        self.notify(one_line(sentence), markup=False, timeout=_SECONDS)

    def tell_once(self, sentence: str) -> None:
        """Tell what a key came to; whoever types on is not told again for each letter."""
        now = self.seconds()
        if self._told_once_at is None or not 0 <= now - self._told_once_at < _SECONDS:
            self._told_once_at = now
            self.tell(sentence)

    def tell_error(self, error: ContactlogError) -> None:
        """Tell what went wrong and what to do next."""
        text = f"{error.sentence} {error.next_step}".strip()
        self.notify(one_line(text), markup=False, severity="error", timeout=10)
