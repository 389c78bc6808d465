"""One act of the user: everything it changes, in one transaction."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from contactlog.core.records import Noun
from contactlog.core.stamped import Stamped, join
from contactlog.core.stamps import Stamp
from contactlog.errors import NotFound, Refused
from contactlog.vault import derived, erasing, history, tables
from contactlog.vault.clockwork import Stamper
from contactlog.vault.database import Database
from contactlog.vault.sums import Tally
from contactlog.vault.tables import Row, Table


class Change:
    """What an act may do. Made by `Vault.change`; nothing stands before its ``with`` statement ends well.

    Attributes:
        title: what the act is called.
        act: the act as it is listed, once it has changed something that can be taken back.
    """

    def __init__(
        self, database: Database, stamper: Stamper, title: str, *, undoable: bool, undoes: int | None = None
    ) -> None:
        self.title = title
        self.act: history.Act | None = None
        self.changed = False
        """Something was changed."""
        self.erased = False
        """Something was forgotten, so that the log must be emptied too."""
        self._database = database
        self._stamper = stamper
        self.tally = Tally(database)
        """The sum of all rows, which goes with the change."""
        self._undoable = undoable
        self._undoes = undoes

    def put(self, noun: Noun) -> None:
        """Save a noun, new or changed; a deleted one comes back. Nothing happens when it is as it was.

        Raises:
            Refused: it was forgotten.
            Invalid: a field holds what no backup could give back, such as a text that is far too long.
        """
        table = tables.of_noun(noun)
        table.kind.check(noun)
        before, stored = self._find(table, noun.id)
        if before is not None and before.noun is None:
            raise Refused("That entry was forgotten for good.", "Make a new one.")
        if before is not None and before.noun == noun and not before.deleted:
            return
        self._write(table, self._stamped(noun, before, deleted=False), before, stored)

    def delete(self, kind: type[Any], row_id: str) -> None:
        """Take a noun out of every list; what it held stays for undo and merging until the next purge.

        Raises:
            NotFound: there is none.
        """
        table = tables.of(kind)
        before, stored = self._find(table, row_id)
        if before is None:
            raise NotFound("That entry is no longer in the diary.")
        if before.noun is not None and not before.deleted:
            self._write(table, self._stamped(before.noun, before, deleted=True), before, stored)

    def put_stamped(self, theirs: Stamped) -> bool:
        """Take in a row of another copy of the diary, or of a backup; the later one of two stays.

        Returns:
            True when the diary now holds something else than before.
        """
        table = tables.BY_NAME[theirs.kind]
        self._stamper.witness(theirs.changed_at)
        before, stored = self._find(table, theirs.id)
        if before is not None and join(before, theirs) == before:
            return False
        self._write(table, theirs, before, stored)
        return True

    def forget(self, kind: type[Any], row_id: str) -> None:
        """Erase what a row holds, for good, with its history; only its id stays, so that merging knows.

        Raises:
            NotFound: there is none.
        """
        table = tables.of(kind)
        before, stored = self._find(table, row_id)
        if before is None:
            raise NotFound("That entry is no longer in the diary.")
        if before.noun is not None:
            after = Stamped(
                table.kind.name, row_id, None, before.created_at, self._stamper.tick(), deleted=True
            )
            self._write(table, after, before, stored)

    def purge(self, before: date | None = None) -> int:
        """Erase deleted entries, encounters and quiet days of days before ``before``, and all of the history.

        The last step of an act: it can take back nothing, itself included.

        Returns:
            How many entries were erased.
        """
        self.erased = self.changed = True
        self._undoable = False
        self.act = None
        return erasing.purge(self._database, self, before)

    def put_back(self, kind: str, row_id: str, image: Stamped | None) -> None:
        """Make a row what it was, as a new change; a row that the history says was new is deleted.

        What was forgotten meanwhile stays forgotten.
        """
        table = tables.BY_NAME[kind]
        before, stored = self._find(table, row_id)
        if before is None or before.noun is None:
            return
        noun = before.noun if image is None or image.noun is None else image.noun
        deleted = image is None or image.deleted
        self._write(table, self._stamped(noun, before, deleted=deleted), before, stored)

    @property
    def latest_stamp(self) -> Stamp | None:
        """The latest stamp made or seen."""
        return self._stamper.latest

    def _find(self, table: Table[Any], row_id: str) -> tuple[Stamped | None, Row | None]:
        row = self._database.connection.execute(table.by_id, (row_id,)).fetchone()
        return (None, None) if row is None else (table.stamped(row), row)

    def _stamped(self, noun: Noun, before: Stamped | None, *, deleted: bool) -> Stamped:
        created: datetime = self._stamper.now() if before is None else before.created_at
        name = tables.of_noun(noun).kind.name
        return Stamped(name, noun.id, noun, created, self._stamper.tick(), deleted)

    def _write(self, table: Table[Any], after: Stamped, before: Stamped | None, stored: Row | None) -> None:
        connection = self._database.connection
        values = table.values(after)
        if stored is None:
            connection.execute(table.insert, values)
            row_number = connection.last_insert_rowid()
        else:
            row_number = stored[-1]
            connection.execute(table.update, (*values, row_number))
        self.tally.replace(table, None if stored is None else stored[:-1], values)
        derived.follow(self._database, table, row_number, _shown(before), _shown(after))
        self._note(table, after, before)
        self.changed = True

    def _note(self, table: Table[Any], after: Stamped, before: Stamped | None) -> None:
        if after.forgotten:
            history.forget(self._database, table.kind.name, after.id)
            self.erased = True
            return
        if not self._undoable:
            return
        if self.act is None:
            act_id, at = self._stamper.new_id(), self._stamper.now()
            number = history.begin(self._database, act_id, at, self.title, self._undoes)
            self.act = history.Act(act_id, at, self.title, number, self._undoes)
        history.note(self._database, self.act.number, table.kind.name, after.id, before)


def _shown(row: Stamped | None) -> Noun | None:
    return None if row is None or row.deleted else row.noun
