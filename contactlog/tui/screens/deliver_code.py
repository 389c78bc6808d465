"""A code over the whole window: the phone's camera opens a message with the words in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widgets import Static

from contactlog.core.values import Channel
from contactlog.diary.delivering import Code
from contactlog.errors import ContactlogError, NoRoom
from contactlog.tui import content, hints, message_uses, message_words
from contactlog.tui.actions import Action, bindings, register
from contactlog.tui.message_uses import Message
from contactlog.tui.widgets.qr_view import QrView

if TYPE_CHECKING:
    from contactlog.tui.app import ContactlogApp

OURS = register(
    Action("code.done", "the code", "done", "enter", "Sent", "Goes to the next part, and after the last to how it "
           "went.", "contactlog told"),
    Action("code.before", "the code", "part(-1)", "left,b", "Part before", "Shows the part before."),
    Action("code.next", "the code", "part(1)", "right,n", "Next part", "Shows the next part."),
    Action("code.scheme", "the code", "scheme", "i", "Other colours", "Draws it with the other ink, for terminals "
           "that change colours.", "contactlog deliver --scheme"),
    Action("code.fine", "the code", "fine", "f", "Finer code", "Draws it with smaller signs, which newer terminals "
           "have: more words in one code.", "contactlog deliver --scheme fine"),
    Action("code.leave", "the code", "leave", "escape", "Leave", "Goes back; nothing is noted."),
)  # fmt: skip
_BESIDE = 30
"""Columns that the hints beside the code need."""
_OPENS = {Channel.EMAIL: "a mail", Channel.CALL: "the dialler", Channel.VOICEMAIL: "the dialler"}


class CodeScreen(ModalScreen[bool]):
    """The code. Dismissed with True when the user says that it was sent."""

    BINDINGS = bindings(OURS)
    explanation = "Point the phone's camera at the code. It opens the composer; sending is up to you."

    def __init__(self, shown: Message) -> None:
        super().__init__()
        self._shown = shown
        self._codes: list[Code] = []
        self._part = 0
        self._scheme = "light"

    @property
    def contactlog(self) -> ContactlogApp:
        """The application, by its own type."""
        return cast("ContactlogApp", self.app)

    def compose(self) -> ComposeResult:
        """Put the code on the left, the hints beside it."""
        with Horizontal(id="code"):
            yield QrView()
            yield Static("", id="code-hints", markup=False)

    def on_mount(self) -> None:
        """Draw it."""
        self.draw()

    def on_resize(self) -> None:
        """Draw it for the room there is now."""
        self.draw()

    @work(exclusive=True, group="draw")
    async def draw(self) -> None:
        """Draw the codes for the window."""
        columns, rows = self.app.size.width - _BESIDE, self.app.size.height
        try:
            self._codes = await self.contactlog.diary.call(
                message_uses.codes, self._shown, columns, rows, self._scheme
            )
        except ContactlogError as error:
            self._codes = []
            self.query_one(QrView).show((), self._scheme)
            way = "Go back (Esc) and choose another way (C)."
            if isinstance(error, NoRoom):
                finer = "" if self._scheme == "fine" else " try a finer code (F),"
                way = f"Make the window larger,{finer} or go back (Esc) and choose another way (C)."
            text = f"{error.sentence}\n\n{way}"
            self.query_one("#code-hints", Static).update(content.block(text, "$warning"))
            return
        self._part = min(self._part, len(self._codes) - 1)
        self._show()

    def _show(self) -> None:
        code = self._codes[self._part]
        self.query_one(QrView).show(code.lines, self._scheme)
        opens = _OPENS.get(self._shown.draft.channel, "a message")
        many = code.parts > 1
        lines = [
            f"To {message_words.brief(self._shown)}",
            "",
            f"Point your phone's camera here: it opens {opens}. Sending is up to you.",
            "",
            f"Part {code.part} of {code.parts}: send each. A larger window needs fewer." if many else "",
            "",
            self._key("{code.done}", "sent, next part" if code.part < code.parts else "sent"),
            self._key("{code.before} {code.next}", "other part") if many else "",
            self._key("{code.scheme}", "other colours"),
            self._key("{code.fine}", self._finer(many)),
            self._key("{code.leave}", "back"),
        ]
        self.query_one("#code-hints", Static).update(content.block("\n".join(lines)))

    def _finer(self, many: bool) -> str:
        if self._scheme == "fine":
            return "larger signs, when the code looks broken"
        return "fewer codes, finer ones" if many else "finer code"

    def _key(self, keys: str, does: str) -> str:
        """Write keys as the user chose them, and what they do."""
        return f"{hints.keyed(keys, self.contactlog.wishes.keys):<6} {does}"

    def action_part(self, step: int) -> None:
        """Show another part."""
        if self._codes:
            self._part = max(0, min(len(self._codes) - 1, self._part + step))
            self._show()

    def action_scheme(self) -> None:
        """Draw it with the other ink."""
        self._scheme = "light" if self._scheme == "dark" else "dark"
        self.draw()

    def action_fine(self) -> None:
        """Draw it with smaller signs, or with the usual ones again."""
        self._scheme = "light" if self._scheme == "fine" else "fine"
        self.draw()

    def action_done(self) -> None:
        """Go to the next part; after the last, say that it was sent."""
        if not self._codes:
            return
        if self._part + 1 < len(self._codes):
            self.action_part(1)
        else:
            self.dismiss(True)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(False)
