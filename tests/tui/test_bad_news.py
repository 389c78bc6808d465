"""Bad news today: from the lock to the first message in the phone and the next person, by keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from contactlog.diary.door import Diary
from contactlog.tui.app import ContactlogApp
from contactlog.tui.screens.deliver_code import CodeScreen
from tests.tui.conftest import LARGE, SMALL, opened, own_app, settle, unlocked
from tests.tui.driving import press, seen, toasts, write

HOSTILE = "Bob [/oops] \x1b]0;taken\x07\u202e [@click=app.quit]x[/] \u200b" + "y" * 4000


def _some_people(diary: Diary) -> None:
    for name, number in (
        ("Ana Silva", "+351912000101"),
        (HOSTILE, "+351912000102"),
        ("Clara Weiss", "+351912000103"),
    ):
        person = diary.people.add(name, phones=(diary.people.phone(number, None),))
        met = diary.encounters.add_line("yesterday Zed 19:00 2h indoors 1m no masks")
        diary.encounters.edit(met, people=(person.id,))


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_from_a_test_to_the_first_message_and_the_next_person(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = own_app(tmp_path)
    async with unlocked(app, size) as pilot:
        await app.diary.call(_some_people)
        await press(pilot, "f4")
        assert "There is no case" in seen(pilot)
        await press(pilot, "i")
        await write(pilot, "covid")
        await press(pilot, "enter")
        assert "When did it begin?" in seen(pilot)
        await write(pilot, "yesterday")
        assert "You could pass it on from" in seen(pilot)
        await press(pilot, "enter", "enter")
        assert "Whose rules apply" in seen(pilot)
        await press(pilot, "enter", "enter")
        assert "This is what follows." in seen(pilot)
        assert not await app.diary.call(lambda diary: diary.cases.all())
        await press(pilot, "enter")
        shown = seen(pilot)
        assert "Tell first, in this order (3)" in shown
        assert "0 of 3 who matter know" in shown
        assert "\x1b" not in shown
        first = app.session.person
        await press(pilot, "enter")
        assert "1 of 3 to tell" in seen(pilot)
        await press(pilot, "d", "1")
        assert "▀▀▀▀▀▀▀" in seen(pilot)
        assert CodeScreen in {type(each) for each in app.screen_stack}
        while CodeScreen in {type(each) for each in app.screen_stack}:
            await press(pilot, "enter")
        assert "how did it go?" in seen(pilot)
        await press(pilot, "1")
        assert app.session.person not in (None, first)
        assert "1 of 2 to tell" in seen(pilot)
        assert "1 of 3 told" in seen(pilot)
        await press(pilot, "t", "2", "t", "2")
        assert "Everyone who matters knows" in seen(pilot)
        assert not [
            said for said in toasts(app) if "Ana" in said or "Bob" in said or "covid" in said.casefold()
        ]
        await press(pilot, "ctrl+l")
        await settle(pilot)
        assert "Ana" not in seen(pilot)
        assert app.title == "contactlog"


async def test_nothing_is_written_when_the_questions_are_left(tmp_path: Path) -> None:
    app = own_app(tmp_path)
    async with unlocked(app) as pilot:
        await press(pilot, "f4", "i")
        await write(pilot, "flu")
        await press(pilot, "enter", "enter", "enter", "enter")
        assert "Whose rules apply" in seen(pilot) or "Has anything ended it?" in seen(pilot)
        for _ in range(5):
            if "I am ill" in seen(pilot):
                await press(pilot, "escape")
        assert not await app.diary.call(lambda diary: diary.cases.all())


async def test_a_day_that_is_not_understood_is_said_and_does_not_go_on(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "f4", "i")
        await write(pilot, "measles")
        await press(pilot, "enter")
        await write(pilot, "someday soon")
        await press(pilot, "ctrl+s")
        assert "was not understood" in seen(pilot)
        assert "Whose rules apply" not in seen(pilot)
        await write(pilot, "no idea")
        assert "at their widest" in seen(pilot)
