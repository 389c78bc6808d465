"""Creating a diary: a passphrase twice, then the recovery words once, of which three are typed back."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, ContentSwitcher, Input, Label, Static

from contactlog.errors import ContactlogError
from contactlog.tui.strength import judge
from contactlog.tui.widgets.passphrase_input import PassphraseInput

if TYPE_CHECKING:
    from contactlog.diary.door import Diary
    from contactlog.tui.app import ContactlogApp

ASKED = (3, 11, 19)
"""Which of the recovery words are typed back."""
_ROW = 4


class CreateScreen(ModalScreen[None]):
    """The steps of creating a diary."""

    explanation = (
        "The passphrase encrypts the diary; nobody can open it without. Four or more unrelated words are good. "
        "The recovery words open it if the passphrase is forgotten: write them on paper."
    )
    BINDINGS = [Binding("escape", "back", "Back", key_display="esc")]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self._words: list[str] = []
        self._made: Diary | None = None

    @property
    def contactlog(self) -> ContactlogApp:
        """The application, by its own type."""
        return cast("ContactlogApp", self.app)

    def compose(self) -> ComposeResult:
        """Give the two steps."""
        with (
            VerticalScroll(id="create-dialog", classes="dialog"),
            ContentSwitcher(initial="choose"),
        ):
            with Vertical(id="choose"):
                yield Label("Create a diary: step 1 of 2", classes="title")
                yield Static("Choose a passphrase. Four or more unrelated words are good.")
                yield PassphraseInput(placeholder="Passphrase", id="first")
                yield Static("", id="strength", markup=False)
                yield PassphraseInput(placeholder="The same once more", id="second")
                yield Static("", id="create-problem", markup=False)
                yield Button("Create", id="make", variant="primary")
            with Vertical(id="words"):
                yield Label("Step 2 of 2: the recovery words", classes="title")
                yield Static(
                    "They open the diary if you forget the passphrase. Shown once, stored nowhere. "
                    "Write them on paper, then type three of them back."
                )
                yield Static("", id="word-list", markup=False)
                for number in ASKED:
                    yield Input(placeholder=f"Word {number}", id=f"word-{number}", classes="word")
                yield Static("", id="words-problem", markup=False)
                yield Button("I have written them down", id="done", variant="primary")

    def on_mount(self) -> None:
        """Begin in the first field."""
        self.query_one("#first").focus()

    @on(Input.Changed, "#first")
    def judge_strength(self, event: Input.Changed) -> None:
        """Say how long it would hold."""
        self.query_one("#strength", Static).update(judge(event.value).sentence if event.value else "")

    @on(Input.Submitted, "#first")
    def to_second(self) -> None:
        """Go on to the second field."""
        self.query_one("#second").focus()

    @on(Input.Submitted, "#second")
    @on(Button.Pressed, "#make")
    def make(self) -> None:
        """Create the diary when both are the same."""
        first, second = (self.query_one(name, PassphraseInput) for name in ("#first", "#second"))
        problem = self.query_one("#create-problem", Static)
        if not first.value:
            problem.update("The passphrase is empty.")
        elif first.value != second.value:
            problem.update("The two are not the same. Type the second one again.")
            second.value = ""
            second.focus()
        elif not self._made:
            problem.update("Creating…")
            second.value = ""
            self._create(first.take())

    @work(exclusive=True, group="create")
    async def _create(self, passphrase: str) -> None:
        source, app = self.contactlog.source, self.contactlog
        made: list[str] = []

        def opener() -> Diary:
            diary, words = source.create(passphrase)
            made.extend((words or "").split())
            return diary

        try:
            await app.diary.open(opener)
        except ContactlogError as error:
            self.query_one("#create-problem", Static).update(f"{error.sentence} {error.next_step}")
            return
        self._words = made
        self.query_one("#word-list", Static).update(_numbered(made))
        self.query_one(ContentSwitcher).current = "words"
        self.query_one(f"#word-{ASKED[0]}").focus()

    @on(Input.Submitted, ".word")
    def next_word(self, event: Input.Submitted) -> None:
        """Go on to the next word, or finish after the last."""
        numbers = [f"word-{number}" for number in ASKED]
        place = numbers.index(event.input.id or "")
        if place + 1 < len(numbers):
            self.query_one(f"#{numbers[place + 1]}").focus()
        else:
            self.finish()

    @on(Button.Pressed, "#done")
    def finish(self) -> None:
        """Go in when the three words are right."""
        for number in ASKED:
            field = self.query_one(f"#word-{number}", Input)
            if field.value.strip().casefold() != self._words[number - 1]:
                self.query_one("#words-problem", Static).update(
                    f"Word {number} is not the one shown. Look at your paper again."
                )
                field.focus()
                return
        self._words = []
        self.dismiss()
        self.app.call_later(self.contactlog.show_modes)

    def action_back(self) -> None:
        """Give up, unless the diary is made already: then the words must be dealt with."""
        if not self.contactlog.diary.is_open:
            self.dismiss()


def _numbered(words: list[str]) -> str:
    rows = [words[start : start + _ROW] for start in range(0, len(words), _ROW)]
    return "\n".join(
        "  ".join(f"{row * _ROW + column:2}. {word:9}" for column, word in enumerate(listed, 1)).rstrip()
        for row, listed in enumerate(rows)
    )
