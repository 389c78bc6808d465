"""Safety copies and retention by plain commands."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.cli.conftest import Program

_WORD = re.compile(r"\d+\. ([a-z]+)")


def _people(folder: Path, count: int) -> str:
    lines = folder / "people.jsonl"
    lines.write_text("".join(json.dumps({"type": "person", "name": f"P {n}"}) + "\n" for n in range(count)))
    return str(lines)


def test_a_large_import_can_be_taken_back_even_when_the_diary_is_damaged(
    program: Program, tmp_path: Path
) -> None:
    program("people", "add", "Ana Silva")
    program("import", _people(tmp_path, 30), "--as", "diary", "--yes")
    (copy,) = program.json("backup", "list")["safety"]
    assert copy["before"] == "import"
    (program.folder / "diary.keys").write_bytes(b"x")
    assert "damaged" in program("people", "list", code=4)
    back = program.json("backup", "restore", "--safety", "latest", "--yes")
    assert back["restored"] == copy["name"]
    assert Path(back["put_aside"]).is_dir()
    assert [person["name"] for person in program.json("people", "list")["people"]] == ["Ana Silva"]


def test_a_wrong_passphrase_restores_no_copy(program: Program, tmp_path: Path) -> None:
    program("people", "add", "Ana Silva")
    program("import", _people(tmp_path, 30), "--as", "diary", "--yes")
    (tmp_path / "wrong").write_text("wrong")
    wrong = ("--passphrase-file", str(tmp_path / "wrong"))
    program(*wrong, "backup", "restore", "--safety", "latest", "--yes", code=3)
    assert len(program.json("people", "list")["people"]) == 31


def test_recovery_words_restore_a_copy(program: Program, tmp_path: Path) -> None:
    words = _WORD.findall(program("recovery", "new", "--yes"))
    (tmp_path / "words").write_text(" ".join(words))
    program("people", "add", "Ana Silva")
    program("import", _people(tmp_path, 30), "--as", "diary", "--yes")
    program("--recovery-file", str(tmp_path / "words"), "backup", "restore", "--safety", "latest", "--yes")
    assert len(program.json("people", "list")["people"]) == 1


def test_a_copy_is_dropped_for_good(program: Program, tmp_path: Path) -> None:
    program("people", "add", "Ana Silva")
    program("import", _people(tmp_path, 30), "--as", "diary", "--yes")
    program("backup", "drop", "latest", "--yes")
    assert program.json("backup", "list") == {"safety": []}
    program("backup", "drop", "latest", "--yes", code=1)


def test_restoring_needs_one_thing_to_restore(program: Program) -> None:
    program("backup", "restore", code=2)
    program("backup", "restore", "file.age", "--safety", "latest", code=2)


def test_retention_is_chosen_warned_about_and_purged_by_hand(program: Program) -> None:
    program("diary", "add", "2020-03-10 lunch with +Ana 1h")
    assert program.json("retention", "show")["days"] is None
    assert program.json("retention", "set", "21")["due"]["encounters"] == 1
    listed = program.run("diary", "list", "--json")
    assert listed.stderr == ""
    assert "older than the 21 days" in json.loads(listed.stdout)["retention_warning"]
    assert program.json("retention", "purge", "--dry-run")["erased"] == 0
    program("retention", "purge", code=1)
    done = program.json("retention", "purge", "--yes")
    assert done["due"]["encounters"] == 1
    assert done["safety_copy"].endswith("-purge")
    assert program.json("diary", "list")["retention_warning"] is None
    assert program.json("retention", "set", "forever")["days"] is None
    program("retention", "set", "soon", code=2)
    program("retention", "set", "3", code=1)


def test_what_is_due_is_said_on_opening_and_in_the_list_but_not_beside_json(program: Program) -> None:
    program("diary", "add", "2020-03-10 lunch with +Ana 1h")
    program("retention", "set", "365")
    due = "1 encounter is older than the 365 days you chose. Erase them: contactlog retention purge"
    assert due in program.run("people", "list").stderr
    assert program.run("people", "list", "--json").stderr == ""
    listed = program.run("diary", "list")
    assert due in listed.stdout
    assert listed.stderr == ""
    assert due in program("retention", "show")
    program("case", "new", "--illness", "covid19", "--onset", "today")
    assert due not in program("diary", "list")
    assert program.run("people", "list").stderr == ""


def test_who_chooses_a_number_of_days_hears_for_which_illnesses_it_is_too_short(program: Program) -> None:
    said = program("retention", "set", "21")
    assert "Measles" in said
    assert "COVID-19" not in said
    assert "Syphilis" in " ".join(program.json("retention", "set", "365")["too_short_for"])
    assert program.json("retention", "set", "9999")["too_short_for"] == []
    shown = program("retention", "show")
    assert "14 days, which many tracing apps keep, would not reach back far enough for any of these." in shown


def test_backups_that_still_hold_what_was_erased_are_named(program: Program) -> None:
    program("diary", "add", "2020-03-10 lunch with +Ana 1h")
    made = program.json("backup", "create", "--backup-passphrase-file", str(program.passphrase_file))
    assert made["path"] in program("people", "forget", "Ana", "--yes")
    erased = program.json("retention", "purge", "--before", "2021-01-01", "--yes")
    assert erased["old_copies"] == [made["path"]]


def test_the_setting_by_its_name_is_checked_in_the_same_way(program: Program) -> None:
    assert "of no use" in program("settings", "set", "retention_days", "3", code=1)
    assert "no number of days" in program("settings", "set", "retention_days", "soon", code=1)
    program("settings", "set", "retention_days", "21")
    assert program.json("retention", "show")["days"] == 21
    program("settings", "set", "retention_days", "")
    assert program.json("retention", "show")["days"] is None
