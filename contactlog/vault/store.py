"""The open diary: every entry, its changes, its history and the ways in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from contactlog.age import X25519Identity
from contactlog.core.encounters import Encounter
from contactlog.core.meetings import Meetings
from contactlog.core.records import Noun
from contactlog.core.stamped import Stamped
from contactlog.errors import Busy, Damaged, Refused, StorageFailed
from contactlog.vault import (
    connection,
    history,
    inspection,
    kdf,
    letterbox,
    meetings,
    meta,
    reading,
    recovery,
    rotation,
    safety,
    tables,
)
from contactlog.vault.change import Change
from contactlog.vault.clockwork import Clock, Stamper
from contactlog.vault.database import Database
from contactlog.vault.history import Act, Version
from contactlog.vault.inspection import Inspection
from contactlog.vault.kdf import KdfParams
from contactlog.vault.keyring import Keyring
from contactlog.vault.safety import Reason, SafetyCopy
from contactlog.vault.search import search
from contactlog.vault.slots import Slot

N = TypeVar("N")


class Vault:
    """An open diary, used from one thread. Made by the functions of `contactlog.vault`.

    Every method may raise `Busy`, `Damaged` or `StorageFailed`; see `contactlog.vault.faults`.

    Attributes:
        folder: where it lives; None for a diary in memory.
        diary_id: the same in every copy of this diary.
        node: the number of this copy, which breaks ties between changes made at the same moment.
    """

    def __init__(self, database: Database, keyring: Keyring | None, diary_id: str, clock: Clock) -> None:
        self.folder: Path | None = None if keyring is None else keyring.folder
        self.diary_id = diary_id
        self.node = meta.node(database)
        self._database = database
        self._keyring = keyring
        self._clock = clock
        self._change: Change | None = None
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Vault {'closed' if self._closed else 'open'}>"

    # Questions

    def get(self, kind: type[N], row_id: str) -> N | None:
        """Give one entry; None when it is not there, deleted or forgotten."""
        return reading.get(self._current(), kind, row_id)

    def all(self, kind: type[N], *, include_deleted: bool = False) -> list[N]:
        """Give every entry of a kind in the order in which they came in."""
        return reading.every(self._current(), kind, include_deleted=include_deleted)

    def each(self, kind: type[N]) -> Iterator[N]:
        """Give every entry of a kind, one at a time; none of that kind may be changed meanwhile."""
        return reading.each(self._current(), kind)

    def origins(self) -> Iterator[tuple[str, str, bool]]:
        """Give id, origin and whether it is deleted of every encounter that came in from elsewhere."""
        return reading.origins(self._current())

    def count(self, kind: type[Any]) -> int:
        """Count the entries of a kind."""
        return reading.count(self._current(), kind)

    def encounters_between(self, first: date, last: date) -> list[Encounter]:
        """Give the encounters of some local days, both included, the oldest first."""
        return reading.encounters_between(self._current(), first, last)

    def meetings_in(self, spans: Iterable[tuple[date, date]]) -> Meetings:
        """Give what an assessment reads of the encounters of some spans of days, both ends included."""
        return meetings.meetings_in(self._current(), spans)

    def people_met(self, spans: Iterable[tuple[date, date]]) -> dict[date, frozenset[str]]:
        """Give the ids of those who were met on each local day of some spans of days, where anybody was."""
        return meetings.people_met(self._current(), spans)

    def encounters_of(self, person_id: str, first: date = date.min, last: date = date.max) -> list[Encounter]:
        """Give the encounters with one person in some local days, both included, the oldest first."""
        return reading.encounters_of(self._current(), person_id, first, last)

    def encounters_page(self, before: Encounter | None, limit: int) -> list[Encounter]:
        """Give the next encounters of a list that goes back in time; ``before`` is the last one shown."""
        return reading.encounters_page(self._current(), before, limit)

    def newest_day(self) -> date | None:
        """Give the latest local day that has an encounter; None when there is none."""
        return reading.newest_day(self._current())

    def days_with_entries(self, first: date, last: date) -> dict[date, int]:
        """Count the encounters of each day that has an entry; a quiet day is there with 0."""
        return reading.days_with_entries(self._current(), first, last)

    def search(self, text: str, limit: int = 100) -> list[Noun]:
        """Find people, places and groups, and then encounters, the newest first; see `vault.search`."""
        return search(self._current(), text, limit)

    def stamped_rows(self) -> Iterator[Stamped]:
        """Give every row there is, one at a time, as they were when this began, whatever is written since."""
        if self._keyring is None:
            # One connection cannot read and write at the same time; what is in memory has room for a list.
            yield from list(reading.stamped_rows(self._current()))
            return
        self._current()
        own = open_database(self._keyring)
        try:
            yield from reading.stamped_rows(own)
        finally:
            own.connection.close(True)

    def data_version(self) -> int:
        """Give a number that changes when another process has changed the diary."""
        version = int(self._current().row("PRAGMA data_version")[0])
        # Each database file counts for itself.
        return version if self._keyring is None else self._keyring.header.generation << 32 | version

    # Changes

    @contextmanager
    def change(self, title: str, *, undoable: bool = True) -> Iterator[Change]:
        """Do one act: everything in the ``with`` statement is saved together, or nothing is.

        When the statement has ended, what was saved survives a crash.

        Args:
            title: such as ``add encounter``; never words of the diary.
            undoable: keep what the rows were before. Not for filling a new diary.
        """
        with self._act(title, undoable=undoable) as change:
            yield change

    @contextmanager
    def sparing(self) -> Iterator[None]:
        """Hold few pages in memory: for an act that reads or changes very many rows, each once."""
        with self._current().sparing(connection.SMALL_CACHE_KIB):
            yield

    def undo(self, act_id: str | None = None) -> Act | None:
        """Take back an act, by a new act that can itself be taken back.

        Args:
            act_id: which; the last one when None.

        Returns:
            The act that was taken back; None when there is none.

        Raises:
            NotFound: there is no such act.
            Refused: a later act stands on what it changed.
        """
        database = self._current()
        wanted = history.act_with(database, act_id) if act_id else next(iter(self.acts(1)), None)
        if wanted is None:
            return None
        with self._act(_undo_title(wanted), undoes=wanted.number) as change:
            for kind, row_id, image in history.images(database, wanted):
                change.put_back(kind, row_id, image)
        return wanted

    def acts(self, limit: int = 50) -> list[Act]:
        """List the last acts, newest first."""
        return history.acts(self._current(), limit)

    def history(self, kind: type[Any], row_id: str) -> list[Version]:
        """List what an entry was before each act that changed it, newest first."""
        return history.versions(self._current(), tables.of(kind).kind.name, row_id)

    def forget(self, kind: type[Any], row_id: str) -> None:
        """Erase one entry for good: content, search index, history and log. Only its id stays.

        Raises:
            NotFound: there is none.
        """
        with self.change("forget") as change:
            change.forget(kind, row_id)

    def purge(self, before: date | None = None) -> int:
        """Erase deleted entries, encounters and quiet days of days before ``before``, and the history.

        Returns:
            How many entries were erased.
        """
        with self._act("purge", undoable=False) as change:
            return change.purge(before)

    def has_residue(self) -> bool:
        """Tell whether traces of something erased may still be in unused parts of the file.

        So it is when another process held on or the disk was full; each opening tries again.
        """
        return meta.residue(self._current()) is not None

    def secret(self, name: str) -> bytes | None:
        """Give key material that lives inside the diary, such as the drop-box's."""
        return meta.secret(self._current(), name)

    def keep_secret(self, name: str, material: bytes) -> None:
        """Keep key material inside the diary."""
        with self._writing() as database:
            meta.keep_secret(database, name, material)
        database.checkpoint()

    def dropbox_identity(self) -> X25519Identity:
        """Give the key that reads what the drop-box holds.

        Raises:
            Refused: a diary in memory has no drop-box.
        """
        self._keys()
        return letterbox.identity(self._current())

    # Safety copies

    def keep_safety_copy(self, reason: Reason) -> SafetyCopy | None:
        """Copy the diary as it is into its own folder, before something large is done to it.

        Returns:
            The copy; None for a diary in memory.

        Raises:
            Damaged, StorageFailed: there is no copy; what was about to be done should not be.
        """
        if self._keyring is None:
            return None
        # No other process may write meanwhile, or the copy would not be what the diary is.
        with self._writing() as database:
            return safety.make(database, self._keyring, reason, self._clock())

    def inspect(self) -> list[Inspection]:
        """Look the whole database over; see `contactlog.vault.inspection`."""
        database = self._current()
        if self._keyring is None:
            return inspection.inspect(database)
        # What is in the log alone is looked at by the engine only, so nothing should be.
        database.checkpoint()
        found = inspection.inspect_pages(self._keyring.database, self._keyring.database_key())
        return [found, *inspection.inspect(database)]

    def last_change(self) -> datetime | None:
        """Give the moment of the latest change that this diary holds, UTC to the second; None when there is none."""
        stamp = meta.latest_stamp(self._current())
        return None if stamp is None else stamp.moment

    def row_counts(self) -> dict[str, int]:
        """Count the rows of each kind, those deleted and forgotten included."""
        return inspection.row_counts(self._current())

    # The ways in

    def slots(self) -> tuple[Slot, ...]:
        """List the ways in."""
        self._current()
        return self._keys().header.slots

    @property
    def kdf_needs_upgrade(self) -> bool:
        """True when the passphrase costs an attacker less than it should today; change it to the same one."""
        slot = None if self._keyring is None else self._keyring.slot()
        return slot is not None and slot.kdf is not None and kdf.needs_upgrade(slot.kdf)

    def change_passphrase(self, passphrase: str, *, params: KdfParams | None = None) -> None:
        """Replace the passphrase through which the diary was opened. The database is not touched.

        A copy of the old ``diary.keys`` still opens with the old passphrase; `rekey` ends that.
        """
        keys, cost = self._keys(), params or kdf.calibrated()
        with self._writing():
            keys.change_passphrase(passphrase, self._clock(), cost)

    def add_passphrase(self, passphrase: str, *, params: KdfParams | None = None) -> None:
        """Let another passphrase open the diary too."""
        keys, cost = self._keys(), params or kdf.calibrated()
        with self._writing():
            keys.add_passphrase(passphrase, self._clock(), cost)

    def remove_passphrase(self, slot_id: str | None = None) -> None:
        """Take away the passphrase through which the diary was opened, or the one of a slot.

        Raises:
            Refused: it is the only way in.
        """
        keys = self._keys()
        with self._writing():
            keys.remove_passphrase(slot_id)

    def new_recovery(self) -> str:
        """Replace the recovery words and give the new ones, which are stored nowhere."""
        keys = self._keys()
        with self._writing():
            return keys.new_recovery(self._clock())

    def rekey(
        self, passphrase: str, *, params: KdfParams | None = None, new_recovery: bool = False
    ) -> str | None:
        """Give the diary a new master key and a new database file, so that old copies of the keys are no use.

        Of several passphrases only the one given here stays. Other processes go on if they opened the diary
        with it, or with recovery words that stay. Recovery words that stay are a thread to the old keys: whoever
        could open those, and gets at the new ``diary.keys`` too, can pull it. New words cut it.

        Safety copies under the old key go, because whoever has that key could read them; one under the new key
        takes their place.

        Args:
            passphrase: the one from now on.
            params: its cost; None to keep it, or measure it again where it has become too small.
            new_recovery: make new recovery words too.

        Returns:
            The new recovery words, which are stored nowhere; None when the old ones stay.

        Raises:
            Damaged: the new file is not what the old one is; the old one still holds.
        """
        keys = self._keys()
        self.keep_safety_copy(Reason.REKEY)
        recovery_key = recovery.new_key() if new_recovery else None
        self._database = rotation.rotate(
            self._current(), keys, passphrase, self._clock(), params, recovery_key
        )
        safety.remove_all(keys.folder)
        # The new keys hold already: a full disk must not make it look as if they did not.
        with suppress(StorageFailed, Damaged):
            self.keep_safety_copy(Reason.REKEY)
        return None if recovery_key is None else recovery.to_words(recovery_key)

    def close(self) -> None:
        """Empty the log, close the files and wipe the key. Closing twice does no harm."""
        if self._closed:
            return
        self._closed = True
        self._database.close()
        if self._keyring is not None:
            self._keyring.close()

    # Inside

    def _keys(self) -> Keyring:
        if self._keyring is None:
            raise Refused("A diary in memory has no passphrase.")
        return self._keyring

    def _current(self) -> Database:
        if self._closed:
            raise Refused("The diary is locked.", "Open it again.")
        if self._keyring is not None and self._change is None and not self._keyring.is_current():
            self._keyring.refresh()
            if self._keyring.database.name != self._database.name:
                self._follow(self._keyring)
        return self._database

    def _follow(self, keyring: Keyring) -> None:
        followed = open_database(keyring)
        try:
            meta.check(followed, self.diary_id, keyring.header.generation)
        except BaseException:
            followed.connection.close(True)
            raise
        # Not tidied up: whoever renewed the keys has taken its file away.
        self._database.connection.close(True)
        self._database = followed

    @contextmanager
    def _writing(self) -> Iterator[Database]:
        """Hold the one place of the writer in the database that the header names now."""
        while True:
            database = self._current()
            with database.writing():
                # Another process may have renewed the keys while we waited; now none can.
                if self._keyring is None or self._keyring.is_current():
                    yield database
                    return

    @contextmanager
    def _act(self, title: str, *, undoable: bool = True, undoes: int | None = None) -> Iterator[Change]:
        if self._change is not None:
            raise RuntimeError("one act at a time")
        try:
            with self._writing() as database:
                stamper = Stamper(self._clock, self.node, meta.latest_stamp(database))
                change = Change(database, stamper, title, undoable=undoable, undoes=undoes)
                self._change = change
                yield change
                if change.changed:
                    meta.keep_latest_stamp(database, stamper.latest)
                    change.tally.keep()
                if change.erased:
                    history.drop_empty_acts(database)
                    meta.keep_residue(database, stamper.new_id())
        finally:
            self._change = None
        if change.erased:
            clear_residue(database)
        elif change.changed:
            database.checkpoint()


def clear_residue(database: Database) -> None:
    """Write the pages anew after something was erased, as far as others and the disk allow; else the mark stays."""
    mark = meta.residue(database)
    if mark is not None and database.rebuild() and database.empty_log():
        with suppress(Busy, StorageFailed):
            meta.drop_residue(database, mark)
            database.empty_log()


def open_database(keyring: Keyring) -> Database:
    """Open the database that a header names."""
    path = keyring.database
    found = keyring.header
    opened = connection.open_file(path, keyring.database_key(), found.cipher, found.mark)
    return Database(opened, path.name)


def _undo_title(act: Act) -> str:
    for prefix, other in (("undo ", "redo "), ("redo ", "undo ")):
        if act.undoes is not None and act.title.startswith(prefix):
            return other + act.title.removeprefix(prefix)
    return f"undo {act.title}"
