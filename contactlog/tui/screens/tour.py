"""How the screens are used, in four short pages; Esc leaves at any time."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Label, Static

PAGES = (
    (
        "Every day, one line",
        "Ctrl+N goes to the line. Write whom you met as you would say it:\n\n"
        "  Lunch with Ana at Café Nero 13:00 1h indoors\n\n"
        "Below it stands what was understood. Enter saves, Ctrl+Z takes back. Nobody met? N on the day says so.",
    ),
    (
        "When you fall ill",
        "The screen of the case asks at most five questions, then shows who was exposed, why, and whom to tell "
        "first. You tell them yourself: contactlog writes the words and remembers who knows.",
    ),
    (
        "Finding your way",
        "The keys F2, F3 and on at the top go from screen to screen. Tab and the arrows go about; Enter opens, Esc "
        "steps back. F1 explains what has the focus, Ctrl+P lists every action, F9 puts a letter on each part.",
    ),
    (
        "It stays here",
        "Nothing leaves this machine by itself: the bar at the top says so only while the system really refuses it. "
        "Ctrl+L locks at once, and it locks by itself when you are away. Make a backup on the screen of settings.",
    ),
)


class TourScreen(ModalScreen[None]):
    """The pages."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape", "dismiss", "Skip"),
        Binding("enter,right,space", "step(1)", "On"),
        Binding("left,backspace", "step(-1)", "Back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._place = 0

    def compose(self) -> ComposeResult:
        """Show a page."""
        with Vertical(classes="dialog"):
            yield Label("", classes="title", markup=False)
            yield Static("", id="tour-text", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(Content("On [Enter]"), id="on", variant="primary", compact=True)
                yield Button(Content("Skip [Esc]"), id="skip", compact=True)

    def on_mount(self) -> None:
        """Begin."""
        self.set_focus(None)
        self._show()

    def _show(self) -> None:
        title, text = PAGES[self._place]
        self.query_one(".title", Label).update(f"{title}  ({self._place + 1} of {len(PAGES)})")
        self.query_one("#tour-text", Static).update(text)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Go on, or leave."""
        if event.button.id == "skip":
            self.dismiss()
        else:
            self.action_step(1)

    def action_step(self, step: int) -> None:
        """Go to another page; after the last one the tour ends."""
        self._place = max(0, self._place + step)
        if self._place >= len(PAGES):
            self.dismiss()
        else:
            self._show()
