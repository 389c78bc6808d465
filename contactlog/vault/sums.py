"""One keyed sum over every row, kept with each save: it tells when an old page was put back.

The tag of a page says that a holder of the key wrote it for this place in the file, but not when. So a page of an
earlier moment, put back in its place, is sound to the engine. Here each row has a keyed hash, and the sum of all of
them, modulo 2 to the 256, stands in the database itself. A save changes the sum by the difference of what it changes;
looking the diary over adds up all rows again. Whoever puts back pages has to put back all of them, to one earlier
moment, for the two to agree.

The construction is the additive multiset hash of Clarke and others, "Incremental Multiset Hash Functions and Their
Application to Memory Integrity Checking" (Asiacrypt 2003), with keyed BLAKE2b.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterable
from typing import Any

from contactlog.vault import meta, tables
from contactlog.vault.columns import SqlValue
from contactlog.vault.database import Database
from contactlog.vault.tables import Row, Table

_BYTES = 32
_MODULUS = 1 << 8 * _BYTES
_KEY, _SUM = "sum key", "sum"
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True)


class Tally:
    """The sum, while an act changes rows."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._key = meta.secret(database, _KEY) or b""
        self._difference = 0

    def replace(self, table: Table[Any], before: Row | None, after: Row) -> None:
        """Note that a row was changed, or was new, by the values of its columns and times as they are stored."""
        if before is not None:
            self._difference -= of_row(self._key, table, before)
        self._difference += of_row(self._key, table, after)

    def keep(self) -> None:
        """Write the sum. The caller holds the writing transaction in which the rows are."""
        kept = meta.value(self._database, _SUM)
        # Without one there is nothing to go on from; looking the diary over says so.
        if isinstance(kept, bytes):
            _write(self._database, int.from_bytes(kept, "big") + self._difference)


def of_row(key: bytes, table: Table[Any], values: Iterable[SqlValue]) -> int:
    """Give the hash of a row, as a number.

    What is empty does not count, so that a column added later changes nothing.
    """
    row = {name: value for name, value in zip(table.names, values, strict=True) if value is not None}
    text = f"{table.kind.name}{_ENCODER.encode(row)}"
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=_BYTES, key=key).digest(), "big")


def begin(database: Database) -> None:
    """Begin the sum of a database that has none. The caller holds a writing transaction."""
    if meta.secret(database, _KEY) is None:
        meta.keep_secret(database, _KEY, secrets.token_bytes(_BYTES))
        _write(database, _added_up(database))


def agrees(database: Database) -> bool:
    """Add up every row and compare; the memory does not grow with the diary."""
    with database.reading():
        kept = meta.value(database, _SUM)
        return isinstance(kept, bytes) and int.from_bytes(kept, "big") == _added_up(database)


def _added_up(database: Database) -> int:
    key = meta.secret(database, _KEY) or b""
    return (
        sum(
            of_row(key, table, row)
            for table in tables.TABLES
            for row in database.connection.execute(table.every)
        )
        % _MODULUS
    )


def _write(database: Database, number: int) -> None:
    meta.write(database, _SUM, (number % _MODULUS).to_bytes(_BYTES, "big"))
