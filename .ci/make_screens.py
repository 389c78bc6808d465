"""Draw docs/screens: every screen of the invented diary, at two sizes and in two themes.

Run as ``PYTHONPATH=. python .ci/make_screens.py [NAME ...]``. The process locks itself first, so that the bar at
the top says what it says in real life.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from contactlog import lockdown

FOLDER = Path(__file__).parent.parent / "docs" / "screens"
SIZES = ((80, 24), (140, 45))
THEMES = ("dark", "light")
NOW = datetime(2026, 3, 12, 21, 0, tzinfo=UTC)
LINE = "Dinner with Ana Silva and Zoe at @Tasca Azul yesterday 20:00 2h indoors"

SHOTS: dict[str, tuple[str, ...]] = {
    "lock": (),
    "diary": ("enter", "escape"),
    "writing": ("enter", f"={LINE}"),
    "editor": ("enter", "escape", "e"),
    "people": ("enter", "f3", "down"),
    "groups": ("enter", "f3", "g"),
    "places": ("enter", "f3", "p"),
    "case": ("enter", "f4", "down"),
    "why": ("enter", "f4", "w"),
    "ill": ("enter", "f4", "i"),
    "message": ("enter", "f5"),
    "deliver": ("enter", "f5", "d"),
    "code": ("enter", "f5", "d", "1"),
    "call": ("enter", "f5", "d", "2"),
    "told": ("enter", "f5", "t"),
    "recall": ("enter", "f6", "ctrl+r"),
    "waiting": ("enter", "f7"),
    "import": ("enter", "f10"),
    "told-me": ("enter", "f4", "a"),
    "hand-over": ("enter", "f4", "h", "a", "enter"),
    "settings": ("enter", "f8"),
    "export": ("enter", "f8", "x"),
    "report": ("enter", "f8", "r"),
    "illness": ("enter", "f8", "i", "enter"),
    "actions": ("enter", "ctrl+p"),
    "help": ("enter", "f1"),
    "tour": ("enter", "f12"),
}
"""The keys that lead to each picture; what begins with ``=`` is written into the field that has the focus."""


async def draw(keys: tuple[str, ...], size: tuple[int, int], theme: str) -> str:
    """Give one picture."""
    from textual.widgets import Input

    from contactlog.tui.app import ContactlogApp
    from contactlog.tui.source import Demonstration

    app = ContactlogApp(Demonstration("Europe/Lisbon", lambda: NOW), seconds=lambda: 0.0)
    async with app.run_test(size=size) as pilot:
        app.theme = f"contactlog-{theme}"
        for key in keys:
            field = app.screen.focused
            if key.startswith("=") and isinstance(field, Input):
                field.value, field.cursor_position = key[1:], len(key) - 1
            else:
                await pilot.press(key)
            for _ in range(4):
                if app.diary.is_open:
                    await app.diary.call(lambda _: None)
                await pilot.pause()
        for field in app.screen.query(Input):
            field.cursor_blink = False
        await pilot.pause()
        return tidy(app.export_screenshot())


def tidy(picture: str) -> str:
    """Take out what would be loaded from elsewhere: the page shows with the fonts at hand."""
    return re.sub(r"\s*@font-face \{.*?\}", "", picture, flags=re.S)


def names() -> Iterator[tuple[str, str, tuple[int, int], str]]:
    """List the pictures: shot, file, size, theme."""
    for shot in SHOTS:
        for width, height in SIZES:
            for theme in THEMES:
                yield shot, f"{shot}-{width}x{height}-{theme}.svg", (width, height), theme


def main(wanted: list[str]) -> None:
    """Draw the pictures that are wanted, or all."""
    FOLDER.mkdir(exist_ok=True)
    lockdown.lock(FOLDER)
    for shot, name, size, theme in names():
        if not wanted or shot in wanted:
            (FOLDER / name).write_text(asyncio.run(draw(SHOTS[shot], size, theme)), "utf-8")


if __name__ == "__main__":
    # The list of files is that of an empty home: what else lies there is nobody's business.
    os.environ["HOME"] = tempfile.mkdtemp()
    main(sys.argv[1:])
