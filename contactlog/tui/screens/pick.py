"""Choosing any of a list, and choosing one by a single key."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from contactlog.tui import content
from contactlog.tui.widgets.virtual_list import Row, VirtualList

DIGITS = "123456789"
_ROWS = 12
"""Rows that are seen at once."""


class PickScreen(ModalScreen[frozenset[str] | None]):
    """Any of a list; space marks, Enter takes."""

    BINDINGS = [  # noqa: RUF012
        Binding("enter", "take", "Take", priority=True),
        Binding("space", "turn", "Mark"),
        Binding("escape", "dismiss", "Leave it"),
    ]

    def __init__(self, title: str, options: Sequence[tuple[str, str]], chosen: frozenset[str]) -> None:
        super().__init__()
        self._title, self._options, self._chosen = title, options, chosen

    def compose(self) -> ComposeResult:
        """Show the list."""
        with Vertical(classes="dialog"):
            yield Label(content.line(self._title), classes="title")
            yield VirtualList(classes="choose-list")
            yield Static(Content("Space marks · Enter takes what is marked · Esc leaves it"), classes="quiet")

    def on_mount(self) -> None:
        """Fill the list."""
        listing = self.query_one(VirtualList)
        listing.styles.height = min(len(self._options), _ROWS)
        self._show()
        listing.focus()

    def _show(self) -> None:
        """Show what is marked, by a sign and not by colour alone."""
        rows = [
            Row(value, (("[x] ", "good") if value in self._chosen else ("[ ] ", "quiet"), (words, "")))
            for value, words in self._options
        ]
        self.query_one(VirtualList).show(rows)

    @on(VirtualList.Opened)
    def opened(self) -> None:
        """Mark by a click."""
        self.action_turn()

    def action_turn(self) -> None:
        """Mark the row under the cursor, or not."""
        if here := self.query_one(VirtualList).current_id:
            self._chosen ^= {here}
            self._show()

    def action_take(self) -> None:
        """Take what is marked."""
        self.dismiss(self._chosen)


class ChooseScreen(ModalScreen[str | None]):
    """One of a list: its digit, or Enter on it.

    Args:
        question: what is to be chosen.
        options: ids and what is shown for them; the first nine have a digit.
        now: the id that holds at the moment; the cursor begins there.
    """

    BINDINGS = [Binding("escape", "dismiss", "Leave it")]  # noqa: RUF012

    def __init__(self, question: str, options: Sequence[tuple[str, str]], now: str | None = None) -> None:
        super().__init__()
        self._question, self._options, self._now = question, options, now

    def compose(self) -> ComposeResult:
        """Show the list."""
        with Vertical(classes="dialog"):
            yield Static(content.line(self._question), classes="title")
            yield VirtualList(classes="choose-list")
            yield Static(Content("A digit or Enter chooses · Esc leaves it"), classes="quiet")

    def on_mount(self) -> None:
        """Fill the list."""
        listing = self.query_one(VirtualList)
        listing.styles.height = min(len(self._options), _ROWS)
        listing.show(
            [
                Row(key, ((f"{DIGITS[number]}  " if number < len(DIGITS) else "   ", "accent"), (shown, "")))
                for number, (key, shown) in enumerate(self._options)
            ]
        )
        listing.go_to(self._now or "")
        listing.focus()

    def on_key(self, event: events.Key) -> None:
        """Choose by digit."""
        number = DIGITS.find(event.character or "-")
        if 0 <= number < len(self._options):
            event.stop()
            self.dismiss(self._options[number][0])

    @on(VirtualList.Opened)
    def opened(self, event: VirtualList.Opened) -> None:
        """Choose the row."""
        self.dismiss(event.row_id)
