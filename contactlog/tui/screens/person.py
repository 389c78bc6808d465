"""One person over the screen, and the form that changes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button

from contactlog.core.people import Person
from contactlog.core.values import Channel, Flag, Safety
from contactlog.tui import people_uses
from contactlog.tui.forms import YES_NO, ChoiceField, Field, ManyField, TextField, options_of, yes_no
from contactlog.tui.people_uses import PersonPage
from contactlog.tui.screens.form import FormScreen
from contactlog.tui.widgets.person_page import PersonPane


class PersonScreen(ModalScreen[str | None]):
    """Shows a person; answers ``edit`` or nothing."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape", "dismiss", "Close"),
        Binding("e", "answer('edit')", "Change"),
    ]

    def __init__(self, page: PersonPage) -> None:
        super().__init__()
        self._page = page

    def compose(self) -> ComposeResult:
        """Show the page."""
        with Vertical(classes="dialog tall"):
            yield PersonPane()
            with Horizontal(classes="buttons"):
                yield Button(Content("Close [Esc]"), id="close", compact=True)
                yield Button(Content("Change [E]"), id="edit", compact=True)

    def on_mount(self) -> None:
        """Fill in."""
        self.query_one(PersonPane).show(self._page)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer by button."""
        self.dismiss("edit" if event.button.id == "edit" else None)

    def action_answer(self, answer: str) -> None:
        """Answer by key."""
        self.dismiss(answer)


class PersonEditor(FormScreen):
    """The form of a person; None makes a new one."""

    explanation = (
        "Several numbers, mails or other names are written with commas between them. Leave empty what you do not "
        "know. “Careful” says why a message needs more care, such as a phone that others read."
    )

    def __init__(self, person: Person | None) -> None:
        super().__init__()
        self._person = person
        self.title_text = "A new person" if person is None else "Change a person"

    def fields(self) -> Sequence[Field]:
        """Give the rows."""
        was = self._person or Person("")
        ill = was.fell_ill_on.isoformat() if was.fell_ill_on else ""
        return [
            TextField("name", "Name", was.name),
            TextField("nicknames", "Also", ", ".join(was.nicknames), "what else they are called"),
            TextField(
                "phones", "Telephone", ", ".join(phone.typed for phone in was.phones), "+351 912 345 678"
            ),
            TextField("emails", "E-mail", ", ".join(was.emails)),
            TextField("address", "Address", was.address or "", "lines parted by  / "),
            ChoiceField("channel", "Tell by", options_of(Channel), was.channel),
            TextField("language", "Language", was.language or "", "pt, en, de ..."),
            ChoiceField("lives_with_me", "Lives with me", YES_NO, yes_no(was.lives_with_me)),
            ManyField("flags", "Risk", options_of(Flag), frozenset(was.flags)),
            ManyField("safety", "Careful", options_of(Safety), frozenset(was.safety)),
            ChoiceField("confidential", "Confidential", YES_NO, "yes" if was.confidential else "no"),
            TextField("fell_ill_on", "Fell ill on", ill, "first day of their own illness"),
            TextField("note", "Note", was.note),
        ]

    async def save(self, values: Mapping[str, Any]) -> None:
        """Save the person."""
        await self.contactlog.diary.call(people_uses.save, self._person, values)
