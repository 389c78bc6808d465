"""The few facts a database keeps about itself: whose it is, which copy, and where its clock stands."""

from __future__ import annotations

from contactlog.core.stamps import Stamp
from contactlog.errors import Foreign
from contactlog.vault import faults
from contactlog.vault.columns import SqlValue
from contactlog.vault.database import Database

_DIARY, _GENERATION, _NODE, _CLOCK, _RESIDUE = "diary", "generation", "node", "clock", "residue"


def value(database: Database, name: str) -> SqlValue:
    """Give a fact by its name; None when it is not there."""
    row = database.row("SELECT value FROM meta WHERE name = ?", (name,))
    found: SqlValue = None if row is None else row[0]
    return found


def write(database: Database, name: str, fact: SqlValue) -> None:
    """Keep a fact. The caller holds a writing transaction."""
    database.rows("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (name, fact))


def introduce(database: Database, diary_id: str, generation: int, node: int) -> None:
    """Note whose database this is. The caller holds a writing transaction."""
    for name, fact in ((_DIARY, diary_id), (_GENERATION, generation), (_NODE, node)):
        write(database, name, fact)


def check(database: Database, diary_id: str, generation: int) -> None:
    """Check that the database says of itself what the header says of it.

    Raises:
        Foreign: it belongs to another diary.
        Damaged: it is another generation, or has no schema: an empty database is never a new diary.
    """
    found = value(database, _DIARY)
    if found is not None and found != diary_id:
        raise Foreign(f"{database.name} belongs to another diary.", faults.RESTORE)
    if found is None or value(database, _GENERATION) != generation:
        raise faults.damaged(database.name)


def node(database: Database) -> int:
    """Give the number of this copy of the diary, which breaks ties between stamps."""
    found = value(database, _NODE)
    if not isinstance(found, int):
        raise faults.damaged(database.name)
    return found


def latest_stamp(database: Database) -> Stamp | None:
    """Give the latest stamp that this copy has made or taken in."""
    found = value(database, _CLOCK)
    return Stamp.parse(found) if isinstance(found, str) else None


def keep_latest_stamp(database: Database, stamp: Stamp | None) -> None:
    """Note the latest stamp. The caller holds a writing transaction."""
    if stamp is not None:
        write(database, _CLOCK, str(stamp))


def residue(database: Database) -> SqlValue:
    """Give the mark of an erasure whose traces may still be in unused parts of pages; None when there is none."""
    return value(database, _RESIDUE)


def keep_residue(database: Database, mark: str) -> None:
    """Note that something was erased. The caller holds the writing transaction in which it is."""
    write(database, _RESIDUE, mark)


def drop_residue(database: Database, mark: SqlValue) -> None:
    """Note that the pages were written anew since that erasure; a later one's mark stays."""
    with database.writing():
        database.rows("DELETE FROM meta WHERE name = ? AND value = ?", (_RESIDUE, mark))


def secret(database: Database, name: str) -> bytes | None:
    """Give key material that lives inside the diary, such as the drop-box's."""
    row = database.row("SELECT value FROM secret WHERE name = ?", (name,))
    return None if row is None else bytes(row[0])


def keep_secret(database: Database, name: str, material: bytes) -> None:
    """Keep key material inside the diary. The caller holds a writing transaction."""
    database.rows("INSERT OR REPLACE INTO secret (name, value) VALUES (?, ?)", (name, material))
