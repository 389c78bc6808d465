"""Opening, locking, and what is reachable while locked."""

from __future__ import annotations

import asyncio
import time
import weakref
from pathlib import Path

import pytest
from textual import work
from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Static
from textual.worker import WorkerFailed

from contactlog.tui import actions, modes, wishes
from contactlog.tui.app import ContactlogApp
from contactlog.tui.going import LOCKED
from contactlog.tui.screens.ill import IllScreen
from contactlog.tui.screens.lock import LockScreen
from contactlog.tui.source import Home
from contactlog.tui.widgets.quick_entry import QuickEntry
from tests.conftest import heavy_size
from tests.tui.conftest import (
    LARGE,
    PASSPHRASE,
    SMALL,
    Cheap,
    clock,
    create,
    opened,
    own_app,
    settle,
    unlocked,
)
from tests.tui.driving import let_go, press, seen, toasts, until, write
from tests.tui.frames import frame


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_invented_diary_opens_with_one_key(demo: ContactlogApp, size: tuple[int, int]) -> None:
    async with opened(demo, size) as pilot:
        assert demo.current_mode == "diary"
        assert "Hugo Prates" in frame(pilot.app)
        assert "locks in 5:00" in frame(pilot.app)


MODALS = (
    "f1", "ctrl+p", "f2 escape e", "f3 m enter", "f8 i enter", "f8 r",
    "f9", "f12", "f2 escape enter", "f3 enter", "f3 e", "f3 g enter", "f3 x", "f8 enter", "f8 c",
)  # fmt: skip
"""Keys that open a screen over the screen, some of them two, and some with a worker that waits for its answer.

The most different ones come first, and the others when there is time.
"""


@pytest.mark.heavy
async def test_locking_leaves_nothing_of_the_diary_in_memory(demo: ContactlogApp) -> None:
    held: list[tuple[str, weakref.ref[object]]] = []
    async with demo.run_test() as pilot:
        for keys in MODALS[: heavy_size(len(MODALS), 6)]:
            await pilot.press("enter")
            await settle(pilot)
            held += [(keys, weakref.ref(demo.diary._diary)), (keys, weakref.ref(demo.screen))]
            for key in keys.split():
                await pilot.press(key)
                await settle(pilot)
            held += [(keys, weakref.ref(screen)) for screen in demo.screen_stack]
            assert len(demo.screen_stack) >= 2, keys
            await pilot.press("ctrl+l")
            await settle(pilot)
            assert demo.current_mode == LOCKED
            assert len(demo.screen_stack) == 1
        assert not await still_there(pilot, held)


async def still_there(pilot: Pilot[None], held: list[tuple[str, weakref.ref[object]]]) -> list[object]:
    """Give what is left once what the pilot itself holds is gone."""
    deadline = time.monotonic() + 5
    while True:
        await let_go(pilot)
        left = [(keys, kind) for keys, ref in held if (kind := type(ref())) is not type(None)]
        if not left or time.monotonic() > deadline:
            return list(left)
        await pilot.pause(0.1)


async def test_locking_drops_every_mode_that_was_looked_at(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        seen: list[tuple[str, weakref.ref[object]]] = []
        for mode in modes.MODES:
            await pilot.press(mode.key)
            await settle(pilot)
            assert demo.current_mode == mode.name
            seen.append((mode.name, weakref.ref(demo.screen)))
        demo.screen.run_worker(asyncio.Event().wait())
        await pilot.press("ctrl+l")
        await settle(pilot)
        assert not await still_there(pilot, seen)
        assert not [worker for worker in demo.workers if not worker.is_finished]


async def test_while_locked_no_action_reaches_the_diary(demo: ContactlogApp) -> None:
    async with demo.run_test() as pilot:
        for key in ("ctrl+p", "f2", "ctrl+n", "f9", "ctrl+z"):
            await pilot.press(key)
            assert demo.current_mode == LOCKED
            assert len(demo.screen_stack) == 1
        assert "Hugo" not in frame(pilot.app)


async def test_it_locks_by_itself_after_idle_minutes(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        assert "locks in 5:00" in frame(pilot.app)
        demo.seconds = lambda: 301.0
        demo._look_at_the_clock()
        await settle(pilot)
        assert demo.current_mode == LOCKED


async def test_a_line_is_saved_and_seen(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await pilot.press("ctrl+n")
        await settle(pilot)
        demo.screen.focused.value = "Tea with Ana Silva at Jardim 16:00 30 min"  # type: ignore[union-attr]
        await pilot.press("enter")
        await settle(pilot)
        assert "Jardim" in frame(pilot.app)


async def test_a_crash_says_nothing_of_the_diary(
    demo: ContactlogApp, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = "Zaphod Beeblebrox"
    with pytest.raises(ValueError, match=secret):
        async with opened(demo):
            demo.call_later(_fail, secret)
    said = capsys.readouterr()
    assert secret not in said.out + said.err + (demo.crash_sentence or "")
    assert "ValueError at test_app.py" in (demo.crash_sentence or "")
    assert not demo.diary.is_open


class _Farewell(Static):
    """Says when it leaves."""

    def __init__(self, gone: asyncio.Event) -> None:
        super().__init__()
        self._gone = gone

    def on_unmount(self) -> None:
        self._gone.set()


class _Slow(ModalScreen[None]):
    """Looks for a place to show something on, in the moment between losing its parts and its workers."""

    def __init__(self) -> None:
        super().__init__()
        self.gone = asyncio.Event()
        self.looked = False

    def compose(self) -> ComposeResult:
        yield _Farewell(self.gone)

    @work
    async def look(self) -> None:
        await self.gone.wait()
        self.looked = True
        self.query_one(_Farewell).update("too late")


async def test_an_answer_for_a_screen_that_is_going_away_is_let_go(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        slow = _Slow()
        await demo.push_screen(slow)
        slow.look()
        await pilot.pause()
        await slow.dismiss()
        await settle(pilot)
        assert slow.looked
        assert demo.diary.is_open
    assert demo.crash_sentence is None


async def test_of_two_mistakes_the_first_is_reported(demo: ContactlogApp) -> None:
    with pytest.raises(ValueError, match="second"):
        async with opened(demo):
            demo._handle_exception(WorkerFailed(KeyError("first")))
            demo._handle_exception(ValueError("second"))
    assert "KeyError" in (demo.crash_sentence or "")


def _fail(secret: str) -> None:
    raise ValueError(secret)


async def test_a_line_that_was_not_saved_is_there_again_after_opening(tmp_path: Path) -> None:
    app = own_app(tmp_path)
    async with unlocked(app) as pilot:
        await write(pilot, "Tea with somebody I cannot quite")
        await pilot.press("ctrl+l")
        await settle(pilot)
        assert "somebody" not in frame(app)
        app.screen.query_one("#passphrase").value = PASSPHRASE  # type: ignore[attr-defined]
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen.query_one(QuickEntry).line.value == "Tea with somebody I cannot quite"


async def test_suspending_the_program_closes_the_diary_in_the_same_breath(tmp_path: Path) -> None:
    app = own_app(tmp_path)
    async with unlocked(app) as pilot:
        await write(pilot, "Tea with somebody")
        app.app_suspend_signal.publish(app)
        closed = not app.diary.is_open
        assert closed
        app._look_at_the_clock()
        await settle(pilot)
        assert app.current_mode == LOCKED
    with Home(tmp_path / "diary", "Europe/Lisbon", clock).open(PASSPHRASE) as diary:
        assert wishes.read(diary).unfinished == "Tea with somebody"


async def test_locking_while_the_recovery_words_are_shown_ends_at_the_lock(tmp_path: Path) -> None:
    app = ContactlogApp(Cheap(tmp_path / "diary", "Europe/Lisbon", clock), seconds=lambda: 0.0)
    async with app.run_test() as pilot:
        await create(pilot)
        await pilot.press("ctrl+l")
        await settle(pilot)
        assert not app.diary.is_open
        assert len(app.screen_stack) == 1
        assert "Your diary is locked." in frame(app)


async def test_the_title_never_says_anything_of_the_diary(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        for mode in modes.MODES:
            await pilot.press(mode.key)
            await settle(pilot)
            assert (demo.title, demo.sub_title, demo.screen.title) == ("contactlog", "", None)


async def test_the_locked_screen_offers_nothing_of_the_diary(demo: ContactlogApp) -> None:
    async with demo.run_test(size=SMALL) as pilot:
        offered = {one.binding.id for one in demo.screen.active_bindings.values() if one.binding.id}
        assert offered <= {"app.quit", "app.help"}
        for action in (*actions.ACTIONS, *modes.ACTIONS):
            if action.id not in offered:
                await press(pilot, *action.key.split(",")[:1])
                assert isinstance(demo.screen, LockScreen), action.id


async def test_the_palette_does_what_another_screen_does_and_a_dead_key_is_answered(
    demo: ContactlogApp,
) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "escape", "z", "q")
        assert toasts(demo) == ["Z does nothing here now. Ctrl+P lists what does, F1 explains."]
        await press(pilot, "ctrl+p")
        await write(pilot, "ill")
        await until(pilot, lambda: "Case: I am ill" in seen(pilot))
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(demo.screen, IllScreen))
        await press(pilot, "f1")
        assert "At most five questions" in seen(pilot)
