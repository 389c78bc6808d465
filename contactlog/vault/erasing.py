"""Real erasure: what is no longer to be in the diary at all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from contactlog.vault import history, tables
from contactlog.vault.database import Database

if TYPE_CHECKING:
    from contactlog.vault.change import Change

_DAYS = {"encounter": "local_date", "quiet_day": '"date"'}


def purge(database: Database, change: Change, before: date | None) -> int:
    """Erase deleted entries, everything older than a day, and the history.

    Args:
        database: inside its writing transaction.
        change: the act that does it.
        before: encounters and quiet days of days before this one go too; None to keep them.

    Returns:
        How many entries were erased.
    """
    erased = 0
    for table in tables.TABLES:
        for (row_id,) in _outdated(database, table.kind.name, before):
            change.forget(table.kind.noun, row_id)  # type: ignore[arg-type]
            erased += 1
    history.empty(database)
    return erased


def _outdated(database: Database, name: str, before: date | None) -> list[tuple[str]]:
    wanted, values = "deleted = 1", []
    if before is not None and name in _DAYS:
        wanted, values = f"(deleted = 1 OR {_DAYS[name]} < ?)", [before.isoformat()]
    return database.rows(f'SELECT id FROM "{name}" WHERE forgotten = 0 AND {wanted}', values)  # noqa: S608
