"""The screen of a message: switches, the check, the safety questions, and every form of delivery."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import TextArea

from contactlog.core.cases import DoubtfulDay
from contactlog.core.notices import NoticeState
from contactlog.core.values import Safety
from contactlog.diary.door import Diary
from contactlog.tui.app import ContactlogApp
from contactlog.tui.screens.call import CallScreen
from contactlog.tui.screens.deliver_copy import CopyScreen
from tests.tui.conftest import LARGE, opened, own_app, settle, unlocked
from tests.tui.driving import press, seen, toasts, write


async def test_switches_change_the_words_at_once(demo: ContactlogApp) -> None:
    async with opened(demo, LARGE) as pilot:
        await press(pilot, "f5")
        assert "3 of 7 told" in seen(pilot)
        await press(pilot, "c", "3", "o", "a")
        shown = seen(pilot)
        assert "sms · warm · English · without your name" in shown
        assert "Marta" not in shown
        await press(pilot, "l", "4")
        assert "Deutsch" in seen(pilot)


async def test_the_check_stops_other_people_and_can_be_mended_by_resetting(demo: ContactlogApp) -> None:
    async with opened(demo, LARGE) as pilot:
        await press(pilot, "f5", "c", "3", "e")
        area = demo.screen.query_one(TextArea)
        area.text += " Farid Haddad was there too."
        await settle(pilot)
        assert "Farid" in seen(pilot)
        assert "✗" in seen(pilot)
        await press(pilot, "ctrl+s")
        assert "The draft check stops these words" in seen(pilot)
        await press(pilot, "d")
        assert any("stops these words" in said for said in toasts(demo))
        assert all("Farid" not in said for said in toasts(demo))
        await press(pilot, "r")
        assert "The draft check found nothing" in seen(pilot)


async def test_calling_notes_each_outcome_and_shows_the_next_person(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "f5", "d", "2")
        assert isinstance(demo.screen, CallScreen)
        assert "4 still to tell" in seen(pilot)
        await press(pilot, "1")
        assert "3 still to tell" in seen(pilot)
        await press(pilot, "2", "5", "n")
        assert CallScreen not in {type(each) for each in demo.screen_stack}
        notices = await demo.diary.call(lambda diary: diary.ledger.notices(diary.cases.all()[0]))
        states = [notice.state for notice in notices.values()]
        assert states.count(NoticeState.TOLD) == 4
        assert states.count(NoticeState.UNREACHABLE) == 2


async def test_copying_says_honestly_what_is_known_and_empties_the_clipboard(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "f5", "d", "3")
        assert isinstance(demo.screen, CopyScreen)
        assert "cannot be known" in seen(pilot)
        assert "I have COVID-19" in demo.clipboard
        await press(pilot, "escape")
        assert demo.clipboard == ""


@pytest.mark.parametrize(("key", "suffix"), [("4", ".eml"), ("5", ".pdf"), ("6", ".txt")])
async def test_files_are_written_into_the_exports(tmp_path: Path, key: str, suffix: str) -> None:
    app = own_app(tmp_path)
    async with unlocked(app) as pilot:
        await app.diary.call(_ill_with("covid19"))
        await press(pilot, "f5", "d", key)
        assert "Written" in seen(pilot)
        assert [path.suffix for path in (tmp_path / "diary" / "exports").iterdir()] == [suffix]
        await press(pilot, "escape", "1")
        assert "Everyone who matters knows" in seen(pilot)


def _ill_with(illness: str) -> Callable[[Diary], None]:
    def use(diary: Diary) -> None:
        phones = (diary.people.phone("+351912000101", None),)
        person = diary.people.add("Ana Silva", phones=phones, emails=("ana@example.org",), address="Rua 1")
        met = diary.encounters.add_line("yesterday Zed 19:00 2h indoors 1m no masks kissed")
        diary.encounters.edit(met, people=(person.id,), kinds=met.kinds)
        today = diary.desk.today()
        diary.preferences.set("my_name", "Marta")
        diary.cases.new(illness, {"symptom_onset": DoubtfulDay(today, today)})

    return use


async def test_safety_questions_come_before_any_words(demo: ContactlogApp) -> None:
    def careful(diary: Diary) -> None:
        person = diary.people.find("Ana Silva")
        diary.people.edit(person, safety=frozenset({Safety.SHARED_PHONE}))

    async with opened(demo) as pilot:
        await demo.diary.call(careful)
        demo.session.person = await demo.diary.call(lambda diary: diary.people.find("Ana Silva").id)
        await press(pilot, "f5")
        shown = seen(pilot)
        assert "three questions" in shown
        assert "COVID" not in shown
        await press(pilot, "q", "enter")
        shown = seen(pilot)
        assert "three questions" not in shown
        assert "COVID" not in shown  # The phone is shared: the words only ask to be called.


async def test_words_are_kept_as_a_wording_and_used_again(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "f5", "c", "3", "s")
        await write(pilot, "short and kind")
        await press(pilot, "enter", "w")
        assert "short and kind" in seen(pilot)
