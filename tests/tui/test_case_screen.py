"""The screen of a case: reasons, outcomes, changing, closing, being told."""

from __future__ import annotations

from contactlog.core.cases import CaseState
from contactlog.core.notices import NoticeState
from contactlog.diary.door import Diary
from contactlog.tui.app import ContactlogApp
from contactlog.tui.screens.page import PageScreen
from tests.tui.conftest import LARGE, opened
from tests.tui.driving import press, seen, toasts, write


async def test_the_reasons_stand_beside_the_list_with_rule_and_owner(demo: ContactlogApp) -> None:
    async with opened(demo, LARGE) as pilot:
        await press(pilot, "f4")
        shown = seen(pilot)
        assert "Tell first, in this order" in shown
        assert "✓ Rita Moura  told" in shown
        assert "window: from 48 hours before the first" in shown
        assert "58.9" in shown
        assert "98.9" in shown
        before = demo.session.person
        await press(pilot, "down", "w")
        assert isinstance(demo.screen, PageScreen)
        assert demo.session.person != before


async def test_an_outcome_is_noted_by_two_keys_and_moves_the_bar(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "f4")
        assert "3 of 7 who matter know" in seen(pilot)
        await press(pilot, "t", "1")
        assert "4 of 7 who matter know" in seen(pilot)
        await press(pilot, "t", "3")
        assert "✗" in seen(pilot)
        assert "try again" in seen(pilot)
        chosen = demo.session.person or ""
        await press(pilot, "t", "8")
        await write(pilot, "we never spoke")
        await press(pilot, "enter")
        case = await demo.diary.call(lambda diary: diary.cases.all()[0])
        noted = await demo.diary.call(lambda diary: diary.ledger.notices(case))
        assert (noted[chosen].state, noted[chosen].reason) == (NoticeState.CHOSE_NOT_TO, "we never spoke")
        assert all("we never" not in said for said in toasts(demo))
        await press(pilot, "ctrl+z")
        noted = await demo.diary.call(lambda diary: diary.ledger.notices(case))
        assert chosen not in noted or noted[chosen].state is not NoticeState.CHOSE_NOT_TO


async def test_changed_dates_say_who_must_hear_again(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "f4", "e")
        await write(pilot, "9 days ago")
        await press(pilot, "ctrl+s", "ctrl+s", "ctrl+s", "ctrl+s")
        assert "who must hear again" in seen(pilot)
        await press(pilot, "escape")
        case = await demo.diary.call(lambda diary: diary.cases.all()[0])
        assert case.anchors["symptom_onset"].first.isoformat() == "2026-03-03"


async def test_a_date_noted_by_mistake_is_emptied_and_gone(demo: ContactlogApp) -> None:
    async def apart() -> bool:
        case = await demo.diary.call(lambda diary: diary.cases.all()[0])
        return "isolated_from" in case.anchors

    async with opened(demo) as pilot:
        await press(pilot, "f4", "e", "ctrl+s", "ctrl+s")
        await write(pilot, "3 weeks ago")
        await press(pilot, "ctrl+s")
        assert "met nobody since" in seen(pilot)
        await press(pilot, "ctrl+s", "escape")
        assert await apart()
        await press(pilot, "e", "ctrl+s", "ctrl+s", "ctrl+u", "ctrl+s", "ctrl+s", "escape")
        assert not await apart()


def _hear_the_all_clear(diary: Diary) -> str:
    case = diary.cases.all()[0]
    (first, *_) = diary.changed_cases.to_hear_all_clear(case)
    diary.ledger.all_clear(case, diary.people.get(first.person))
    return first.person


async def test_calling_off_names_the_number_and_can_be_turned_back(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "f4", "o")
        assert "3 people were told and should hear the all-clear" in seen(pilot)
        await press(pilot, "y")
        case = await demo.diary.call(lambda diary: diary.cases.all()[0])
        assert case.state is CaseState.CALLED_OFF
        await press(pilot, "f5")
        assert "the all-clear" in seen(pilot)
        person = await demo.diary.call(_hear_the_all_clear)
        await press(pilot, "f4", "o", "y")
        assert "Open again. 1 person heard the all-clear and is to be told again." in toasts(demo)
        notices = await demo.diary.call(lambda diary: diary.ledger.notices(diary.cases.all()[0]))
        assert notices[person].state is NoticeState.TO_TELL
        await press(pilot, "x")
        assert "5 who matter have not been told" in seen(pilot)
        await press(pilot, "y")
        case = await demo.diary.call(lambda diary: diary.cases.all()[0])
        assert case.state is CaseState.CLOSED


async def test_being_told_shows_what_to_watch_for_and_becomes_a_case(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "f4", "a", "a")
        await write(pilot, "flu")
        await press(pilot, "enter")
        await write(pilot, "yesterday")
        await press(pilot, "ctrl+s")
        assert isinstance(demo.screen, PageScreen)
        await press(pilot, "escape", "i", "ctrl+s", "ctrl+s", "ctrl+s", "ctrl+s")
        assert "Influenza (flu), open (case 1 of 2)" in seen(pilot)
        await press(pilot, "n")
        assert "COVID-19, open (case 2 of 2)" in seen(pilot)


async def test_sources_are_never_one_for_certain(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "f4", "b")
        assert "nobody is certain" in seen(pilot)


async def test_a_second_open_case_of_an_illness_is_pointed_out(demo: ContactlogApp) -> None:
    async with opened(demo, LARGE) as pilot:
        await press(pilot, "f4", "i")
        await write(pilot, "covid")
        await press(pilot, "enter")
        await write(pilot, "yesterday")
        await press(pilot, "ctrl+s", "ctrl+s", "ctrl+s")
        assert "Another case of it is open" in seen(pilot)
