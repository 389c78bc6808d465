"""Small steps that many tests of the screens take."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from textual import events
from textual.keys import key_to_character
from textual.pilot import Pilot
from textual.widgets import Input

from contactlog.tui.app import ContactlogApp
from tests.tui.conftest import settle
from tests.tui.frames import frame


async def write(pilot: Pilot[None], text: str) -> None:
    """Put text into the field that has the focus, at once, as pasting does."""
    field = pilot.app.screen.focused
    assert isinstance(field, Input), field
    field.value = text
    field.cursor_position = len(text)
    await settle(pilot)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, one after the other is dealt with."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key_to_character(key)))
        await settle(pilot)


def seen(pilot: Pilot[None]) -> str:
    """Give what is on the screen."""
    return frame(pilot.app)


def toasts(app: ContactlogApp) -> list[str]:
    """Give what was told in passing."""
    return [one.message for one in app._notifications]


def field_of(pilot: Pilot[None], name: str) -> Any:
    """Give the widget of a form's field."""
    return pilot.app.screen.query_one(f"#field-{name}")


async def until(pilot: Pilot[None], there: Callable[[], bool]) -> None:
    """Wait for what comes from another thread than the diary's; a worker of the user's own pace may wait for it."""
    for _ in range(500):
        if there():
            break
        await asyncio.sleep(0.01)
        await settle(pilot)
    assert there(), seen(pilot)
