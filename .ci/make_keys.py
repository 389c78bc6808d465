"""Write docs/keys.md from the table of actions; a test keeps the page up to date."""

from __future__ import annotations

from pathlib import Path

from contactlog.tui.actions import EVERYWHERE, Action, load_all
from contactlog.tui.key_names import key_name

PAGE = Path(__file__).parent.parent / "docs" / "keys.md"
_FIRST = (EVERYWHERE, "modes")
_INTRO = """\
# Keys of the screens

Every action of the screens, its key, and the command that does the same; an action without a command does nothing
outside the screens. `Ctrl+P` finds an action by its words, `F1` explains what has the focus. Any key can be changed
under *Settings*, *Keys of the screens*; the last column is the name by which it is kept. The mouse works everywhere.
"""


def page() -> str:
    """Give the text of the page."""
    actions = load_all()
    places = [*_FIRST, *sorted({action.where for action in actions} - set(_FIRST))]
    return "\n".join(
        [_INTRO, *(_table(place, [one for one in actions if one.where == place]) for place in places)]
    )


def _table(place: str, actions: list[Action]) -> str:
    title = "The main screens" if place == "modes" else place[:1].upper() + place[1:]
    rows = "\n".join(
        f"| {_keys(action.key)} | {action.title} | {action.help} | {_code(action.command)} | `{action.id}` |"
        for action in actions
    )
    return f"## {title}\n\n| Key | Action | What it does | Command | Name |\n|---|---|---|---|---|\n{rows}\n"


def _keys(keys: str) -> str:
    return ", ".join(f"`{key_name(key)}`" for key in keys.split(","))


def _code(command: str) -> str:
    return f"`{command}`" if command else ""


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
