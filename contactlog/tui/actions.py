"""Every action of the screens, once: key, words and the command that does the same.

Bindings, footer, palette, help and ``docs/keys.md`` are all made from this table.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding, BindingType

EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a user can do."""

    id: str
    """``where.verb``, such as ``app.lock``: the name by which its key can be changed."""
    where: str
    """`EVERYWHERE`, or the name of the screen or widget on which it works."""
    method: str
    """The name after ``action_``, with arguments where there are any."""
    key: str
    """Keys as Textual names them, commas between several."""
    title: str
    """A few words for the footer and the palette."""
    help: str
    """One sentence for F1 and the page of keys."""
    command: str = ""
    """The command that does the same; empty where there is nothing to do outside the screens."""
    footer: bool = False
    priority: bool = False
    """The key works even while something else has the focus, also inside dialogs."""


ACTIONS: tuple[Action, ...] = (
    Action(
        "app.lock", EVERYWHERE, "lock", "ctrl+l", "Lock", "Closes the diary at once, wherever you are.",
        footer=True, priority=True,
    ),
    Action(
        "app.help", EVERYWHERE, "explain", "f1", "Help", "Explains what has the focus, with its keys.",
        "contactlog COMMAND --help", footer=True, priority=True,
    ),
    Action(
        "app.palette", EVERYWHERE, "command_palette", "ctrl+p", "Menu",
        "Lists every action; type a few letters of what you want.", "contactlog --help", footer=True,
    ),
    Action(
        "app.quit", EVERYWHERE, "quit", "ctrl+q", "Quit", "Locks the diary and ends contactlog.",
        priority=True,
    ),
    Action(
        "app.undo", EVERYWHERE, "undo", "ctrl+z", "Undo", "Takes the last change of the diary back.",
        "contactlog undo",
    ),
    Action(
        "app.jump", EVERYWHERE, "jump", "f9", "Jump",
        "Puts a letter on each part of the screen; press it to go there.",
    ),
    Action(
        "app.add", EVERYWHERE, "add_line", "ctrl+n", "Write a line", "Goes to the line in which you say whom you met.",
        "contactlog diary add",
    ),
    Action("app.waiting", EVERYWHERE, "waiting", "f7", "Waiting", "Lines written without the passphrase: take them "
           "in, correct or drop them.", "contactlog waiting list"),
    Action("app.import", EVERYWHERE, "bring_in", "f10", "Import", "Brings in contacts, a calendar, a table or a "
           "journal.", "contactlog import"),
    Action("app.tour", EVERYWHERE, "tour", "f12", "The tour", "Shows how the screens are used; it can be left at any "
           "time."),
)  # fmt: skip
"""The actions that work everywhere. Screens add theirs with `register`."""

_BY_WHERE: dict[str, tuple[Action, ...]] = {EVERYWHERE: ACTIONS}


def register(*actions: Action) -> tuple[Action, ...]:
    """Add the actions of a screen or widget; all of them belong to one place."""
    (where,) = {action.where for action in actions}
    _BY_WHERE[where] = actions
    return actions


def of(where: str) -> tuple[Action, ...]:
    """Give the actions of a place."""
    return _BY_WHERE.get(where, ())


def everything() -> tuple[Action, ...]:
    """Give all actions of the places that are loaded."""
    return tuple(action for actions in _BY_WHERE.values() for action in actions)


def load_all() -> tuple[Action, ...]:
    """Load every screen and widget, and give all actions there are."""
    import pkgutil
    from importlib import import_module

    for part in ("widgets", "screens"):
        package = import_module(f"contactlog.tui.{part}")
        for module in pkgutil.iter_modules(package.__path__):
            import_module(f"{package.__name__}.{module.name}")
    return everything()


def bindings(actions: Iterable[Action]) -> list[BindingType]:
    """Make Textual's bindings."""
    return [
        Binding(
            action.key,
            action.method,
            action.title,
            show=action.footer,
            priority=action.priority,
            tooltip=action.help,
            id=action.id,
        )
        for action in actions
    ]
