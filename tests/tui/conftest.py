"""Driving the screens: a small key derivation, a clock that stands still, and no waiting."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import textual._wait
from textual.pilot import Pilot

from contactlog import vault
from contactlog.diary.door import Diary
from contactlog.tui import wishes
from contactlog.tui.app import ContactlogApp
from contactlog.tui.diary_thread import DiaryThread
from contactlog.tui.source import Demonstration, Home
from contactlog.tui.widgets.passphrase_input import PassphraseInput
from contactlog.vault.kdf import CHEAPEST
from tests.conftest import NOW

SMALL, LARGE = (80, 24), (140, 45)
Start = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    assert textual._wait.SLEEP_GRANULARITY
    monkeypatch.setattr(textual._wait, "SLEEP_GRANULARITY", 0.001)
    delay_update = ContactlogApp.delay_update
    monkeypatch.setattr(ContactlogApp, "delay_update", lambda app, _=0: delay_update(app, 0.001))
    for holder, name in ((asyncio, "to_thread"), (DiaryThread, "call"), (DiaryThread, "open")):
        monkeypatch.setattr(holder, name, _counted(getattr(holder, name)))


_in_threads: list[object] = []
"""What is done beside the event loop at the moment."""


def _counted(does: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    async def counting(*call: Any, **named: Any) -> Any:
        mark = object()
        _in_threads.append(mark)
        try:
            return await does(*call, **named)
        finally:
            _in_threads.remove(mark)

    return counting


def clock() -> datetime:
    """Give the evening on which the tests take place."""
    return NOW


@pytest.fixture
def demo() -> ContactlogApp:
    """The screens over the invented diary, not yet opened."""
    return ContactlogApp(Demonstration("Europe/Lisbon", clock), seconds=lambda: 0.0)


@asynccontextmanager
async def opened(app: ContactlogApp, size: tuple[int, int] = SMALL) -> AsyncIterator[Pilot[None]]:
    """Run the screens with the invented diary open."""
    async with app.run_test(size=size) as pilot:
        await pilot.press("enter")
        await settle(pilot)
        yield pilot


async def settle(pilot: Pilot[None]) -> None:
    """Wait until nothing is under way any more, but for the workers (group ``ask``) that wait for the user.

    Nothing is timed: what is asked is whether the event loop has something to do, another thread works for it, or
    something is to be drawn.
    """
    app = pilot.app
    assert isinstance(app, ContactlogApp)
    loop: Any = asyncio.get_running_loop()
    under_way = True
    while under_way and app._exception is None:
        await asyncio.sleep(0)
        threads = [worker for worker in app.workers if worker._thread_worker and not worker.is_finished]
        beside = bool(_in_threads or threads or app._batch_count)
        if beside and not loop._ready:
            await asyncio.sleep(0.0005)
        under_way = beside or bool(loop._ready) or draw(app)


def draw(app: ContactlogApp) -> bool:
    """Draw now what would be drawn with the next frame; False when there was nothing."""
    screen = app.screen
    waiting = (screen._layout_required, screen._scroll_required, screen._repaint_required)
    if not any((*waiting, screen._recompose_required, screen._dirty_widgets, screen._callbacks)):
        return False
    screen._on_timer_update()
    return True


PASSPHRASE = "four unrelated words here"


def own_app(tmp_path: Path) -> ContactlogApp:
    """Give the screens over a diary of the test's own in a folder; its key derivation costs nothing."""
    folder = tmp_path / "diary"
    folder.mkdir(mode=0o700)
    made, _ = vault.create(folder, PASSPHRASE, clock=clock, kdf=CHEAPEST)
    with Diary(made, clock=clock, zone="Europe/Lisbon") as diary:
        wishes.write(diary, "toured", True)
    return ContactlogApp(Home(folder, "Europe/Lisbon", clock), seconds=lambda: 0.0)


@asynccontextmanager
async def unlocked(app: ContactlogApp, size: tuple[int, int] = SMALL) -> AsyncIterator[Pilot[None]]:
    """Run the screens with the test's own diary open."""
    async with app.run_test(size=size) as pilot:
        field = app.screen.query_one("#passphrase", PassphraseInput)
        field.value = PASSPHRASE
        await pilot.press("enter")
        await settle(pilot)
        yield pilot


class Cheap(Home):
    """A folder whose diaries are created with a key derivation that costs nothing."""

    def create(self, passphrase: str) -> tuple[Diary, str | None]:
        self.folder.mkdir(mode=0o700, exist_ok=True)
        made, words = vault.create(self.folder, passphrase, clock=clock, kdf=CHEAPEST)
        return Diary(made, clock=clock, zone=self.zone), words


async def create(pilot: Pilot[None], passphrase: str = PASSPHRASE) -> None:
    """Create a diary up to the recovery words."""
    await pilot.press("enter")
    await settle(pilot)
    for name in ("#first", "#second"):
        pilot.app.screen.query_one(name, PassphraseInput).value = passphrase
    pilot.app.screen.query_one("#second").focus()
    await pilot.press("enter")
    await settle(pilot)
