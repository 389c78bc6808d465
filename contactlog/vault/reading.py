"""Questions to the diary: entries by id, by day, by person, by page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import TypeVar

from contactlog.core.encounters import Encounter
from contactlog.core.stamped import Stamped
from contactlog.core.times import moment_text
from contactlog.vault import tables
from contactlog.vault.database import Database

N = TypeVar("N")

_ENCOUNTER = tables.of(Encounter)
_NEWEST = "ORDER BY local_date DESC, started_at DESC, id DESC"
_BETWEEN = (
    f"{_ENCOUNTER.content} WHERE deleted = 0 AND local_date BETWEEN ? AND ? ORDER BY local_date, started_at"
)
_MET = "SELECT encounter_id FROM encounter_people WHERE person_id = ? AND local_date BETWEEN ? AND ?"
_OF_PERSON = f"{_ENCOUNTER.content} WHERE deleted = 0 AND id IN ({_MET}) ORDER BY local_date, started_at, id"
_FIRST_PAGE = f"{_ENCOUNTER.content} WHERE deleted = 0 {_NEWEST} LIMIT ?"
_NEXT_PAGE = (
    f"{_ENCOUNTER.content} WHERE deleted = 0 AND local_date <= ?1"
    " AND (local_date, ifnull(started_at, ''), id) < (?1, ?2, ?3)"
    f" {_NEWEST} LIMIT ?4"
)
_BUSY_DAYS = (
    "SELECT local_date, count(*) FROM encounter WHERE deleted = 0 AND local_date BETWEEN ?1 AND ?2"
    " GROUP BY local_date"
)
_BATCH = 200
_ORIGINS = "SELECT id, origin, deleted FROM encounter WHERE forgotten = 0 AND origin IS NOT NULL"
_QUIET_DAYS = 'SELECT "date" FROM quiet_day WHERE deleted = 0 AND "date" BETWEEN ? AND ?'


def get(database: Database, kind: type[N], row_id: str) -> N | None:
    """Give one entry; None when it is not there, deleted or forgotten."""
    table = tables.of(kind)
    row = database.row(table.by_id + " AND deleted = 0", (row_id,))
    return None if row is None else table.noun(row)


def every(database: Database, kind: type[N], *, include_deleted: bool) -> list[N]:
    """Give every entry of a kind in the order in which they came in; forgotten ones have nothing to give."""
    table = tables.of(kind)
    state = "forgotten = 0" if include_deleted else "deleted = 0"
    return table.nouns(database.rows(f"{table.content} WHERE {state} ORDER BY row_number"))


def each(database: Database, kind: type[N]) -> Iterator[N]:
    """Give every entry of a kind that is not deleted, in the order in which they came in, few at a time."""
    table = tables.of(kind)
    rows = database.each(f"{table.content} WHERE deleted = 0 ORDER BY row_number")
    while batch := list(islice(rows, _BATCH)):
        yield from table.nouns(batch)


def origins(database: Database) -> Iterator[tuple[str, str, bool]]:
    """Give id, origin and whether it is deleted of every encounter that came in from elsewhere."""
    for row_id, origin, deleted in database.each(_ORIGINS):
        yield row_id, origin, bool(deleted)


def count(database: Database, kind: type[N]) -> int:
    """Count the entries of a kind that are not deleted."""
    name = tables.of(kind).kind.name
    return int(database.row(f'SELECT count(*) FROM "{name}" WHERE deleted = 0')[0])  # noqa: S608 - our own name


def encounters_between(database: Database, first: date, last: date) -> list[Encounter]:
    """Give the encounters of some local days, both included, the oldest first."""
    rows = database.rows(_BETWEEN, (first.isoformat(), last.isoformat()))
    return _ENCOUNTER.nouns(rows)


def encounters_of(database: Database, person_id: str, first: date, last: date) -> list[Encounter]:
    """Give the encounters with one person in some local days, both included, the oldest first."""
    rows = database.rows(_OF_PERSON, (person_id, first.isoformat(), last.isoformat()))
    return _ENCOUNTER.nouns(rows)


def encounters_page(database: Database, before: Encounter | None, limit: int) -> list[Encounter]:
    """Give the next encounters of a list that goes back in time.

    Args:
        database: the open database.
        before: the last one of the page above; None for the first page.
        limit: how many.
    """
    if before is None:
        rows = database.rows(_FIRST_PAGE, (limit,))
    else:
        started = "" if before.started_at is None else moment_text(before.started_at)
        rows = database.rows(_NEXT_PAGE, (before.local_date.isoformat(), started, before.id, limit))
    return _ENCOUNTER.nouns(rows)


def newest_day(database: Database) -> date | None:
    """Give the latest local day that has an encounter; None when there is none. One step into the index of days."""
    (day,) = database.row("SELECT max(local_date) FROM encounter WHERE deleted = 0")
    return None if day is None else date.fromisoformat(day)


def days_with_entries(database: Database, first: date, last: date) -> dict[date, int]:
    """Count the encounters of each day that has an entry; a quiet day is there with 0."""
    days = (first.isoformat(), last.isoformat())
    counts = {date.fromisoformat(day): 0 for (day,) in database.rows(_QUIET_DAYS, days)}
    counts.update((date.fromisoformat(day), number) for day, number in database.rows(_BUSY_DAYS, days))
    return counts


def stamped_rows(database: Database) -> Iterator[Stamped]:
    """Give every row of every kind, deleted and forgotten ones too, one at a time, from one state.

    Kinds come in the order of `records.KINDS`, so that what is referred to comes first.
    """
    with database.reading():
        for table in tables.TABLES:
            for row in database.connection.execute(f"{table.every} ORDER BY row_number"):
                yield table.stamped(row)
