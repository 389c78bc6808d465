"""One open database: questions, and transactions that are whole or never were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import apsw

from contactlog.vault import faults
from contactlog.vault.columns import SqlValue

_TRUNCATE_TRIES = 5
_CLOSING_MILLISECONDS = 100


class Database:
    """A connection, used from one thread.

    Attributes:
        connection: the engine's own; for the modules of the vault only.
        name: the file's name, for messages.
    """

    def __init__(self, connection: apsw.Connection, name: str) -> None:
        self.connection = connection
        self.name = name

    def rows(self, statement: str, values: Sequence[SqlValue] = ()) -> list[Any]:
        """Run a statement and give every row of its answer, so that no cursor stays open.

        Raises:
            Damaged, Busy, StorageFailed: see `faults`.
        """
        with faults.engine_translated(self.name):
            return self.connection.execute(statement, values).fetchall()

    def each(self, statement: str, values: Sequence[SqlValue] = ()) -> Iterator[Any]:
        """Run a statement and give its rows one at a time; nothing of it may be changed meanwhile.

        Raises:
            Damaged, Busy, StorageFailed: see `faults`.
        """
        with faults.engine_translated(self.name):
            yield from self.connection.execute(statement, values)

    def row(self, statement: str, values: Sequence[SqlValue] = ()) -> Any:
        """Run a statement and give the first row of its answer, or None."""
        found = self.rows(statement, values)
        return found[0] if found else None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the one place of the writer; commit at the end, or leave everything as it was.

        IMMEDIATE, because a transaction that begins with reading fails at once, without waiting, when
        another process has written in between.

        Raises:
            Busy: another process wrote for longer than the waiting time.
            StorageFailed: the disk is full or failing; nothing was changed.
        """
        with faults.engine_translated(self.name):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    @contextmanager
    def sparing(self, kib: int) -> Iterator[None]:
        """Hold no more pages in memory than so many KiB; the settings of before come back."""
        (usual,) = self.row("PRAGMA cache_size")
        self.connection.execute(f"PRAGMA cache_size = {-kib}")
        try:
            yield
        finally:
            # Another process may have renewed the keys meanwhile, and this connection is closed then.
            with suppress(apsw.Error):
                self.connection.execute(f"PRAGMA cache_size = {usual}")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See one state of the database, whatever others write meanwhile."""
        with faults.engine_translated(self.name):
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                self._roll_back()

    def _roll_back(self) -> None:
        # The engine has rolled back by itself after some faults.
        if self.connection.in_transaction:
            with suppress(apsw.Error):
                self.connection.execute("ROLLBACK")

    def checkpoint(self) -> None:
        """Move what was committed from the log into the database, as far as others allow.

        Damage to the log is silent in SQLite, damage to the database is not. What was committed stands
        whether this succeeds or not, so a failure is left to the next time.
        """
        with suppress(apsw.Error):
            self.connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)

    def empty_log(self) -> bool:
        """Move everything into the database and cut the log to nothing, so that no old page is left in it.

        Returns:
            False when a reader in another process held on; the next closing tries again.
        """
        for _ in range(_TRUNCATE_TRIES):
            try:
                self.connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)
            except (apsw.BusyError, apsw.LockedError):
                continue
            except apsw.Error:
                return False
            return True
        return False

    def rebuild(self) -> bool:
        """Write every page anew, from what is in the database now.

        Overwriting what is deleted is not enough: when pages are split and joined, copies of rows stay behind in
        their unused parts, where deleting the row does not reach them. Takes as much memory as the file is large.

        Returns:
            False when it could not be done now: another process writes, or there is no room.
        """
        try:
            self.connection.execute("VACUUM")
        except apsw.Error:
            return False
        return True

    def close(self) -> None:
        """Tidy up and close. Does not raise: everything is committed already."""
        with suppress(apsw.Error):
            self.connection.set_busy_timeout(_CLOSING_MILLISECONDS)
            self.connection.execute("PRAGMA optimize")
        self.empty_log()
        self.connection.close(True)
