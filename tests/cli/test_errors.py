"""What a bad input gets: one sentence, an exit code, and nothing lost."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Program


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if path.is_file() and not path.name.endswith(("-shm", "-wal"))
    }


def test_without_a_diary_every_command_says_how_to_begin(empty_program: Program) -> None:
    for arguments in (("diary", "list"), ("log", "coffee with Ana"), ("exposures",)):
        said = empty_program(*arguments, code=1)
        assert "contactlog init" in said


def test_a_wrong_passphrase_ends_with_3_and_changes_nothing(program: Program, tmp_path: Path) -> None:
    before = _contents(program.folder)
    wrong = tmp_path / "wrong"
    wrong.write_text("something else\n")
    program("--passphrase-file", str(wrong), "diary", "list", code=3)
    assert _contents(program.folder) == before


def test_a_damaged_header_ends_with_4_and_names_the_file(program: Program) -> None:
    header = program.folder / "diary.keys"
    data = bytearray(header.read_bytes())
    data[len(data) // 2] ^= 1
    header.write_bytes(data)
    assert "diary.keys" in program("diary", "list", code=4)


def test_an_emptied_database_is_damage_never_a_new_diary(program: Program) -> None:
    (program.folder / "diary-1.db").write_bytes(b"")
    assert "diary-1.db" in program("diary", "list", code=4)


def test_a_wrong_command_line_ends_with_2(program: Program) -> None:
    program("diary", "list", "--nonsense", code=2)
    program("nonsense", code=2)


def test_options_of_every_command_may_stand_on_either_side_of_it(program: Program, tmp_path: Path) -> None:
    secret, folder = str(program.passphrase_file), str(program.folder)
    del program.environment["CONTACTLOG_DATA_DIR"], program.environment["CONTACTLOG_PASSPHRASE_FILE"]
    program.environment["HOME"] = str(tmp_path / "elsewhere")
    behind = ("--data-dir", folder, f"--passphrase-file={secret}", "--zone", "Asia/Tokyo")
    added = program.json("diary", "add", "Ana 10:00", "--as-of", "2026-03-10T20:00", *behind)
    assert added["zone"] == "Asia/Tokyo"
    (found,) = program.json("--json", *behind, "people", "list")["people"]
    assert found["name"] == "Ana"


def test_an_unknown_illness_is_answered_with_the_nearest(program: Program) -> None:
    said = program("case", "new", "--illness", "measels", "--rash", "2026-03-10", code=1)
    assert "easles" in said


def test_an_unknown_day_is_asked_about(program: Program) -> None:
    program("case", "new", "--illness", "measles", "--rash", "someday", code=1)


def test_a_second_diary_in_the_same_folder_is_refused(program: Program) -> None:
    program("init", "--no-recovery", code=1)


def test_nothing_is_asked_when_nobody_is_there(program: Program) -> None:
    program("people", "add", "Ana")
    assert "--yes" in program("people", "forget", "Ana", code=1)
    assert len(program.json("people", "list")["people"]) == 1
