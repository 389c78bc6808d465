"""Exports: everything comes back, no cell is a formula, nothing is overwritten."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactlog import vault
from contactlog.core import records
from contactlog.core.people import Person
from contactlog.core.records import Noun
from contactlog.diary.desk import Desk
from contactlog.diary.exporting import Exporting
from contactlog.errors import Refused, StorageFailed
from contactlog.exports import files, json_lines, sqlite_file, tables
from tests import strategies
from tests.conftest import NOW
from tests.vault.making import names_in


@given(strategies.people | strategies.encounters | strategies.cases | strategies.notices)
def test_every_line_comes_back_equal(noun: Noun) -> None:
    (line,) = json_lines.lines([noun])
    assert records.from_record(json.loads(line)) == noun


@given(st.lists(strategies.nouns, max_size=5))
def test_tables_are_read_back_and_hold_no_formula(nouns: list[Noun]) -> None:
    made = tables.tables(nouns)
    rows = {name: list(csv.reader(io.StringIO(data.decode(), newline=""))) for name, data in made.items()}
    assert sum(len(table) - 1 for table in rows.values()) == len(nouns)
    for name, (heading, *body) in rows.items():
        assert heading == list(records.BY_NAME[name].shapes)
        assert all(len(row) == len(heading) for row in body)
        for text in (text for row in body for text in row):
            assert not text.startswith(("=", "+", "@"))


@given(st.lists(strategies.nouns, max_size=5, unique_by=lambda noun: noun.id))
def test_a_database_holds_every_row_and_every_value(nouns: list[Noun]) -> None:
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(sqlite_file.database(nouns))
        opened.row_factory = sqlite3.Row
        for noun in nouns:
            record = records.to_record(noun)
            table = sqlite_file.table(records.BY_NOUN[type(noun)])
            (row,) = opened.execute(f"SELECT * FROM {table} WHERE id = ?", (noun.id,))  # noqa: S608
            for key in row.keys():  # noqa: SIM118 - iterating a row gives its values
                wanted = record.get(key)
                found = json.loads(row[key]) if isinstance(wanted, list | dict) else row[key]
                assert found == wanted
        (tables_there,) = opened.execute("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").fetchone()
        assert tables_there == len(records.KINDS) + 2


@pytest.mark.parametrize("text", ["=1+1", "+351 912", "-x", "@SUM(A1)"])
def test_a_formula_gets_an_apostrophe(text: str) -> None:
    assert tables.cell(text) == f"'{text}"
    assert tables.cell([text, "b"]) == f"'{text}; b"


def test_a_number_stays_a_number() -> None:
    assert tables.cell(-3) == "-3"
    assert tables.cell(True) == "true"


def test_only_the_living_leave_the_diary(tmp_path: Path) -> None:
    with vault.in_memory(lambda: NOW) as opened:
        with opened.change("add") as change:
            for number in range(3):
                change.put(Person(f"p{number}", f"Person {number}"))
        with opened.change("remove") as change:
            change.delete(Person, "p0")
        opened.forget(Person, "p1")
        exporting = Exporting(Desk(opened, lambda: NOW, "UTC"))
        assert exporting.json(tmp_path / "a.jsonl") == 1
        assert exporting.csv(tmp_path / "tables") == 1
    assert json.loads((tmp_path / "a.jsonl").read_bytes())["id"] == "p2"
    assert names_in(tmp_path / "tables") == ["person.csv"]
    assert (tmp_path / "a.jsonl").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "tables" / "person.csv").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "tables").stat().st_mode & 0o777 == 0o700


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")
    with pytest.raises(Refused):
        files.write_file(tmp_path / "a", [b"x"])
    with pytest.raises(Refused):
        files.write_folder(tmp_path / "a", {})
    assert (tmp_path / "a").read_text() == "mine"


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageFailed):
        files.write_file(tmp_path / "a", [b"x"])
    with pytest.raises(StorageFailed):
        files.write_folder(tmp_path / "b", {"c.csv": b"x"})
    assert names_in(tmp_path) == []
