"""Every action with its key, and giving it another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from contactlog.core.settings import JsonValue
from contactlog.tui import actions, content
from contactlog.tui.actions import Action, bindings, register
from contactlog.tui.key_names import keys_name
from contactlog.tui.screens.listing import ListingScreen
from contactlog.tui.widgets.virtual_list import Row

OURS = register(
    Action(
        "keys.reset",
        "keys of the screens",
        "reset",
        "delete,d",
        "As it came",
        "Gives an action its own key back.",
    ),
)


class KeymapScreen(ListingScreen):
    """The list of actions."""

    BINDINGS = bindings(OURS)
    title_text = "Keys of the screens"
    hint = "{list.open} gives another key · {keys.reset} takes it back · Esc closes"

    async def rows(self) -> Sequence[Row]:
        """List the actions by where they work."""
        chosen = self.contactlog.wishes.keys
        listed: list[Row] = []
        where = ""
        for action in actions.load_all():
            if action.where != where:
                where = action.where
                listed.append(Row("", ((where.capitalize(), ""),)))
            key = chosen.get(action.id, action.key)
            mark = "  changed" if action.id in chosen else ""
            listed.append(
                Row(action.id, ((f"{keys_name(key):<22}", "accent"), (action.title, ""), (mark, "warn")))
            )
        return listed

    @work(exclusive=True, group="ask")
    async def open_row(self, row_id: str) -> None:
        """Wait for a key and give it to the action."""
        action = next(one for one in actions.everything() if one.id == row_id)
        key = await self.app.push_screen_wait(KeyScreen(action))
        if key is None:
            return
        taken = _taken(action, key, self.contactlog.wishes.keys)
        if taken is not None:
            self.contactlog.tell(f"That key is taken by “{taken.title}”.")
            return
        await self.contactlog.wish("keys", dict[str, JsonValue]({**self.contactlog.wishes.keys, row_id: key}))
        await self.again()

    @work(exclusive=True, group="ask")
    async def action_reset(self) -> None:
        """Give the action its own key back."""
        row_id = self.listing.current_id
        kept: dict[str, JsonValue] = {
            name: key for name, key in self.contactlog.wishes.keys.items() if name != row_id
        }
        await self.contactlog.wish("keys", kept)
        await self.again()


def _taken(action: Action, key: str, chosen: Mapping[str, str]) -> Action | None:
    """Give the action that has the key in the same place or everywhere."""
    near = {action.where, actions.EVERYWHERE, "modes"}
    for other in actions.everything():
        together = other.where in near or action.where == actions.EVERYWHERE
        if other.id != action.id and together and key in chosen.get(other.id, other.key).split(","):
            return other
    return None


class KeyScreen(ModalScreen[str | None]):
    """Waits for one key; Esc leaves everything as it is."""

    takes_any_key = True
    """F1 too, which otherwise explains."""

    def __init__(self, action: Action) -> None:
        super().__init__()
        self._action = action

    def compose(self) -> ComposeResult:
        """Say what is waited for."""
        with Vertical(classes="dialog"):
            yield Label(content.line(self._action.title), classes="title")
            yield Static(content.block(f"{self._action.help}\n\nPress the new key. Esc leaves it as it is."))

    def on_key(self, event: events.Key) -> None:
        """Take the key."""
        event.stop()
        event.prevent_default()
        self.dismiss(None if event.key == "escape" else event.key)
