"""A planted secret comes out nowhere: not in a crash, not in a log, not in messages, not on the locked screen."""

from __future__ import annotations

import asyncio
import gc
import os
from pathlib import Path
from types import FrameType

import pytest
from textual.message import Message

from contactlog.tui import environment
from contactlog.tui.app import ContactlogApp
from contactlog.tui.going import LOCKED
from tests.tui.conftest import LARGE, opened, settle
from tests.tui.driving import let_go, press, seen, toasts, write

SECRET = "Zaphod Beeblebrox"


def test_switches_that_write_what_is_shown_are_taken_out_before_the_library_is_loaded() -> None:
    environ = {
        "TEXTUAL": "devtools",
        "TEXTUAL_LOG": "/tmp/log",
        "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_SCREENSHOT_LOCATION": "/tmp",
        "TEXTUAL_PRESS": "enter",
        "TEXTUAL_DEBUG": "1",
        "TEXTUAL_ANIMATIONS": "none",
        "PATH": "/bin",
    }
    environment.disarm(environ)
    assert environ == {"TEXTUAL_ANIMATIONS": "none", "PATH": "/bin"}


async def test_a_secret_is_in_no_message_toast_title_or_locked_frame(demo: ContactlogApp) -> None:
    said: list[str] = []

    def listen(message: Message) -> None:
        if type(message).__module__.startswith("contactlog"):
            said.append(repr(message))

    async with demo.run_test(message_hook=listen) as pilot:
        await press(pilot, "enter")
        await write(pilot, f"Tea with {SECRET} at @{SECRET} 16:00")
        await press(pilot, "enter", "escape", "enter", "escape", "d", "ctrl+z", "f3", "end", "slash")
        await write(pilot, "Zaphod")
        await press(pilot, "enter", "enter", "escape", "x", "y")
        told = " ".join(toasts(demo))
        await press(pilot, "ctrl+l")
        assert demo.current_mode == LOCKED
        for text in (told, seen(pilot), demo.title, demo.sub_title, demo.clipboard, *said):
            assert "Zaphod" not in text
        assert said


async def test_nothing_that_was_shown_stays_in_memory_after_locking(demo: ContactlogApp) -> None:
    async with demo.run_test(size=LARGE) as pilot:
        await press(pilot, "enter")
        await write(pilot, f"Tea with +{_secret()} Quux at @{_secret()} 16:00")
        await press(pilot, "enter", "escape", "f3", "slash")
        await write(pilot, _secret())
        await press(pilot, "enter")
        assert _secret() in seen(pilot)
        gc.unfreeze()
        assert _holders(_secret())
        await press(pilot, "ctrl+l")
        for _ in range(10):
            await let_go(pilot)
            if not (left := _holders(_secret())):
                break
            await asyncio.sleep(0.1)
        gc.freeze()
        assert not left


def _secret() -> str:
    """Give a name that stands nowhere else, not even in this file."""
    return "".join(chr(code + 1) for code in b"Yaognc")


def _holders(name: str) -> list[str]:
    """Give what holds text with a name in it, by type; not what is under way in a function."""
    found = []
    for one in gc.get_objects():
        if not isinstance(one, FrameType):
            for held in gc.get_referents(one):
                if type(held) is str and name in held:
                    found.append(type(one).__qualname__)
    return found


async def test_a_crash_in_any_place_says_one_sentence_and_ends_with_1(
    demo: ContactlogApp, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    async def fail() -> None:
        secret = SECRET
        raise RuntimeError(secret)

    with pytest.raises(RuntimeError):
        async with opened(demo) as pilot:
            demo.screen.call_later(fail)
            await settle(pilot)
    out, err = capfd.readouterr()
    assert SECRET not in out + err + (demo.crash_sentence or "")
    assert "RuntimeError at test_no_leaks.py" in (demo.crash_sentence or "")
    assert demo.return_code == 1
    assert not demo.diary.is_open
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert "TEXTUAL_LOG" not in os.environ
