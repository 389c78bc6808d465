"""The screen of people, driven by keys."""

from __future__ import annotations

import pytest

from contactlog.tui.app import ContactlogApp
from contactlog.tui.screens.pick import ChooseScreen, PickScreen
from contactlog.tui.widgets.person_page import PersonPane
from contactlog.tui.widgets.virtual_list import VirtualList
from tests.tui.conftest import LARGE, opened
from tests.tui.driving import field_of, press, seen, toasts, write


async def test_filtering_finds_names_numbers_and_mails_and_marks_who_is_out_of_reach(
    demo: ContactlogApp,
) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "f3")
        assert "14 of 14" in seen(pilot)
        assert "Luisa from the bakery  ✗ no number" in seen(pilot)
        await press(pilot, "slash")
        await write(pilot, "912000104")
        assert "1 of 14" in seen(pilot)
        assert "Dinis Rocha" in seen(pilot)


async def test_a_wide_screen_shows_the_page_with_the_history(demo: ContactlogApp) -> None:
    async with opened(demo, LARGE) as pilot:
        await press(pilot, "f3", "down")
        shown = seen(pilot)
        assert "ben@example.org" in shown
        assert "last on Wed 2026-03-04" in shown
        met = demo.screen.query_one(PersonPane).query_one(VirtualList)
        assert met.count == len(
            await demo.diary.call(lambda diary: diary.people.encounters(diary.people.find("Ben Okafor")))
        )


async def test_the_form_changes_every_field(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "f3", "e")
        field_of(pilot, "nicknames").value = "Aninhas, Nita"
        field_of(pilot, "phones").value = "+351 912 000 102, 21 123 45 67"
        field_of(pilot, "fell_ill_on").value = "2026-03-01"
        field_of(pilot, "channel").choose("call")
        field_of(pilot, "flags").focus()
        await press(pilot, "enter")
        assert isinstance(demo.screen, PickScreen)
        await press(pilot, "space", "enter")
        await press(pilot, "ctrl+s")
        ana = await demo.diary.call(lambda diary: diary.people.find("Ana Silva"))
        assert ana.nicknames == ("Aninhas", "Nita")
        assert [phone.e164 for phone in ana.phones] == ["+351912000102", "+351211234567"]
        assert (str(ana.fell_ill_on), str(ana.channel), len(ana.flags)) == ("2026-03-01", "call", 1)
        await press(pilot, "a")
        await press(pilot, "ctrl+s")
        assert "The person has no name." in seen(pilot)


async def test_forgetting_says_what_goes_and_the_safe_answer_has_the_focus(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "f3", "down", "down", "x")
        shown = seen(pilot)
        assert "Forget Clara Weiss for good?" in shown
        assert "1 number or address" in shown
        assert "10 encounters stay" in shown
        await press(pilot, "enter")
        assert await demo.diary.call(lambda diary: diary.people.find("Clara Weiss"))
        await press(pilot, "x", "y")
        assert "13 of 13" in seen(pilot)
        assert not any("Clara" in said for said in toasts(demo))


async def test_hidden_people_are_left_out_and_can_be_seen_again(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "f3", "h")
        assert "13 of 13" in seen(pilot)
        await press(pilot, "v")
        assert "Ana Silva  hidden" in seen(pilot)


@pytest.mark.parametrize(("answer", "left"), [("1", 13), ("3", 14)])
async def test_two_who_may_be_one_are_settled_once(demo: ContactlogApp, answer: str, left: int) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "f3", "m")
        assert "Eva Lindqvist  and  Eva Lindquist" in seen(pilot)
        await press(pilot, "enter")
        assert isinstance(demo.screen, ChooseScreen)
        await press(pilot, answer)
        assert "Nobody in the diary looks like the same person twice." in seen(pilot)
        assert len(await demo.diary.call(lambda diary: diary.people.all())) == left
        assert await demo.diary.call(lambda diary: diary.people.sameness.doubles()) == []


async def test_groups_are_made_changed_and_removed(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "f3", "g", "a")
        field_of(pilot, "name").value = "#neighbours"
        field_of(pilot, "people").value = "Nobody Known"
        await press(pilot, "ctrl+s")
        assert "There is no person called" in seen(pilot)
        field_of(pilot, "people").value = "Ben Okafor, Rita Moura"
        field_of(pilot, "household").choose("yes")
        field_of(pilot, "organiser").value = "Rita Moura"
        await press(pilot, "ctrl+s")
        assert "#neighbours  Ben Okafor, Rita Moura household" in seen(pilot)
        await press(pilot, "end", "d")
        assert "Remove the group #neighbours? Its 2 people" in seen(pilot)
        await press(pilot, "y", "escape")
        assert len(await demo.diary.call(lambda diary: diary.groups.all())) == 2
