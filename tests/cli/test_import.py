"""``contactlog import`` as a process."""

from __future__ import annotations

from pathlib import Path

from tests.cli.bringing import run, run_json
from tests.cli.conftest import Program

LINES = '{"type":"encounter","local_date":"2026-03-10","people":["Ana Silva"],"minutes":60}\n'


def test_diary_lines_come_in_once(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "notes.jsonl"
    file.write_text(LINES)
    assert run_json(program, "import", str(file), "--dry-run")[0]["encounters_new"] == 1
    assert run_json(program, "import", str(file), "--yes")[0]["encounters_new"] == 1
    assert "Brought in" in run(program, "import", str(file), "--as", "diary", "--yes")
    assert len(program.json("people", "list")) == 1


def test_a_bad_line_is_one_sentence(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "notes.jsonl"
    file.write_text(LINES + "{\n")
    assert "Line 2" in run(program, "import", str(file), "--yes", code=1)
    run(program, "import", str(tmp_path / "none.vcf"), "--yes", code=1)


def test_columns_of_a_table_are_named(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Wer,Handy\nAna Silva,+351912345678\n")
    columns = ("--as", "contacts-csv", "--column", "Wer=name", "--column", "Handy=phone")
    assert run_json(program, "import", str(file), "--yes", *columns)[0]["people_new"] == 1
    run(program, "import", str(file), "--yes", "--column", "Wer", code=2)
