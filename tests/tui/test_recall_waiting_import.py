"""Recall, waiting and import on the screens."""

from __future__ import annotations

import zipfile
from pathlib import Path

from textual.widgets import Input

from contactlog.diary import dropping
from contactlog.tui.app import ContactlogApp
from contactlog.tui.screens.importing import OfferScreen
from tests.tui.conftest import opened, own_app, settle, unlocked
from tests.tui.driving import press, seen, write

_CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y//EN
BEGIN:VEVENT
UID:a1
DTSTAMP:20260310T100000Z
DTSTART:20260310T100000Z
DTEND:20260310T110000Z
SUMMARY:Lunch with [red]Zoe[/oops]
ATTENDEE;CN=Zoe Kern:mailto:zoe@example.org
END:VEVENT
BEGIN:VEVENT
UID:a2
DTSTAMP:20260310T100000Z
DTSTART;VALUE=DATE:20260311
SUMMARY:Pay rent
END:VEVENT
END:VCALENDAR
"""


async def test_recall_asks_one_question_at_a_time_and_goes_on_where_it_was_left(demo: ContactlogApp) -> None:
    async with opened(demo) as pilot:
        await press(pilot, "f6")
        assert "Ctrl+R begins" in seen(pilot)
        await press(pilot, "ctrl+r")
        assert "who comes to mind?" in seen(pilot)
        await write(pilot, "Ana coffee 1h")
        assert "which day?" in seen(pilot)
        await press(pilot, "ctrl+o")
        assert "not kept yet" in seen(pilot)
        await write(pilot, "yesterday Ana Silva coffee 1h")
        await press(pilot, "enter")
        assert demo.screen.query_one("#recall-line", Input).value == ""
        await press(pilot, "ctrl+o")
        where = "question 2 of"
        assert where in seen(pilot)
        await press(pilot, "f2", "f6")
        assert where in seen(pilot)
        await press(pilot, "ctrl+b")
        assert "question 1 of" in seen(pilot)


async def test_what_waits_is_corrected_and_taken_in(tmp_path: Path) -> None:
    app = own_app(tmp_path)
    async with unlocked(app) as pilot:
        dropping.drop(tmp_path / "diary", "Bob [/oops] lunch 1h", "Europe/Lisbon")
        await press(pilot, "f7")
        assert "Bob" in seen(pilot)
        await press(pilot, "e")
        await write(pilot, "2026-03-10 Rita tea 30 min")
        assert "Rita (new)" in seen(pilot)
        await press(pilot, "ctrl+s")
        assert "Nothing waits" in seen(pilot)
        assert await app.diary.call(lambda diary: diary.people.find("Rita"))


async def test_a_calendar_is_looked_through_brought_in_and_taken_back(
    demo: ContactlogApp, tmp_path: Path
) -> None:
    (tmp_path / "cal.ics").write_text(_CALENDAR, "utf-8")
    async with opened(demo) as pilot:
        await press(pilot, "f10")
        await write(pilot, f"{tmp_path}/c")
        await press(pilot, "tab", "enter")
        assert isinstance(demo.screen, OfferScreen)
        assert "[x] take in   Lunch with [red]Zoe[/oops]" in seen(pilot)
        assert "[ ] leave out Pay rent" in seen(pilot)
        await press(pilot, "ctrl+s")
        assert "1 encounter" in seen(pilot)
        await press(pilot, "escape")
        await settle(pilot)
        assert await demo.diary.call(lambda diary: diary.people.find("Zoe Kern"))
        await press(pilot, "ctrl+z")
        names = await demo.diary.call(lambda diary: [person.name for person in diary.people.all()])
        assert "Zoe Kern" not in names


async def test_a_packed_folder_gives_its_files_one_by_one_and_what_is_turned_is_counted_again(
    demo: ContactlogApp, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "takeout.zip", "w") as folder:
        folder.writestr("Contacts/all.vcf", "BEGIN:VCARD\nFN:Ada Quint\nEND:VCARD\n")
        old = "BEGIN:VEVENT\nUID:0\nDTSTART:20250110T100000Z\nSUMMARY:Tea with Yan\nEND:VEVENT\n"
        folder.writestr("Calendar/cal.ics", _CALENDAR.replace("BEGIN:VEVENT", f"{old}BEGIN:VEVENT", 1))
        folder.writestr("read me.html", "<html>")
    (tmp_path / "lines.jsonl").write_text('{"type": "person", "name": "Otto Quint"}\n', "utf-8")
    async with opened(demo) as pilot:
        await press(pilot, "f10")
        await write(pilot, f"{tmp_path}/l")
        await press(pilot, "tab", "enter")
        assert "1 new person" in seen(pilot)
        await press(pilot, "y", "escape", "f10")
        await write(pilot, f"{tmp_path}/t")
        await press(pilot, "tab", "enter", "2")
        assert isinstance(demo.screen, OfferScreen)
        assert "1 new person, 2 encounters" in seen(pilot)
        await press(pilot, "d", "1")
        assert "1 new person, 1 encounter" in seen(pilot)
        assert "Yan" not in seen(pilot), "it was longer ago than four weeks"
        await press(pilot, "space")
        assert "new person" not in seen(pilot)
        await press(pilot, "space", "ctrl+s", "escape", "1", "ctrl+s", "escape", "escape")
        await settle(pilot)
        names = await demo.diary.call(lambda diary: [person.name for person in diary.people.all()])
        assert {"Otto Quint", "Zoe Kern", "Ada Quint"} <= {*names}
        assert await demo.diary.call(lambda diary: len(diary.bringing_in.sources())) == 2
