"""Changing the words, with the draft check and the size beside them while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, Static, TextArea

from contactlog.errors import ContactlogError
from contactlog.tui import content, hints, message_uses, message_words
from contactlog.tui.actions import bindings
from contactlog.tui.message_uses import Message
from contactlog.tui.screens.confirm import ConfirmScreen
from contactlog.tui.screens.form import OURS as FORM_KEYS

if TYPE_CHECKING:
    from contactlog.tui.app import ContactlogApp


class MessageEditor(ModalScreen[bool]):
    """An editor. Dismissed with True when the words were kept."""

    BINDINGS = bindings(FORM_KEYS)
    explanation = "Ctrl+S keeps the words for this person. The lines below say what the draft check finds."

    def __init__(self, shown: Message) -> None:
        super().__init__()
        self._shown = shown

    @property
    def contactlog(self) -> ContactlogApp:
        """The application, by its own type."""
        return cast("ContactlogApp", self.app)

    def compose(self) -> ComposeResult:
        """Put the words between the title and what the check finds."""
        draft = self._shown.draft
        with Vertical(classes="dialog tall"):
            yield Label(content.line(f"Words for {message_words.brief(self._shown)}"), classes="title")
            if draft.subject is not None:
                yield Input(draft.subject, placeholder="Subject", id="edit-subject", compact=True)
            yield TextArea(draft.text, id="edit-text", soft_wrap=True, tab_behavior="focus")
            with VerticalScroll(id="edit-check", can_focus=False):
                yield Static("", id="edit-found", markup=False)
            with Horizontal(classes="buttons"):
                keys = self.contactlog.wishes.keys
                keep, leave = (
                    Content(hints.keyed(text, keys))
                    for text in ("Keep [{form.save}]", "Leave it [{form.cancel}]")
                )
                yield Button(keep, id="save", variant="primary", compact=True)
                yield Button(leave, id="cancel", compact=True)

    def on_mount(self) -> None:
        """Begin in the words."""
        self.query_one(TextArea).focus()
        self.look()

    def _typed(self) -> tuple[str, str | None]:
        subject = self.query("#edit-subject")
        return self.query_one(TextArea).text, subject.first(Input).value if subject else None

    @on(TextArea.Changed)
    @on(Input.Changed)
    def changed(self) -> None:
        """Check again; the newest answer wins."""
        self.look()

    @work(exclusive=True, group="check")
    async def look(self) -> None:
        """Check the words as they stand."""
        text, subject = self._typed()
        try:
            draft = await self.contactlog.diary.call(message_uses.look_through, self._shown, text, subject)
        except ContactlogError as error:
            self.query_one("#edit-found", Static).update(content.line(error.sentence, "$warning"))
            return
        size = (
            ""
            if draft.segments is None
            else f"{draft.segments} {'part' if draft.segments == 1 else 'parts'} · "
        )
        found = [
            content.line(
                f"{'✗' if one.serious else '!'} {one.text}{f' “{one.words}”' if one.words else ''}",
                "$warning",
            )
            for one in draft.findings
        ] or [content.line("✓ nothing stops these words", "$success")]
        self.query_one("#edit-found", Static).update(
            content.lines([content.line(f"{size}{len(text):,} characters", "$quiet"), *found])
        )

    @on(Button.Pressed, "#save")
    def action_save(self) -> None:
        """Keep the words."""
        self._save()

    @work(exclusive=True, group="save")
    async def _save(self) -> None:
        try:
            await self.contactlog.diary.call(message_uses.edit, self._shown, *self._typed())
        except ContactlogError as error:
            self.query_one("#edit-found", Static).update(content.line(error.sentence, "$warning"))
            return
        self.dismiss(True)

    @on(Button.Pressed, "#cancel")
    def action_cancel(self) -> None:
        """Leave; what was typed is given up only after a question."""
        if self._typed() == (self._shown.draft.text, self._shown.draft.subject):
            self.dismiss(False)
        else:
            question = ConfirmScreen("Leave without keeping the words you changed?", yes="Leave", no="Go on")
            self.app.push_screen(question, self._left)

    def _left(self, leave: bool | None) -> None:
        if leave:
            self.dismiss(False)
