"""One plain SQLite file, for those who ask their own questions: a table for each kind of noun.

It is made in memory and handed over whole, so that SQLite never leaves a journal beside it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing

from contactlog.core import records
from contactlog.core.records import Kind, Noun
from contactlog.core.settings import JsonValue

_LINKS = "people"
"""The key that holds ids of people; it is a table of its own, such as ``encounter_people``, to be joined."""

Cell = str | int | float | None


def database(nouns: Iterable[Noun]) -> bytes:
    """Give the bytes of the file.

    A column is named as the record's key; truth is 1 or 0, what is unknown is NULL, lists are JSON arrays.
    Every table is there, also when it is empty.
    """
    with closing(sqlite3.connect(":memory:")) as made:
        for kind in records.KINDS:
            for statement in _tables(kind):
                made.execute(statement)
        for noun in nouns:
            _insert(made, noun)
        made.commit()
        return made.serialize()


def table(kind: Kind[Noun]) -> str:
    """Give the name of a kind's table: its plural, since *group* and *case* are words of SQL."""
    return "people" if kind is records.PERSON else f"{kind.name}s"


def _columns(kind: Kind[Noun]) -> list[str]:
    return [key for key in kind.shapes if key != _LINKS]


def _tables(kind: Kind[Noun]) -> list[str]:
    columns = ", ".join(f'"{key}" PRIMARY KEY' if key == "id" else f'"{key}"' for key in _columns(kind))
    made = [f'CREATE TABLE "{table(kind)}" ({columns})']
    if _LINKS in kind.shapes:
        made.append(f'CREATE TABLE "{kind.name}_people" ("{kind.name}", "person")')
    return made


def _insert(made: sqlite3.Connection, noun: Noun) -> None:
    kind = records.BY_NOUN[type(noun)]
    record = kind.to_record(noun)
    columns = _columns(kind)
    places = ", ".join("?" * len(columns))
    # Table names are our own words, never the user's.
    made.execute(
        f'INSERT INTO "{table(kind)}" VALUES ({places})',  # noqa: S608
        [_cell(record.get(key)) for key in columns],
    )
    people = record.get(_LINKS)
    if isinstance(people, list):
        made.executemany(
            f'INSERT INTO "{kind.name}_people" VALUES (?, ?)',  # noqa: S608
            [(record["id"], person) for person in people],
        )


def _cell(value: JsonValue) -> Cell:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return value
