"""Keeping a diary by plain commands."""

from __future__ import annotations

from tests.cli.conftest import Program


def test_one_line_in_a_whole_encounter_out(program: Program) -> None:
    added = program.json(
        "diary", "add", "--as-of", "2026-03-12T21:00",
        "Lunch with Ana Silva and Ben at Café Nero yesterday 13:00 1h indoors 1m no masks",
    )  # fmt: skip
    assert [person["name"] for person in added["people"]] == ["Ana Silva", "Ben"]
    assert all(person["new"] for person in added["people"])
    assert added["place"] == "Café Nero"
    assert added["started_at"] == "2026-03-11T13:00:00Z"
    assert (added["local_date"], added["minutes"]) == ("2026-03-11", 60)
    assert (added["distance"], added["setting"], added["mask_mine"]) == ("1to2", "indoor", "none")
    assert added["not_understood"] == []
    assert added["question"] is None
    listed = program.json("diary", "list", "--from", "2026-03-01", "--to", "2026-03-12")
    assert [encounter["id"] for encounter in listed["encounters"]] == [added["id"]]


def test_a_dry_run_saves_nothing(program: Program) -> None:
    read = program.json("diary", "add", "--dry-run", "--as-of", "2026-03-12T21:00", "coffee with Ana 1h")
    assert read["id"] is None
    assert read["minutes"] == 60
    assert program.json("people", "list")["people"] == []


def test_two_people_of_one_name_are_asked_about_and_nothing_is_saved(program: Program) -> None:
    program("people", "add", "Ana Silva")
    program("people", "add", "Ana Costa")
    asked = program.json("diary", "add", "coffee with Ana 1h", code=1)
    assert "Ana" in asked["question"]
    assert {person["name"] for person in asked["ambiguous"][0]["candidates"]} == {"Ana Silva", "Ana Costa"}
    assert program.json("diary", "list")["encounters"] == []


def test_undo_takes_back_and_puts_back(program: Program) -> None:
    program("diary", "add", "coffee with Ana 1h")
    program("undo")
    assert program.json("diary", "list")["encounters"] == []
    program("undo")
    assert len(program.json("diary", "list")["encounters"]) == 1


def test_the_day_stays_when_the_traveller_moves(program: Program) -> None:
    line = "dinner with Ana 2026-03-11 23:30 1h"
    added = program.json("--zone", "America/New_York", "diary", "add", line)
    shown = program.json("--zone", "Asia/Tokyo", "diary", "show", added["id"])
    assert (shown["local_date"], shown["zone"]) == ("2026-03-11", "America/New_York")
    assert shown["started_at"] == "2026-03-12T03:30:00Z"


def test_quiet_days_and_days_with_meetings_exclude_each_other(program: Program) -> None:
    program("diary", "quiet", "2026-03-10")
    assert program.json("diary", "list", "--from", "2026-03-10", "--to", "2026-03-10")["quiet_days"] == [
        "2026-03-10"
    ]
    program("diary", "add", "coffee with Ana 2026-03-11")
    program("diary", "quiet", "2026-03-11", code=1)


def test_every_field_can_be_given_as_a_flag(program: Program) -> None:
    added = program.json(
        "diary", "add", "met Ana 2026-03-11", "--minutes", "20", "--distance", "lt1", "--setting", "vehicle",
        "--space", "vehicle", "--ventilation", "poor", "--mask-mine", "cloth", "--mask-theirs", "none",
        "--voice", "loud", "--face-to-face", "no", "--kind", "hugged", "--strangers", "3", "--note", "late",
    )  # fmt: skip
    wanted = {
        "minutes": 20, "distance": "lt1", "setting": "vehicle", "space": "vehicle", "ventilation": "poor",
        "mask_mine": "cloth", "mask_theirs": "none", "voice": "loud", "face_to_face": False,
        "kinds": ["hugged"], "strangers": 3, "note": "late",
    }  # fmt: skip
    assert {key: added[key] for key in wanted} == wanted
    noted = program.json("diary", "list", "--from", "2026-03-01", "--to", "2026-03-31")["encounters"][0]["id"]
    cleared = program.json("diary", "edit", noted, "--distance", "unknown", "--face-to-face", "unknown")
    assert (cleared["distance"], cleared["face_to_face"]) == (None, None)


def test_a_hostile_name_is_shown_harmlessly(program: Program) -> None:
    program("people", "add", "Eve\x1b]0;owned\x07 [bold]\u202e")
    shown = program("people", "list")
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[bold]" in shown


def test_search_finds_by_name_place_and_note(program: Program) -> None:
    program("diary", "add", "lunch with José Núñez at Tasca Azul 2026-03-11 note: birthday")
    for text in ("jose", "tasca", "birthday"):
        assert len(program.json("diary", "search", text)["encounters"]) == 1, text
    assert program.json("diary", "search", "nobody")["encounters"] == []
