"""A button that shows which of a few is chosen; arrows go through them, Enter opens the list."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Button

from contactlog.tui.actions import Action, bindings, register

OURS = register(
    Action("choice.next", "a choice", "next(1)", "right,space", "Next", "Chooses the next one."),
    Action("choice.before", "a choice", "next(-1)", "left", "Before", "Chooses the one before."),
)


class ChoiceButton(Button):
    """One of a few, in one line.

    Args:
        title: what is chosen.
        options: values and their words.
        value: the value chosen at first; None is "not known".
        unknown: the words for None.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(OURS)

    class Changed(Message):
        """Another value was chosen."""

        def __init__(self, button: ChoiceButton) -> None:
            super().__init__()
            self.button = button

        @property
        def control(self) -> ChoiceButton:
            """The button on which it was chosen."""
            return self.button

    def __init__(
        self, title: str, options: tuple[tuple[str, str], ...], value: str | None, unknown: str
    ) -> None:
        self._title, self._options, self.value = title, (("", unknown), *options), value
        super().__init__(self._shown(), compact=True, classes="many")

    def _shown(self) -> Content:
        words = next((name for value, name in self._options if value == (self.value or "")), "")
        return Content.assemble((words, "" if self.value else "$quiet"), "  ▾")

    def choose(self, value: str | None) -> None:
        """Choose a value; an empty one is None."""
        self.value = value or None
        self.label = self._shown()
        self.post_message(self.Changed(self))

    def action_next(self, step: int) -> None:
        """Go through the values."""
        values = [value for value, _ in self._options]
        self.choose(values[(values.index(self.value or "") + step) % len(values)])

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Open the list."""
        from contactlog.tui.screens.pick import ChooseScreen

        event.stop()
        # Ids of rows are never empty: an empty one would be a heading.
        options = [(value or "-", words) for value, words in self._options]
        self.app.push_screen(ChooseScreen(self._title, options, self.value or "-"), self._take)

    def _take(self, value: str | None) -> None:
        if value is not None:
            self.choose("" if value == "-" else value)
