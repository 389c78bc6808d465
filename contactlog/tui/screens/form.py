"""A form over the screen: rows of fields that scroll, and buttons that always stay in sight."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Button, Input, Label, Static

from contactlog.errors import ContactlogError
from contactlog.tui import content, hints
from contactlog.tui.actions import Action, bindings, register
from contactlog.tui.forms import Field
from contactlog.tui.screens.confirm import ConfirmScreen

if TYPE_CHECKING:
    from contactlog.tui.app import ContactlogApp

OURS = register(
    Action("form.save", "forms", "save", "ctrl+s", "Save", "Saves what the form says.", footer=True),
    Action("form.cancel", "forms", "cancel", "escape", "Leave it", "Closes the form; asks first when something "
           "was typed.", footer=True),
)  # fmt: skip


class FormScreen(ModalScreen[bool]):
    """A form. A subclass gives its title and fields, and saves.

    Dismissed with True when it was saved.
    """

    BINDINGS = bindings(OURS)
    title_text = ""
    lead = ""
    """A sentence above the fields."""
    save_words = "Save"

    @property
    def contactlog(self) -> ContactlogApp:
        """The application, by its own type."""
        return cast("ContactlogApp", self.app)

    @abstractmethod
    def fields(self) -> Sequence[Field]:
        """Give the rows."""

    @abstractmethod
    async def save(self, values: Mapping[str, Any]) -> None:
        """Save what was typed.

        Raises:
            ContactlogError: it cannot be saved so; the form stays open and says why.
        """

    def compose(self) -> ComposeResult:
        """Put the rows between the title and the buttons."""
        self._rows = list(self.fields())
        with Vertical(classes="dialog form"):
            yield Label(content.line(self.title_text), classes="title")
            if self.lead:
                yield Static(content.block(self.lead), classes="lead")
            with VerticalScroll(classes="form-rows", can_focus=False):
                for row in self._rows:
                    with Horizontal(classes="form-row"):
                        yield Label(content.line(row.label), classes="form-label")
                        widget = row.make()
                        widget.id = f"field-{row.name}"
                        yield widget
            yield Static("", classes="problem", markup=False)
            with Horizontal(classes="buttons"):
                save, leave = f"{self.save_words} [{{form.save}}]", "Leave it [{form.cancel}]"
                yield Button(self._keyed(save), id="save", variant="primary", compact=True)
                yield Button(self._keyed(leave), id="cancel", compact=True)

    def _keyed(self, text: str) -> Content:
        return Content(hints.keyed(text, self.contactlog.wishes.keys))

    def on_mount(self) -> None:
        """Remember what stood there, to tell whether something was typed."""
        self._before = self.values()

    def widget(self, name: str) -> Widget:
        """Give the widget of a field."""
        return self.query_one(f"#field-{name}")

    def values(self) -> dict[str, Any]:
        """Give what stands in the fields."""
        return {row.name: row.read(self.widget(row.name)) for row in self._rows}

    def tell(self, text: str) -> None:
        """Say something above the buttons."""
        self.query_one(".problem", Static).update(text)

    @on(Input.Submitted)
    def onward(self) -> None:
        """Enter goes to the next field, and saves on the last."""
        fields = [self.widget(row.name) for row in self._rows]
        if self.focused is fields[-1]:
            self.action_save()
        else:
            self.focus_next()

    @on(Button.Pressed, "#save")
    def action_save(self) -> None:
        """Save and close."""
        self._save(self.values())

    @work(exclusive=True, group="form")
    async def _save(self, values: Mapping[str, Any]) -> None:
        try:
            await self.save(values)
        except ContactlogError as error:
            # A form that is going away because the diary was locked has no place left for it.
            for place in self.query(".problem").results(Static):
                place.update(f"{error.sentence} {error.next_step}".strip())
            return
        self.dismiss(True)

    @on(Button.Pressed, "#cancel")
    def action_cancel(self) -> None:
        """Close; what was typed is given up only after a question."""
        if self.values() == self._before:
            self.dismiss(False)
        else:
            question = ConfirmScreen("Leave without saving what you typed?", yes="Leave", no="Go on")
            self.app.push_screen(question, self._left)

    def _left(self, leave: bool | None) -> None:
        if leave:
            self.dismiss(False)
