"""Opening a diary on the screens without a terminal, pressing keys, and timing how long each takes to be painted."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from textual import events
from textual.pilot import Pilot

from contactlog.tui import garbage
from contactlog.tui.app import ContactlogApp
from contactlog.tui.source import Home
from contactlog.tui.widgets.passphrase_input import PassphraseInput
from contactlog.tui.widgets.virtual_list import VirtualList
from tests.benchmarks import invented_vault

Taken = tuple[float, float]
"""Seconds by the clock, and seconds of the processor."""
KEYS = ("down", "pagedown", "end", "home")
PRESSES = 9
UNSEEN = 24
_BEAT = 0.005
_REST = 0.1


@dataclass(slots=True)
class Found:
    """What one session gave."""

    taken: dict[str, Taken] = field(default_factory=dict)
    """By what was done; of several presses of one key, the medians."""
    longest: Taken = (0.0, 0.0)
    """The longest time between two beats of the event loop while the diary was opened."""


async def session(folder: Path) -> Found:
    """Unlock, press keys, and leave."""
    garbage.leave()
    loaded = asyncio.Event()
    loop = asyncio.get_running_loop()

    def done() -> None:
        garbage.look_again(started=True)
        loop.call_soon_threadsafe(loaded.set)

    home = Home(folder, "Europe/Lisbon", invented_vault.clock)
    app = ContactlogApp(home, idle_seconds=0, loaded=done)
    painted = _Painted(app)
    found = Found()
    async with app.run_test(size=(80, 24)) as pilot:
        await loaded.wait()
        await _unlock(app, pilot, painted, found)
        presses: dict[str, list[Taken]] = {key: [] for key in KEYS}
        for _ in range(PRESSES):
            for key in KEYS:
                presses[key].append(await _pressed(app, key, painted))
        for key, taken in presses.items():
            wall, processor = zip(*taken, strict=True)
            found.taken[key] = statistics.median(wall), statistics.median(processor)
        listing = _listing(app)
        listing.cursor = listing.count // 2
        unseen = [await _pressed(app, "pagedown", painted) for _ in range(UNSEEN)]
        found.taken[f"slowest of {UNSEEN} pages never seen before"] = max(unseen)
    return found


async def deriving(folder: Path) -> Taken:
    """Give the longest time without an answer while a diary is opened whose key takes what real ones take."""
    app = ContactlogApp(Home(folder, "Europe/Lisbon", invented_vault.clock), idle_seconds=0)
    async with app.run_test(size=(80, 24)) as pilot:
        await asyncio.sleep(1)  # Until what opening needs is loaded.
        app.screen.query_one(PassphraseInput).value = invented_vault.PASSPHRASE
        await pilot.pause()
        beats = _Beats()
        app.post_message(events.Key("enter", None))
        while not app.diary.is_open:
            await asyncio.sleep(_BEAT)
        longest = beats.end()
        await asyncio.sleep(1)  # Until the screen stands that is taken away again.
        return longest


async def _unlock(app: ContactlogApp, pilot: Pilot[None], painted: _Painted, found: Found) -> None:
    app.screen.query_one(PassphraseInput).value = invented_vault.PASSPHRASE
    await pilot.pause()
    beats = _Beats()
    start = time.perf_counter(), time.process_time()
    app.post_message(events.Key("enter", None))
    await painted.when(lambda: app.current_mode == "diary" and _first_row_is_there(app))
    found.taken["unlock to the first days"] = painted.at[0] - start[0], painted.at[1] - start[1]
    # Until the whole list is there, which is read behind what is seen.
    await asyncio.sleep(1)
    found.longest = beats.end()
    if len(app.screen_stack) > 1:
        await pilot.press("escape")
    await pilot.press("escape")
    await pilot.pause()


def _first_row_is_there(app: ContactlogApp) -> bool:
    return bool(app.screen_stack[0].query("#timeline")) and _listing(app).current_id is not None


def _listing(app: ContactlogApp) -> VirtualList:
    return app.screen_stack[0].query_one("#timeline", VirtualList)


def _all_rows_are_there(listing: VirtualList) -> bool:
    top = listing.scroll_offset.y
    return all(listing.row(index) for index in range(top, min(listing.count, top + listing.size.height)))


async def _pressed(app: ContactlogApp, key: str, painted: _Painted) -> Taken:
    await asyncio.sleep(_REST)
    start = time.perf_counter(), time.process_time()
    painted.forget()
    app.post_message(events.Key(key, None))
    # Until the rows are there and drawn: a page that is still being read does not count as painted.
    await painted.when(lambda: _all_rows_are_there(_listing(app)))
    return painted.at[0] - start[0], painted.at[1] - start[1]


class _Painted:
    """Notes when something was painted last."""

    def __init__(self, app: ContactlogApp) -> None:
        self.at: Taken = (0.0, 0.0)
        self._event = asyncio.Event()
        display = app._display

        def stamped(*details: Any) -> None:
            display(*details)
            self.at = time.perf_counter(), time.process_time()
            self._event.set()

        setattr(app, "_display", stamped)  # noqa: B010 - put back by nobody: the app ends with the session

    def forget(self) -> None:
        """Wait for what is painted from now on."""
        self._event.clear()

    async def when(self, enough: Callable[[], bool]) -> None:
        """Wait until something is painted that is enough."""
        while True:
            await self._event.wait()
            if enough():
                return
            self._event.clear()


class _Beats:
    """A beat every few milliseconds: what lies between two of them, the event loop answered to nobody."""

    def __init__(self) -> None:
        self._longest: Taken = (0.0, 0.0)
        self._last = time.perf_counter(), time.thread_time()
        self._timer = asyncio.get_running_loop().call_later(_BEAT, self._beat)

    def _beat(self) -> None:
        now = time.perf_counter(), time.thread_time()
        gap = now[0] - self._last[0] - _BEAT, now[1] - self._last[1]
        self._longest = max(self._longest[0], gap[0]), max(self._longest[1], gap[1])
        self._last = now
        self._timer = asyncio.get_running_loop().call_later(_BEAT, self._beat)

    def end(self) -> Taken:
        """Stop, and give the longest gap by the clock and the most processor time of the loop's own thread."""
        self._timer.cancel()
        return self._longest
