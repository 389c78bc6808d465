"""The screens one can be on while the diary is open, in the order of the bar at the top."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from contactlog.tui.actions import Action, register

if TYPE_CHECKING:
    from contactlog.tui.screens.mode import ModeScreen


@dataclass(frozen=True, slots=True)
class Mode:
    """One of the main screens."""

    name: str
    title: str
    key: str
    module: str
    """Module below ``contactlog.tui.screens``; imported when the screen is first shown."""
    screen: str
    """Name of its class."""
    help: str
    command: str

    def make(self) -> ModeScreen:
        """Make the screen."""
        made: ModeScreen = getattr(import_module(f"contactlog.tui.screens.{self.module}"), self.screen)()
        return made

    def actions(self) -> tuple[Action, ...]:
        """Give what can be done on it."""
        ours: tuple[Action, ...] = import_module(f"contactlog.tui.screens.{self.module}").OURS
        return ours


MODES: tuple[Mode, ...] = (
    Mode("diary", "Diary", "f2", "diary", "DiaryScreen", "The days, and the line to write.", "contactlog diary list"),
    Mode("people", "People", "f3", "people", "PeopleScreen", "Everybody in the diary.", "contactlog people list"),
    Mode("case", "Case", "f4", "case", "CaseScreen", "Who was exposed, and whom to tell first.",
         "contactlog exposures"),
    Mode("message", "Message", "f5", "message", "MessageScreen", "The words for each person, and the way to them.",
         "contactlog draft"),
    Mode("recall", "Recall", "f6", "recall", "RecallScreen", "Questions that help to remember whom you met.",
         "contactlog recall"),
    Mode("settings", "Settings", "f8", "settings", "SettingsScreen", "Settings, keys, backups, and what the lock "
         "refuses.", "contactlog settings show"),
)  # fmt: skip

ACTIONS = register(
    *(
        Action(
            f"mode.{mode.name}", "modes", f"go('{mode.name}')", mode.key, mode.title, mode.help, mode.command
        )
        for mode in MODES
    )
)
"""One action for each mode."""
