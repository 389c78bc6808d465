"""Finding entries by words: names, nicknames, places and notes, whatever the case or the accents.

Every word must be found, each as the beginning of a word. An encounter is also found by the names of its
people, its place and its group.
"""

from __future__ import annotations

from typing import Any

from contactlog.core.records import Noun
from contactlog.core.text import fold
from contactlog.vault import tables
from contactlog.vault.database import Database
from contactlog.vault.derived import CODE_BITS
from contactlog.vault.tables import Table

WORDS_LIMIT = 8
"""Words beyond these do not narrow the search further."""

_NAMED = ("person", "place", "group")
_MASK = (1 << CODE_BITS) - 1


def search(database: Database, text: str, limit: int) -> list[Noun]:
    """Find people, places and groups by name, and then encounters, the newest first.

    Args:
        database: the open database.
        text: what the user typed; it is never read as a query language.
        limit: most entries of each kind.
    """
    words = _words(text)
    if not words:
        return []
    found: list[Noun] = []
    for name in _NAMED:
        found.extend(_named(database, tables.BY_NAME[name], words, limit))
    found.extend(_encounters(database, words, limit))
    return found


def _words(text: str) -> list[str]:
    pieces = [piece for piece in fold(text).split() if any(char.isalnum() for char in piece)]
    return ['"' + piece.replace('"', '""') + '"*' for piece in pieces[:WORDS_LIMIT]]


def _rows_of(table: Table[Any]) -> str:
    return f"SELECT rowid >> {CODE_BITS} FROM search WHERE search MATCH ? AND rowid & {_MASK} = {table.code}"  # noqa: S608


def _named(database: Database, table: Table[Any], words: list[str], limit: int) -> list[Any]:
    rows = database.rows(
        f"{table.content} WHERE row_number IN ({_rows_of(table)}) AND deleted = 0 ORDER BY row_number LIMIT ?",
        (" AND ".join(words), limit),
    )
    return table.nouns(rows)


def _encounters(database: Database, words: list[str], limit: int) -> list[Any]:
    table = tables.BY_NAME["encounter"]
    every = " AND ".join([f"row_number IN ({_WITH_WORD})"] * len(words))
    rows = database.rows(
        f"{table.content} WHERE {every} AND deleted = 0"
        " ORDER BY local_date DESC, started_at DESC, id DESC LIMIT ?",
        (*(word for word in words for _ in range(4)), limit),
    )
    return table.nouns(rows)


def _ids_of(name: str) -> str:
    table = tables.BY_NAME[name]
    return f'SELECT id FROM "{name}" WHERE row_number IN ({_rows_of(table)})'  # noqa: S608


_WITH_WORD = (
    f"{_rows_of(tables.BY_NAME['encounter'])}"  # noqa: S608
    " UNION SELECT met.row_number FROM encounter_people"
    " CROSS JOIN encounter AS met ON met.id = encounter_people.encounter_id"
    f" WHERE encounter_people.person_id IN ({_ids_of('person')})"
    f" UNION SELECT there.row_number FROM encounter AS there"
    f" WHERE there.deleted = 0 AND there.place IN ({_ids_of('place')})"
    f" UNION SELECT together.row_number FROM encounter AS together"
    f' WHERE together.deleted = 0 AND together."group" IN ({_ids_of("group")})'
)
