"""The recovery words, shown once; three of them are typed back."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, Static

from contactlog.diary.recovery_words import TYPED_BACK, is_word, numbered


class WordsScreen(ModalScreen[None]):
    """Shows the words until three of them are typed back from the paper. There is no other way out but locking."""

    explanation = (
        "The recovery words open the diary if the passphrase is forgotten. They are shown once and stored nowhere: "
        "write them on paper, then type three of them back."
    )

    # With priority it runs before the next key is handed to a field, so that quick typing never lands in the wrong one.
    BINDINGS = [Binding("enter", "go_on", "On", priority=True, show=False)]  # noqa: RUF012

    def __init__(self, words: Sequence[str], title: str = "The recovery words") -> None:
        super().__init__()
        self._words, self._title = list(words), title

    def compose(self) -> ComposeResult:
        """Show the words and three fields."""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Label(self._title, classes="title", markup=False)
            yield Static(
                "They open the diary if you forget the passphrase. Shown once, stored nowhere. "
                "Write them on paper, then type three of them back."
            )
            yield Static("\n".join(numbered(self._words)), id="word-list", markup=False)
            for number in TYPED_BACK:
                yield Input(placeholder=f"Word {number}", id=f"word-{number}", classes="word", compact=True)
            yield Static("", id="words-problem", markup=False)
            yield Button(
                Content("I have written them down [Enter]"), id="done", variant="primary", compact=True
            )

    def on_mount(self) -> None:
        """Begin in the first field."""
        self.query_one(f"#word-{TYPED_BACK[0]}").focus()

    def action_go_on(self) -> None:
        """Enter: to the next word, or finish after the last."""
        fields = [self.query_one(f"#word-{number}") for number in TYPED_BACK]
        here = self.focused
        if here in fields[:-1]:
            self.set_focus(fields[fields.index(here) + 1])
            here.call_later(self._right, TYPED_BACK[fields.index(here)])
        elif here is not None:
            # Behind the keys that still wait in the field.
            here.call_later(self.finish)

    @on(Button.Pressed, "#done")
    def finish(self) -> None:
        """Close when the three words are right."""
        if all(self._right(number) for number in TYPED_BACK):
            self._words = []
            self.dismiss()

    def _right(self, number: int) -> bool:
        """Tell whether a word is the one shown; go back to its field, saying so, when it is not."""
        field, problem = self.query_one(f"#word-{number}", Input), self.query_one("#words-problem", Static)
        if is_word(field.value, self._words[number - 1]):
            problem.update("")
            return True
        typed = field.value.strip()
        problem.update(
            f"Word {number} is not the one shown. Look at your paper again."
            if typed
            else f"Type word {number} from your paper."
        )
        field.focus()
        return False
