"""Opening, locking, and what is reachable while locked."""

from __future__ import annotations

import gc
import weakref

import pytest

from contactlog.tui.app import LOCKED, ContactlogApp
from tests.tui.conftest import LARGE, SMALL, opened, settle
from tests.tui.frames import frame


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_the_invented_diary_opens_with_one_key(demo: ContactlogApp, size: tuple[int, int]) -> None:
    async with opened(demo, size) as pilot:
        assert demo.current_mode == "diary"
        assert "Hugo Prates" in frame(pilot.app)


async def test_locking_leaves_nothing_of_the_diary_in_memory(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        gone: list[weakref.ref[object]] = [weakref.ref(demo.screen), weakref.ref(demo.diary._diary)]
        await pilot.press("f1")
        gone.append(weakref.ref(demo.screen))
        await pilot.press("ctrl+l")
        await settle(pilot)
        gc.collect()
        assert demo.current_mode == LOCKED
        assert not [thing for ref in gone if (thing := ref()) is not None]


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


def _fail(secret: str) -> None:
    raise ValueError(secret)
