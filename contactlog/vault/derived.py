"""What is worked out of the nouns and kept beside them, in the same transaction: who met when, and words.

Nothing here is a source: all of it can be made again from the nouns.
"""

from __future__ import annotations

from contactlog.core.encounters import Encounter
from contactlog.core.groups import Group
from contactlog.core.people import Person
from contactlog.core.places import Place
from contactlog.core.records import Noun
from contactlog.core.text import fold
from contactlog.vault.database import Database
from contactlog.vault.tables import Table

CODE_BITS = 4
"""A row of the search index has the number of the noun's row, shifted, with the kind's code below."""


def search_row(code: int, row_number: int) -> int:
    """Give the number of the search index's row for a row of a noun's table."""
    return row_number << CODE_BITS | code


def words_of(noun: Noun | None) -> str:
    """Give the words under which a noun is found: names, nicknames and notes, folded."""
    match noun:
        case Person():
            parts = (noun.name, *noun.nicknames, noun.note)
        case Place() | Group():
            parts = (noun.name, noun.note)
        case Encounter():
            parts = (noun.note,)
        case _:
            parts = ()
    return fold(" ".join(parts)) if any(parts) else ""


def follow(
    database: Database, table: Table[Noun], row_number: int, before: Noun | None, after: Noun | None
) -> None:
    """Bring what is derived from one row up to date.

    Args:
        database: inside its writing transaction.
        table: the noun's table.
        row_number: of the row.
        before: what the row showed; None when it was not there or deleted.
        after: what it shows now; None when it is deleted or forgotten.
    """
    _follow_words(database, search_row(table.code, row_number), words_of(before), words_of(after))
    if isinstance(before, Encounter) or isinstance(after, Encounter):
        met_before, met_after = _meetings(before), _meetings(after)
        for meeting in met_before - met_after:
            database.connection.execute(
                "DELETE FROM encounter_people WHERE person_id = ? AND local_date = ? AND encounter_id = ?",
                meeting,
            )
        for meeting in met_after - met_before:
            database.connection.execute("INSERT INTO encounter_people VALUES (?, ?, ?)", meeting)


def _follow_words(database: Database, row: int, before: str, after: str) -> None:
    if before == after:
        return
    if before:
        database.connection.execute("DELETE FROM search WHERE rowid = ?", (row,))
    if after:
        database.connection.execute("INSERT INTO search (rowid, words) VALUES (?, ?)", (row, after))


def _meetings(noun: Noun | None) -> set[tuple[str, str, str]]:
    if not isinstance(noun, Encounter):
        return set()
    return {(person, noun.local_date.isoformat(), noun.id) for person in noun.people}
