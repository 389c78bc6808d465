"""Creating a diary: a passphrase twice, with its strength; then the recovery words."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, Static

from contactlog.errors import ContactlogError
from contactlog.tui.screens.words import WordsScreen
from contactlog.tui.typed_strength import strength_after_a_pause
from contactlog.tui.widgets.passphrase_input import PassphraseInput

if TYPE_CHECKING:
    from contactlog.diary.door import Diary
    from contactlog.tui.app import ContactlogApp


class CreateScreen(ModalScreen[None]):
    """The passphrase of a new diary."""

    explanation = (
        "The passphrase encrypts the diary; nobody can open it without. Four or more unrelated words are good. "
        "The recovery words open it if the passphrase is forgotten: write them on paper."
    )
    BINDINGS = [  # noqa: RUF012
        Binding("escape", "back", "Back"),
        # With priority it runs before the next key is handed to a field: whoever types the second passphrase
        # right behind Enter never has its beginning end up in the first field.
        Binding("enter", "go_on", "On", priority=True, show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._busy = False

    @property
    def contactlog(self) -> ContactlogApp:
        """The application, by its own type."""
        return cast("ContactlogApp", self.app)

    def compose(self) -> ComposeResult:
        """Give the two fields."""
        with Vertical(id="create-dialog", classes="dialog"):
            yield Label("Create a diary", classes="title")
            yield Static("Choose a passphrase. Four or more unrelated words are good.")
            yield PassphraseInput(placeholder="Passphrase", id="first")
            yield Static("", id="strength", markup=False)
            yield PassphraseInput(placeholder="The same once more", id="second")
            yield Static("", id="create-problem", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(Content("Create [Enter]"), id="make", variant="primary", compact=True)
                yield Button(Content("Back [Esc]"), id="back", compact=True)

    def on_mount(self) -> None:
        """Begin in the first field."""
        self.query_one("#first").focus()

    @on(Input.Changed, "#first")
    def judge_strength(self, event: Input.Changed) -> None:
        """Say how long it would hold, once the typing pauses."""
        self._judge(event.value)

    @work(exclusive=True, group="judge")
    async def _judge(self, typed: str) -> None:
        sentence = await strength_after_a_pause(typed)
        self.query_one("#strength", Static).update(sentence)

    def action_go_on(self) -> None:
        """Enter: to the second field, or create."""
        focused = self.focused
        if focused is not None and focused.id == "first":
            self.set_focus(self.query_one("#second"))
        elif focused is not None and focused.id == "back":
            self.action_back()
        elif focused is not None:
            # Behind the keys that still wait in the field.
            focused.call_later(self.make)

    @on(Button.Pressed, "#make")
    def make(self) -> None:
        """Create the diary when both are the same."""
        first, second = (self.query_one(name, PassphraseInput) for name in ("#first", "#second"))
        problem = self.query_one("#create-problem", Static)
        if not first.value:
            problem.update("The passphrase is empty.")
            first.focus()
        elif first.value != second.value:
            problem.update("The two are not the same. Type the second one again.")
            second.value = ""
            second.focus()
        elif not self._busy:
            self._busy = True
            problem.update("Creating…")
            second.value = ""
            self._create(first.take())

    @work(group="create")
    async def _create(self, passphrase: str) -> None:
        app = self.contactlog
        made: list[str] = []

        def opener() -> Diary:
            diary, words = app.source.create(passphrase)
            made.extend((words or "").split())
            return diary

        try:
            await app.diary.open(opener)
        except ContactlogError as error:
            self._busy = False
            self.query_one("#create-problem", Static).update(f"{error.sentence} {error.next_step}")
            return
        app.push_screen(WordsScreen(made, "Created. Now the recovery words"), self._done)

    def _done(self, _: None) -> None:
        if self in self.app.screen_stack:
            self.dismiss()
        if self.contactlog.diary.is_open:
            self.app.call_later(self.contactlog.show_modes)

    @on(Button.Pressed, "#back")
    def action_back(self) -> None:
        """Give up, unless the diary is being made already."""
        if not self._busy:
            self.dismiss()
