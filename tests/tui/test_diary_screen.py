"""The screen of the diary, driven by keys."""

from __future__ import annotations

from datetime import date

import pytest

from contactlog.diary.door import Diary, in_memory
from contactlog.diary.invented import LINES
from contactlog.tui.app import ContactlogApp
from contactlog.tui.screens.encounter import EncounterScreen
from contactlog.tui.screens.encounter_editor import EncounterEditor
from contactlog.tui.screens.pick import ChooseScreen
from contactlog.tui.source import Demonstration
from contactlog.tui.widgets.month_grid import MonthGrid
from contactlog.tui.widgets.quick_entry import QuickEntry
from contactlog.tui.widgets.virtual_list import VirtualList
from tests.tui.conftest import LARGE, SMALL, clock, opened, settle
from tests.tui.driving import field_of, press, seen, toasts, write

TODAY = date(2026, 3, 12)


async def test_what_is_understood_stands_below_the_line_while_it_is_typed(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await write(pilot, "Tea with Ana Silva and Zeno at @Jardim yesterday 16:00 30 min outdoors")
        shown = seen(pilot)
        for word in (
            "Wed 2026-03-11 16:00",
            "Ana Silva, Zeno (new)",
            "at Jardim (new)",
            "30 min",
            "outdoors",
        ):
            assert word in shown
        assert len(await demo.diary.call(lambda diary: diary.people.same_name("Zeno"))) == 0
        await write(pilot, "Tea with Ana Silva 16:00, 77")
        assert "not understood: 77" in seen(pilot)


async def test_names_are_offered_and_taken_with_one_key(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await write(pilot, "coffee with far")
        assert "▸ Farid Haddad" in seen(pilot)
        await press(pilot, "tab")
        assert demo.screen.query_one(QuickEntry).line.value == "coffee with Farid Haddad "
        await press(pilot, "tab")
        assert isinstance(demo.screen.focused, MonthGrid)


async def test_a_line_can_be_noted_for_another_day_whatever_it_says(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await write(pilot, "Tea with Ana Silva 16:00")
        await press(pilot, "alt+left", "shift+left")
        assert "Tue 2026-03-10 16:00" in seen(pilot)
        await press(pilot, "enter")
        met = await demo.diary.call(
            lambda diary: diary.encounters.between(date(2026, 3, 10), date(2026, 3, 10))
        )
        assert [str(one.started_at) for one in met if one.note == "Tea"] == ["2026-03-10 16:00:00+00:00"]
        await write(pilot, "Tea with Ana Silva 9:00")
        await press(pilot, "alt+right", "enter")
        assert any("lies ahead" in said for said in toasts(demo))


async def test_of_two_people_with_one_name_one_key_says_who(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await demo.diary.call(lambda diary: diary.people.add("Ana Costa"))
        demo.session.generation += 1
        await write(pilot, "Tea with Ana 16:00")
        await press(pilot, "enter")
        assert isinstance(demo.screen, ChooseScreen)
        listing = demo.screen.query_one(VirtualList)
        texts = [str(row.parts) for row in (listing.row(0), listing.row(1)) if row]
        await press(pilot, "1" if "Ana Costa" in texts[0] else "2")
        (costa,) = await demo.diary.call(lambda diary: diary.people.same_name("Ana Costa"))
        assert len(await demo.diary.call(lambda diary: diary.people.encounters(costa))) == 1


async def test_the_month_and_the_list_go_together(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "tab", "left", "left", "left", "up")
        month = demo.screen.query_one(MonthGrid)
        assert month.day == date(2026, 3, 2)
        await press(pilot, "enter")
        assert isinstance(demo.screen.focused, VirtualList)
        assert demo.screen.focused.current_id == "quiet/2026-03-02"
        await press(pilot, "end")
        assert month.day == date(2026, 1, 12)
        await press(pilot, "t")
        assert month.day == date(2026, 3, 12)


async def test_the_month_shows_met_quiet_and_case_days_without_colour(demo: ContactlogApp) -> None:
    async with opened(demo, (80, 40)) as pilot:
        shown = seen(pilot)
        assert "March 2026" in shown
        assert "February 2026" in shown
        assert " 2·" in shown  # A quiet day.
        assert "┃11▂" in shown  # A day on which somebody was met, in the window of the case.
        assert "┃ could pass it on" in shown


async def test_nobody_met_is_noted_and_taken_back_with_one_key(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await demo.diary.call(
            lambda diary: diary.encounters.remove(diary.encounters.between(TODAY, TODAY)[0])
        )
        demo.diary_changed()
        await settle(pilot)
        await press(pilot, "escape", "t", "n")
        assert "nobody met" in seen(pilot)
        assert demo.screen.query_one(MonthGrid)._days.count_on(date(2026, 3, 12)) == 0
        await press(pilot, "n")
        assert demo.screen.query_one(MonthGrid)._days.count_on(date(2026, 3, 12)) is None


async def test_on_a_small_screen_enter_shows_everything_and_e_changes_it(demo: ContactlogApp) -> None:
    async with opened(demo, SMALL) as pilot:
        await press(pilot, "escape", "enter")
        assert isinstance(demo.screen, EncounterScreen)
        assert "Not noted: masks." in seen(pilot)
        await press(pilot, "e")
        assert isinstance(demo.screen, EncounterEditor)
        field_of(pilot, "length").value = "20 min"
        await press(pilot, "ctrl+s")
        assert "20 min" in seen(pilot)
        await press(pilot, "ctrl+z")
        assert "5 min" in seen(pilot)


async def test_on_a_wide_screen_the_detail_stands_beside_the_list(demo: ContactlogApp) -> None:
    async with opened(demo, LARGE) as pilot:
        await press(pilot, "escape", "down")
        assert "How long    15 min" in seen(pilot)
        await press(pilot, "enter")
        assert isinstance(demo.screen, EncounterEditor)


async def test_a_form_says_what_is_wrong_and_loses_nothing(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "escape", "e")
        field_of(pilot, "length").value = "for ever"
        await press(pilot, "ctrl+s")
        assert "The length cannot be read." in seen(pilot)
        await press(pilot, "escape")
        assert "Leave without saving" in seen(pilot)
        await press(pilot, "n")
        assert isinstance(demo.screen, EncounterEditor)
        await press(pilot, "escape", "y")
        assert demo.screen.query(QuickEntry)


async def test_removing_can_be_taken_back(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "escape", "d")
        assert "Thu 2026-03-12" not in seen(pilot)
        await press(pilot, "ctrl+z")
        assert "Thu 2026-03-12" in seen(pilot)


async def test_search_finds_while_it_is_typed_and_says_how_many(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "escape", "slash")
        await write(pilot, "cinema joana")
        assert f"2 of {len(LINES)}" in seen(pilot)
        await press(pilot, "enter", "d")
        assert f"1 of {len(LINES) - 1}" in seen(pilot)
        await press(pilot, "escape")
        assert not demo.screen.query_one("#search-bar").display
        assert "Office" in seen(pilot) or "Atelier" in seen(pilot)


async def test_an_empty_diary_says_what_to_press() -> None:
    class Empty(Demonstration):
        def open(self, passphrase: str = "") -> Diary:
            return in_memory(clock=clock, zone="Europe/Lisbon")

    app = ContactlogApp(Empty("Europe/Lisbon", clock), seconds=lambda: 0.0)
    async with opened(app) as pilot:
        assert "Nothing is noted yet." in seen(pilot)
        await press(pilot, "f3")
        assert "Nobody is in the diary yet." in seen(pilot)
        await press(pilot, "ctrl+n")
        await write(pilot, "Tea with Ana 16:00")
        await press(pilot, "enter")
        assert "Nothing is noted yet." not in seen(pilot)
        assert "Ana" in seen(pilot)


@pytest.mark.parametrize("key", ["f1", "ctrl+p", "f9", "f12"])
async def test_what_opens_over_the_screen_closes_with_escape(demo: ContactlogApp, key: str) -> None:
    async with opened(demo) as pilot:
        await press(pilot, key)
        assert len(demo.screen_stack) == 2
        await press(pilot, "escape")
        assert len(demo.screen_stack) == 1
