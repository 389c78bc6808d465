"""Small steps that many tests of the screens take."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from typing import Any

from textual import events
from textual._context import visible_screen_stack
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


async def let_go(pilot: Pilot[None]) -> None:
    """Let go of what the pilot itself holds of screens that are gone, and of what only holds itself.

    A pause of the pilot draws the screen in the test's own context, which then knows the screens behind it, and waits
    with a timer of 30 seconds; the event loop keeps a cancelled timer, and its context, until then or until more than
    half of its timers are cancelled ones.
    """
    visible_screen_stack.set([])
    for _ in range(200):
        asyncio.get_running_loop().call_later(60, print).cancel()
    await asyncio.sleep(0)
    gc.collect()
