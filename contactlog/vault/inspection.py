"""Looking the whole database over: every page, the search index, and what is derived against its sources."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import apsw

from contactlog.core.encounters import Encounter
from contactlog.errors import Damaged
from contactlog.vault import engine, faults, meta, pages, sums, tables
from contactlog.vault.database import Database
from contactlog.vault.derived import search_row, words_of

_LISTED = 5
"""Most damaged pages that are named."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """One thing that was looked at."""

    what: str
    ok: bool
    text: str
    """For a person; never words of the diary."""


def inspect(database: Database) -> list[Inspection]:
    """Look at everything that can be seen with the key.

    Args:
        database: the open one; nothing is changed.
    """
    looks: tuple[Callable[[Database], Inspection], ...] = (
        _engine,
        _structure,
        _index,
        _rows,
        _history,
        _people,
        _words,
        _residue,
    )
    return [_safely(look, database) for look in looks]


def row_counts(database: Database) -> dict[str, int]:
    """Count the rows of each kind, those deleted and forgotten included."""
    return {
        table.kind.name: int(database.row(f'SELECT count(*) FROM "{table.kind.name}"')[0])  # noqa: S608
        for table in tables.TABLES
    }


def _safely(look: Callable[[Database], Inspection], database: Database) -> Inspection:
    try:
        return look(database)
    except (Damaged, apsw.Error) as error:
        what = look.__name__.strip("_")
        return Inspection(what, False, f"{database.name} is damaged ({type(error).__name__}).")


def _engine(database: Database) -> Inspection:
    engine.check()
    cipher = database.row("PRAGMA cipher")
    text = f"SQLite {apsw.sqlite_lib_version()} encrypts with {cipher[0] if cipher else 'nothing'}."
    return Inspection("engine", bool(cipher), text)


def _structure(database: Database) -> Inspection:
    found = [row[0] for row in database.rows("PRAGMA integrity_check(5)")]
    sound = found == ["ok"]
    count = database.row("PRAGMA page_count")[0]
    said = "every page in use was read and is sound" if sound else "its structure is damaged"
    return Inspection("structure", sound, f"{count:,} pages: {said}.")


def inspect_pages(path: Path, key: bytes) -> Inspection:
    """Look at the tag of every page of the file, past the engine, which reads no page that is unused.

    Args:
        path: the database file.
        key: of the file.
    """
    try:
        wrong = [*islice(pages.damaged(path, key), _LISTED + 1)]
    except OSError as error:
        return Inspection("pages", False, faults.storage(error, path.name).sentence)
    if not wrong:
        return Inspection("pages", True, "Every page's tag is right, of the unused ones too.")
    listed = ", ".join(map(str, wrong[:_LISTED])) + (" and more" if len(wrong) > _LISTED else "")
    return Inspection("pages", False, f"{path.name} is damaged: the tag is wrong of page {listed}.")


def _index(database: Database) -> Inspection:
    with database.writing():
        # A check that is written as an INSERT; it stores nothing.
        database.connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 0)")
    return Inspection("search index", True, "The search index is sound.")


def _residue(database: Database) -> Inspection:
    left = meta.residue(database) is not None
    text = (
        "Traces of what was erased may be in unused parts of the file; contactlog clears them when it is opened alone."
        if left
        else "Nothing that was erased waits to be overwritten."
    )
    return Inspection("traces", not left, text)


def _rows(database: Database) -> Inspection:
    agree = sums.agrees(database)
    text = (
        "All entries add up to the sum that was kept with the last save: no page of an earlier moment is among them."
        if agree
        else "The entries do not add up to the sum kept with the last save: an older part of the file was put back, or "
        "a write was lost. Compare with a backup, and restore it if it knows more."
    )
    return Inspection("rows", agree, text)


def _history(database: Database) -> Inspection:
    (loose,) = database.row(
        "SELECT (SELECT count(*) FROM history WHERE act NOT IN (SELECT number FROM act))"
        " + (SELECT count(*) FROM act WHERE number NOT IN (SELECT act FROM history))"
        " + (SELECT count(*) FROM act WHERE number > (SELECT seq FROM sqlite_sequence WHERE name = 'act'))"
    )
    text = (
        "What can be taken back is whole." if not loose else "Parts of what could be taken back are missing."
    )
    return Inspection("history", not loose, text)


def _people(database: Database) -> Inspection:
    table = tables.of(Encounter)
    met = found = 0
    expected = 0
    for row in database.connection.execute(f"{table.every} WHERE deleted = 0"):
        noun = table.noun(row)
        for person in set(noun.people):
            met += 1
            expected += _hash(person, noun.local_date.isoformat(), noun.id)
    for joined in database.connection.execute(
        "SELECT person_id, local_date, encounter_id FROM encounter_people"
    ):
        found += 1
        expected -= _hash(*joined)
    return Inspection(
        "meetings",
        met == found and not expected,
        f"{met:,} people in encounters, {found:,} found from the people's side.",
    )


def _words(database: Database) -> Inspection:
    difference = count = 0
    for table in tables.TABLES:
        listed = (
            f'SELECT row_number, {table.listed} FROM "{table.kind.name}" WHERE deleted = 0 AND forgotten = 0'  # noqa: S608
        )
        for number, *row in database.connection.execute(listed):
            words = words_of(table.noun(row))
            if words:
                count += 1
                difference += _hash(search_row(table.code, number), words)
    for row, words in database.connection.execute("SELECT rowid, words FROM search"):
        count -= 1
        difference -= _hash(row, words)
    well = not count and not difference
    text = (
        "Everything with words is in the search index."
        if well
        else "The search index is not what the entries say."
    )
    return Inspection("words", well, text)


def _hash(*parts: object) -> int:
    """Give a number such that equal sums of them mean equal sets, whatever their order."""
    return int.from_bytes(hashlib.blake2b(repr(parts).encode(), digest_size=32).digest(), "big")
