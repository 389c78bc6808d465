"""``contactlog export`` as a process, and back by ``contactlog import``."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.bringing import run, run_json
from tests.cli.conftest import Program
from tests.vault.making import names_in

LINES = '{"type":"encounter","local_date":"2026-03-10","people":["Ana Silva"],"minutes":60}\n'


def test_an_export_warns_asks_and_comes_back(program: Program, tmp_path: Path) -> None:
    notes, out = tmp_path / "notes.jsonl", tmp_path / "out.jsonl"
    notes.write_text(LINES)
    run(program, "import", str(notes), "--yes")
    assert "needs a yes" in run(program, "export", "json", "--to", str(out), code=1)
    assert not out.exists()
    assert "not encrypted" in run(program, "export", "json", "--to", str(out), "--yes")
    assert "Ana Silva" in out.read_text()
    assert run_json(program, "import", str(out), "--yes")[0]["encounters_new"] == 0
    run(program, "export", "json", "--to", str(out), "--yes", code=1)
    assert run_json(program, "export", "csv", "--to", str(tmp_path / "t"), "--yes")["records"] == 2
    assert names_in(tmp_path / "t") == ["encounter.csv", "person.csv"]
    database = tmp_path / "diary.sqlite"
    assert run_json(program, "export", "sqlite", "--to", str(database), "--yes")["records"] == 2
    assert not (tmp_path / "diary.sqlite-journal").exists()
    with closing(sqlite3.connect(database)) as opened:
        joined = opened.execute(
            "SELECT people.name, encounters.minutes FROM encounter_people"
            " JOIN encounters ON encounters.id = encounter JOIN people ON people.id = person"
        )
        assert joined.fetchall() == [("Ana Silva", 60)]
