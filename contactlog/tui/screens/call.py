"""Call mode: one person a screen, the script, one key for how it went, then the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from contactlog.core.values import Channel
from contactlog.errors import ContactlogError
from contactlog.tui import content, message_uses, message_words, told_uses
from contactlog.tui.actions import Action, bindings, register
from contactlog.tui.message_uses import Message

if TYPE_CHECKING:
    from contactlog.tui.app import ContactlogApp

OURS = register(
    Action("call.reached", "a call", "outcome('reached')", "1", "Reached", "They know.", "contactlog told --by call"),
    Action("call.no_answer", "a call", "outcome('no_answer')", "2", "No answer", "Comes again tomorrow.",
           "contactlog told --outcome no_answer"),
    Action("call.left_message", "a call", "outcome('left_message')", "3", "Left a message", "Asked to be called back.",
           "contactlog told --outcome left_message"),
    Action("call.later", "a call", "outcome('later')", "4", "Try later", "Comes again tomorrow.",
           "contactlog told --next"),
    Action("call.wrong", "a call", "outcome('wrong_number')", "5", "Wrong number", "Notes that the number is wrong.",
           "contactlog told --outcome wrong_number"),
    Action("call.next", "a call", "onward", "n", "Next person", "Goes on without noting anything.",
           "contactlog deliver --as call"),
    Action("call.leave", "a call", "leave", "escape", "Leave", "Ends calling for now."),
)  # fmt: skip
_KEYS = "1 reached · 2 no answer · 3 left word · 4 later · 5 wrong number · N next"


class CallScreen(ModalScreen[None]):
    """The script of one call after the other."""

    BINDINGS = bindings(OURS)
    explanation = (
        "Read the steps aloud in your own words. One key notes how it went; then comes the next person."
    )

    def __init__(self, case_id: str, person_id: str) -> None:
        super().__init__()
        self._case, self._person = case_id, person_id
        self._shown: Message | None = None
        self._seen: set[str] = set()

    @property
    def contactlog(self) -> ContactlogApp:
        """The application, by its own type."""
        return cast("ContactlogApp", self.app)

    def compose(self) -> ComposeResult:
        """Put the script between the number and the keys."""
        with Vertical(id="call"):
            yield Static("", id="call-who", markup=False)
            with VerticalScroll(id="call-script"):
                yield Static("", id="call-text", markup=False)
            yield Static(content.line(_KEYS), classes="quiet")

    def on_mount(self) -> None:
        """Show the first script."""
        self.query_one("#call-script").focus()
        self.look()

    @work(exclusive=True, group="call")
    async def look(self) -> None:
        """Show the script for the person."""
        await self._look()

    async def _look(self) -> None:
        try:
            shown, number = await self.contactlog.diary.call(message_uses.spoken, self._case, self._person)
        except ContactlogError as error:
            if self.contactlog.diary.is_open:
                self.contactlog.tell_error(error)
            self.dismiss()
            return
        self._shown = shown
        who = message_words.brief(shown)
        place = f"{len(shown.left)} still to tell · {shown.reach.told} of {shown.reach.matter} told"
        self.query_one("#call-who", Static).update(
            content.lines(
                [content.line(f"{who}   {number or 'no number in the diary'}", "bold"), content.line(place)]
            )
        )
        self.query_one("#call-text", Static).update(content.block(message_words.text(shown)))
        self.query_one("#call-script").scroll_home(animate=False)

    @work(exclusive=True, group="call")
    async def action_outcome(self, key: str) -> None:
        """Note how it went and go on."""
        if self._shown is None or self._shown.questions:
            return
        try:
            await self.contactlog.diary.call(
                told_uses.note, self._case, self._person, key, channel=Channel.CALL
            )
        except ContactlogError as error:
            self.contactlog.tell_error(error)
            return
        self.contactlog.session.generation += 1
        await self._next()

    @work(exclusive=True, group="call")
    async def action_onward(self) -> None:
        """Go on without noting anything."""
        await self._next()

    async def _next(self) -> None:
        """Show the next person who was not on the screen yet; end when there is none."""
        self._seen.add(self._person)
        left = self._shown.left if self._shown else ()
        following = next((one for one in left if one not in self._seen), None)
        if following is None:
            self.dismiss()
            return
        self._person = following
        await self._look()

    def action_leave(self) -> None:
        """End."""
        self.dismiss()
