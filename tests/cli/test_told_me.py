"""Being told, and looking back, through the program."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from icalendar import Calendar

from tests.cli.conftest import Program

_TODAY = datetime.now(UTC).date()
_MET = (_TODAY - timedelta(days=2)).isoformat()


def test_being_told_gives_days_a_calendar_file_and_one_step_to_a_case(program: Program) -> None:
    added = program.json("told-me", "add", "--illness", "covid", "--met", _MET)
    assert added["tests"] == [(_TODAY + timedelta(days=3)).isoformat()]
    assert added["watch_until"] > _TODAY.isoformat()
    written = program.json("told-me", "reminders")
    book = Calendar.from_ical(Path(written["path"]).read_bytes())
    events = book.walk("VEVENT")
    assert len(events) == written["entries"] == 2
    assert not any("covid" in str(event["summary"]).casefold() for event in events)
    assert Path(written["path"]).parent == program.folder / "exports"
    case = program.json("told-me", "ill", "--onset", _TODAY.isoformat())
    assert case["illness"] == "covid19"
    assert program.json("told-me", "list")["told_me"][0]["state"] == "closed"
    program("undo")
    assert program.json("told-me", "list")["told_me"][0]["state"] == "open"
    assert program.json("case", "list")["cases"] == []


def test_mistakes_are_sentences(program: Program) -> None:
    assert "Note it" in program("told-me", "show", code=1)
    program("told-me", "add", "--illness", "covid", "--met", "2999-01-01", code=1)
    assert "Did you mean" in program("told-me", "add", "--illness", "measels", "--met", _MET, code=1)
    program("told-me", "add", "--illness", "measles", "--met", _MET)
    program("told-me", "ill", code=1)
    assert "called off" in program("told-me", "close", "--called-off")


def test_backward_names_people_and_gatherings_and_nobody_for_certain(program: Program) -> None:
    program("diary", "add", "2026-03-06 13:00 lunch with Ana Silva 1h indoors 1m")
    program("diary", "add", "2026-03-05 19:00 dinner with Ben Okafor 2h indoors 2m")
    program("people", "edit", "Ben Okafor", "--fell-ill-on", "2026-03-14")
    program("case", "new", "--illness", "covid", "--onset", "2026-03-10")
    found = program.json("backward")
    assert [item["name"] for item in found["candidates"]] == ["Ana Silva"]
    assert [item["person"] for item in found["not_sources"]] == ["Ben Okafor"]
    shown = program("backward", "--all")
    assert "Nobody can be named for certain" in shown
    assert "Ben Okafor" in shown
