"""The database engine itself: is it the encrypting one, and recent enough to be trusted with a diary?"""

from __future__ import annotations

import apsw

from contactlog.errors import Refused

OLDEST_SQLITE = (3, 51, 3)
"""Older ones can lose commits when two processes write in WAL mode (sqlite.org/wal.html#walresetbug)."""


def check(module: object = apsw) -> None:
    """Refuse an engine that would write plaintext or lose entries.

    Two packages install a module named ``apsw``; only one of them encrypts, and the last installed wins.

    Raises:
        Refused: it is the wrong one, or too old.
    """
    if not isinstance(getattr(module, "mc_version", None), str):
        raise Refused(
            "The database engine that is installed does not encrypt.",
            "Run: pip uninstall apsw apsw-sqlite3mc, then pip install contactlog again.",
        )
    library: str = module.sqlite_lib_version()  # type: ignore[attr-defined]
    if tuple(int(part) for part in library.split(".")[:3]) < OLDEST_SQLITE:
        raise Refused(
            f"The database engine is too old (SQLite {library}) to be used by two programs at once.",
            "Run: pip install --upgrade apsw-sqlite3mc",
        )
