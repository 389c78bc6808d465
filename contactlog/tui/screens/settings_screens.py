"""Changing what the user wrote about themselves, and how the screens look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from textual import on

from contactlog.diary.door import Diary
from contactlog.diary.falling_ill import COUNTRIES
from contactlog.diary.preferences import KNOWN
from contactlog.errors import Invalid
from contactlog.tui import ill_words, message_words, themes, wishes
from contactlog.tui.forms import Field, TextField
from contactlog.tui.screens.form import FormScreen
from contactlog.tui.screens.pick import ChooseScreen
from contactlog.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from contactlog.tui.screens.mode import ModeScreen


_NOT_SET = "-"
_CHOICES = {
    "country": tuple((name, ill_words.country(name)) for name in COUNTRIES),
    "language": message_words.LANGUAGES,
    "room_rule": (
        ("any_distance", "at any distance"), ("two_hours", "after two hours together"), ("under_2m", "under 2 m"),
    ),
}  # fmt: skip
"""Settings that are one of a few."""


async def known(screen: ModeScreen, name: str) -> None:
    """Change a setting that the command line knows too."""
    value = await screen.contactlog.diary.call(lambda diary: diary.preferences.get(name))
    if name in _CHOICES:
        options = [*_CHOICES[name], (_NOT_SET, "not set")]
        question = f"{KNOWN[name][:1].upper()}{KNOWN[name].partition(':')[0][1:]}"
        chosen = await screen.app.push_screen_wait(ChooseScreen(question, options, str(value or _NOT_SET)))
        if chosen is not None:
            new = "" if chosen == _NOT_SET else chosen
            await screen.contactlog.diary.call(lambda diary: diary.preferences.set(name, new))
        return
    await screen.app.push_screen_wait(SettingForm(name, "" if value is None else str(value)))


async def screen(screen: ModeScreen, name: str) -> None:
    """Change how the screens look or behave."""
    app = screen.contactlog
    now = app.wishes
    if name == "theme":
        await _theme(screen)
    elif name == "compact":
        await app.wish("compact", not now.compact)
    elif name == "still":
        await app.wish("still", not now.still)
    elif name == "idle":
        await screen.app.push_screen_wait(IdleForm(now.idle_minutes))
    elif name == "keys":
        from contactlog.tui.screens.keymap import KeymapScreen

        await screen.app.push_screen_wait(KeymapScreen())
    else:
        app.action_tour()


async def _theme(screen: ModeScreen) -> None:
    app, before = screen.contactlog, screen.app.theme
    chosen = await screen.app.push_screen_wait(ThemeScreen(before))
    if chosen is None:
        app.theme = before
    else:
        await app.wish("theme", chosen)


class ThemeScreen(ChooseScreen):
    """The colours, shown while the cursor moves; Esc takes the old ones back."""

    def __init__(self, now: str) -> None:
        super().__init__("Colours", list(themes.CHOICES.items()), now)

    @on(VirtualList.Moved)
    def preview(self, event: VirtualList.Moved) -> None:
        """Show the colours."""
        self.app.theme = event.row_id


class SettingForm(FormScreen):
    """One setting as a line of text."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__()
        self._setting, self._value = name, value
        self.title_text = name.replace("_", " ").capitalize()
        self.lead = f"{KNOWN[name][:1].upper()}{KNOWN[name][1:]}. Empty clears it."

    def fields(self) -> Sequence[Field]:
        """Give the row."""
        return [TextField("value", "Value", self._value)]

    async def save(self, values: Mapping[str, Any]) -> None:
        """Save it."""

        def change(diary: Diary) -> None:
            diary.preferences.set(self._setting, values["value"])

        await self.contactlog.diary.call(change)


class IdleForm(FormScreen):
    """After how many minutes the diary locks by itself."""

    title_text = "Locks by itself"
    lead = "Minutes without a key or a click. 0 never locks; Ctrl+L always does."

    def __init__(self, minutes: int) -> None:
        super().__init__()
        self._minutes = minutes

    def fields(self) -> Sequence[Field]:
        """Give the row."""
        return [TextField("minutes", "Minutes", str(self._minutes))]

    async def save(self, values: Mapping[str, Any]) -> None:
        """Keep it."""
        typed = values["minutes"]
        if not (typed.isascii() and typed.isdigit() and int(typed[:6]) <= wishes.MOST_IDLE_MINUTES):
            raise Invalid("That is no number of minutes.", "Write a whole number from 0 to 1440.")
        await self.contactlog.wish("idle_minutes", int(typed))
