"""The screens: first paint against a bare Textual app, keys at 1,000 and 1,000,000 encounters, unlocking.

    PYTHONPATH=. python tests/benchmarks/screens_speed.py FOLDER

FOLDER keeps the diaries between runs; making the large one takes minutes.
"""

from __future__ import annotations

import asyncio
import os
import pty
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from textual import events
from textual.app import App

from contactlog.tui import wishes
from contactlog.tui.app import ContactlogApp
from contactlog.tui.source import Home
from contactlog.tui.widgets.passphrase_input import PassphraseInput
from contactlog.tui.widgets.virtual_list import VirtualList
from tests.benchmarks import invented_vault

SIZES = (1_000, 1_000_000)
ROUNDS = 7
KEYS = ("down", "pagedown", "end", "home")
_BARE = (
    "from textual.app import App\nfrom textual.widgets import Label, Input\n"
    "class Bare(App[None]):\n  def compose(self):\n    yield Label('painted'); yield Input()\n"
    "Bare().run()"
)
_OURS = (
    "import sys; from pathlib import Path; from contactlog.tui.source import Home; from contactlog import tui\n"
    "tui.run(Home(Path(sys.argv[1])))"
)


def main(folder: Path) -> None:
    """Measure and print everything."""
    folders = {size: folder / str(size) for size in SIZES}
    for size, place in folders.items():
        if not (place / "diary.keys").exists():
            place.mkdir(parents=True, exist_ok=True)
            invented_vault.make(place, size)
        with Home(place).open(invented_vault.PASSPHRASE) as diary:
            wishes.write(diary, "toured", True)
    paints = [
        (_first_paint(_BARE, b"painted", folder), _first_paint(_OURS, b"locked", folders[1_000]))
        for _ in range(ROUNDS)
    ]
    ratio = statistics.median(ours / bare for bare, ours in paints)
    print(
        f"first paint: bare {_ms(bare for bare, _ in paints)}, ours {_ms(ours for _, ours in paints)}, {ratio:.2f}x"
    )
    found = {size: asyncio.run(_keys(place)) for size, place in folders.items()}
    for size, (unlocked, stall, keys) in found.items():
        print(
            f"{size:,}: unlock to first frame {unlocked * 1000:.0f} ms, longest stall {stall * 1000:.0f} ms"
        )
        for key, times in keys.items():
            print(f"  {key}: {statistics.median(times) * 1000:.1f} ms")
    for key in KEYS:
        small, large = (statistics.median(found[size][2][key]) for size in SIZES)
        print(f"{key}: {large / small:.2f}x")


def _ms(times: Iterable[float]) -> str:
    return f"{statistics.median(times) * 1000:.0f} ms"


def _first_paint(program: str, marker: bytes, folder: Path) -> float:
    """Give the seconds from starting Python to the words on the terminal."""
    started = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
        os.execve(sys.executable, [sys.executable, "-c", program, str(folder)], environment)
    seen = b""
    while marker not in seen:
        seen += os.read(terminal, 65536)
    passed = time.perf_counter() - started
    os.kill(pid, 9)
    os.waitpid(pid, 0)
    os.close(terminal)
    return passed


async def _keys(folder: Path) -> tuple[float, float, dict[str, list[float]]]:
    app = ContactlogApp(Home(folder, "Europe/Lisbon", invented_vault.clock), idle_seconds=0)
    painted = _watch_paint(app)
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one(PassphraseInput).value = invented_vault.PASSPHRASE
        await pilot.pause()
        stalls: list[float] = []
        watch = asyncio.create_task(_stalls(stalls))
        started = time.perf_counter()
        app.post_message(events.Key("enter", None))
        while not (
            app.current_mode == "diary" and app.screen.query("#timeline") and _listing(app).current_id
        ):
            await asyncio.sleep(0.001)
        unlocked = painted() - started
        watch.cancel()
        await pilot.pause()
        if len(app.screen_stack) > 1:
            await pilot.press("escape")
        await pilot.press("escape")
        times: dict[str, list[float]] = {key: [] for key in KEYS}
        for _ in range(ROUNDS):
            for key in KEYS:
                times[key].append(await _pressed(app, key, painted))
        return unlocked, max(stalls), times


def _listing(app: ContactlogApp) -> VirtualList:
    return app.screen_stack[0].query_one("#timeline", VirtualList)


async def _pressed(app: ContactlogApp, key: str, painted: Callable[[], float]) -> float:
    await asyncio.sleep(0.05)
    started = time.perf_counter()
    app.post_message(events.Key(key, None))
    # Until the rows are there and drawn: a page that is still being read does not count as painted.
    while painted() < started or _listing(app)._asked or not _listing(app).current_id:
        await asyncio.sleep(0.0005)
    return painted() - started


def _watch_paint(app: App[None]) -> Callable[[], float]:
    last = [0.0]
    display = app._display

    def stamped(*details: Any) -> None:
        display(*details)
        last[0] = time.perf_counter()

    setattr(app, "_display", stamped)  # noqa: B010 - a private method, put back by nobody: the app ends here
    return lambda: last[0]


async def _stalls(found: list[float]) -> None:
    while True:
        before = time.perf_counter()
        await asyncio.sleep(0.001)
        found.append(time.perf_counter() - before)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
