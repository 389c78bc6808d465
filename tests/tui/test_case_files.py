"""Files of a case, by keys: who agreed to be handed over, shown before it is written, and days of next tries."""

from __future__ import annotations

from pathlib import Path

from contactlog.diary.demonstration import fall_ill
from contactlog.diary.door import Diary
from contactlog.tui.screens.confirm import ConfirmScreen
from contactlog.tui.screens.handing_over import AgreedForm
from tests.tui.conftest import own_app, unlocked
from tests.tui.driving import press, seen, toasts, write


def _ill(diary: Diary) -> None:
    diary.encounters.add_line("Tea with Ana Silva 2026-03-10 20:00 2h indoors")
    for name in ("Ana Silva", "Hugo Reis", "Clara Dias"):
        diary.encounters.add_line(f"Dinner with {name} yesterday 20:00 2h indoors")
    diary.people.edit(diary.people.find("Clara"), confidential=True)
    diary.people.edit(diary.people.find("Hugo"), name="[red]Hugo[/oops]")
    fall_ill(diary)


async def test_what_would_leave_is_shown_line_by_line_before_it_is_written(tmp_path: Path) -> None:
    app = own_app(tmp_path)
    exports = tmp_path / "diary" / "exports"
    async with unlocked(app) as pilot:
        await app.diary.call(_ill)
        await press(pilot, "f4", "h")
        assert "Not asked, or did not agree (2)" in seen(pilot)
        assert "[red]Hugo[/oops]" in seen(pilot)
        assert "Confidential, never handed over: 1" in seen(pilot)
        assert "Clara" not in seen(pilot)
        await press(pilot, "w")
        assert "Nobody has agreed so far; nothing would leave." in toasts(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, AgreedForm)
        await write(pilot, "tomorrow")
        await press(pilot, "enter")
        assert isinstance(app.screen, AgreedForm)  # It says why.
        await write(pilot, "yesterday")
        await press(pilot, "enter")
        assert "agreed on Wed 2026-03-11" in seen(pilot)
        await press(pilot, "w")
        assert isinstance(app.screen, ConfirmScreen)
        assert "1. Ana Silva, first met 2026-03-10, last met 2026-03-11" in seen(pilot)
        assert "Contacts (COVID-19), 2026-03-12" in seen(pilot)
        await press(pilot, "enter", "escape")
        assert not exports.exists()
        await press(pilot, "w", "y")
        (table,), (page,) = exports.glob("*.csv"), exports.glob("*.txt")
        assert "The list is written" in seen(pilot)
        assert page.name in seen(pilot).replace("\n", "")
        for written in (table.read_text("utf-8"), page.read_text("utf-8")):
            assert "Ana" in written
            assert "Clara" not in written
            assert "Hugo" not in written
        await press(pilot, "escape", "a")
        assert "Ana Silva agreed on Wed 2026-03-11." in seen(pilot)
        await press(pilot, "y")
        assert "Not asked, or did not agree (2)" in seen(pilot)


async def test_the_next_tries_are_written_as_a_calendar_file_without_names(tmp_path: Path) -> None:
    app = own_app(tmp_path)
    exports = tmp_path / "diary" / "exports"
    async with unlocked(app) as pilot:
        await app.diary.call(_ill)
        await press(pilot, "f4", "c")
        assert any("No next try is planned." in said for said in toasts(app))
        await press(pilot, "t", "3", "c")
        assert "The next tries are written" in seen(pilot)
        (calendar,) = exports.glob("follow-up*.ics")
        assert "DTSTART;VALUE=DATE:20260313" in calendar.read_text("utf-8")
        assert "Ana" not in calendar.read_text("utf-8")
