"""Numbered steps from one schema to the next, each applied and recorded in a transaction of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import apsw

from contactlog import VERSION
from contactlog.errors import TooNew
from contactlog.vault import sums
from contactlog.vault.database import Database
from contactlog.vault.migrations import m0001_first, m0002_words, m0003_sum


@dataclass(frozen=True, slots=True)
class Migration:
    """One step."""

    version: int
    """The schema it leads to."""
    statements: tuple[str, ...]


ALL: tuple[Migration, ...] = (
    Migration(1, m0001_first.STATEMENTS),
    Migration(2, m0002_words.STATEMENTS),
    Migration(3, m0003_sum.STATEMENTS),
)
"""Every step, in order, without gaps."""


def version_of(connection: apsw.Connection) -> int:
    """Give the schema of a database; 0 for an empty one."""
    return int(connection.pragma("user_version"))


def check_not_newer(connection: apsw.Connection, steps: Sequence[Migration] | None = None) -> None:
    """Refuse a database that a later contactlog has changed.

    Raises:
        TooNew: the sentence names the version to get.
    """
    found = version_of(connection)
    if found <= (steps or ALL)[-1].version:
        return
    row = connection.execute("SELECT value FROM meta WHERE name = 'written_by'").fetchone()
    wanted = f"contactlog {row[0]}" if row else "the newest contactlog"
    raise TooNew(f"This diary was written by {wanted}; this is {VERSION}.", f"Install {wanted} or later.")


def is_behind(connection: apsw.Connection, steps: Sequence[Migration] | None = None) -> bool:
    """Tell whether steps are to be done."""
    return version_of(connection) < (steps or ALL)[-1].version


def migrate(connection: apsw.Connection, at: str, steps: Sequence[Migration] | None = None) -> None:
    """Do every step that is left; after a crash the next opening goes on with the step that was under way.

    Args:
        connection: the open database.
        at: the moment, as text, noted for each step.
        steps: every step there is; `ALL` when None.
    """
    wanted = steps or ALL
    for step in wanted:
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Read again inside the transaction: another process may have been quicker.
            if version_of(connection) < step.version:
                _apply(connection, step, at)
                if step is wanted[-1]:
                    # The rows have all their columns only now.
                    sums.begin(Database(connection, "the diary"))
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _apply(connection: apsw.Connection, step: Migration, at: str) -> None:
    for statement in step.statements:
        connection.execute(statement)
    noted = (("written_by", VERSION), (f"migration_{step.version}", at))
    connection.executemany("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", noted)
    connection.execute(f"PRAGMA user_version = {int(step.version)}")
