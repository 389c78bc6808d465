"""The unlocked header of one diary: what opens it, and changing that.

Every change reads the header again under the database's writer lock, so that two processes cannot undo
each other's work, and replaces the file in one step.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from contactlog.errors import Damaged, Refused, WrongPassphrase
from contactlog.secretmem import SecretBytes
from contactlog.vault import atomic_file, faults, header, kdf, names, recovery, slots
from contactlog.vault.header import SLOTS_LIMIT, Header
from contactlog.vault.kdf import KdfParams
from contactlog.vault.keys import MasterKey
from contactlog.vault.slots import Slot, SlotKind


class Keyring:
    """A header that was opened, with the master key.

    Attributes:
        folder: the diary's folder.
        header: as last read or written.
        master: the key; wiped by `close`.
        opened: id of the slot through which the diary was opened.
    """

    def __init__(
        self, folder: Path, found: Header, master: MasterKey, opened: str, kek: bytes | None = None
    ) -> None:
        self.folder = folder
        self.header = found
        self.master = master
        self._seen = _signature(self._path)
        self._kek: SecretBytes | None = None
        self.opened_through(opened, kek)

    @property
    def _path(self) -> Path:
        return self.folder / names.KEYS

    @property
    def database(self) -> Path:
        """The database file."""
        return self.folder / self.header.file

    def database_key(self) -> bytes:
        """Give the key of the database file."""
        return self.master.database_key(self.header.diary_id, self.header.generation, self.header.salt)

    def slot(self) -> Slot | None:
        """Give the slot through which the diary was opened; None when another process has taken it away."""
        return next((slot for slot in self.header.slots if slot.id == self.opened), None)

    def check_still_opens(self) -> None:
        """Check that the way through which the diary was opened is one still; who holds another is not to renew it.

        Raises:
            Refused: another process has replaced it or taken it away.
        """
        if self.slot() is None:
            raise _changed()

    def opened_through(self, slot_id: str, kek: bytes | None) -> None:
        """Note the slot that opens the diary, and the key that its secret gave, to follow new keys with."""
        if self._kek is not None:
            self._kek.close()
        self.opened = slot_id
        self._kek = None if kek is None else SecretBytes.taken_from(bytearray(kek))

    def is_current(self) -> bool:
        """Tell whether the header is the one that was last read or written."""
        return _signature(self._path) == self._seen

    def refresh(self) -> None:
        """Read the header again if another process has replaced it.

        After new keys the diary is followed to its next generation if the slot through which it was opened
        still has the same secret.

        Raises:
            Refused: it has another one, or is gone; the diary must be opened again.
            Damaged: the header is gone or damaged.
        """
        seen = _signature(self._path)
        if seen == self._seen:
            return
        data = read(self.folder)
        found = header.parse(data)
        if found.generation == self.header.generation and found.diary_id == self.header.diary_id:
            header.authenticate(data, found, self.master)
        else:
            self._follow(data, found)
        self.header, self._seen = found, seen

    def _follow(self, data: bytes, found: Header) -> None:
        slot = next((slot for slot in found.slots if slot.id == self.opened), None)
        same_diary = found.diary_id == self.header.diary_id and found.generation > self.header.generation
        if slot is None or self._kek is None or not same_diary:
            raise _changed()
        master = slots.open_with(slot, self._kek.reveal(), found.diary_id)
        if master is None:
            raise _changed()
        try:
            header.authenticate(data, found, master)
        except Damaged:
            master.wipe()
            raise
        self.master.wipe()
        self.master = master

    def replace(self, changed: Header, master: MasterKey) -> bool:
        """Write a changed header; from then on it holds.

        Returns:
            Whether it outlasts a power cut, see `atomic_file.replace`.

        Raises:
            StorageFailed: the old one still holds.
        """
        try:
            lasts = atomic_file.replace(self._path, header.write(changed, master))
        except OSError as error:
            raise faults.storage(error, names.KEYS) from None
        self.header, self._seen = changed, _signature(self._path)
        return lasts

    def edit(self, change: Callable[[tuple[Slot, ...]], tuple[Slot, ...]]) -> None:
        """Change the slots. The caller holds the database's writer lock.

        Raises:
            Refused: no way in would be left, or there are too many.
        """
        self.refresh()
        changed = change(self.header.slots)
        if not changed:
            raise Refused("That is the only way into the diary.", "Add another one first.")
        if len(changed) > SLOTS_LIMIT:
            raise Refused(f"There are {SLOTS_LIMIT} ways into the diary already.", "Take one away first.")
        self.replace(replace(self.header, slots=changed), self.master)

    def add_passphrase(self, passphrase: str, now: datetime, params: KdfParams) -> None:
        """Let another passphrase open the diary."""
        self.edit(lambda found: (*found, self._for(passphrase, now, params)[0]))

    def change_passphrase(self, passphrase: str, now: datetime, params: KdfParams) -> None:
        """Replace the passphrase through which the diary was opened.

        After opening with recovery words, the one passphrase is replaced; of several none is, the new one
        is added.
        """
        made, kek = self._for(passphrase, now, params)

        def change(found: tuple[Slot, ...]) -> tuple[Slot, ...]:
            self.check_still_opens()
            return (*(slot for slot in found if slot.id != self._to_replace(found)), made)

        self.edit(change)
        self.opened_through(made.id, kek)

    def remove_passphrase(self, slot_id: str | None) -> None:
        """Take away a passphrase: the one through which the diary was opened, or another by its slot's id.

        Raises:
            Refused: there is no such passphrase, or no other way in.
        """
        wanted = slot_id or self.opened

        def change(found: tuple[Slot, ...]) -> tuple[Slot, ...]:
            if not any(slot.id == wanted and slot.kind is SlotKind.PASSPHRASE for slot in found):
                raise Refused(
                    "The diary was not opened with a passphrase.", "Open it with the one to take away."
                )
            return tuple(slot for slot in found if slot.id != wanted)

        self.edit(change)

    def new_recovery(self, now: datetime) -> str:
        """Replace the recovery words.

        Returns:
            The new ones, which are stored nowhere.
        """
        key = recovery.new_key()
        made = slots.for_recovery(key, self.master, diary_id=self.header.diary_id, now=now)
        self.edit(lambda found: (*(slot for slot in found if slot.kind is not SlotKind.RECOVERY), made))
        return recovery.to_words(key)

    def close(self) -> None:
        """Wipe the keys."""
        self.master.wipe()
        if self._kek is not None:
            self._kek.close()

    def _for(self, passphrase: str, now: datetime, params: KdfParams) -> tuple[Slot, bytes]:
        kdf.check_passphrase(passphrase)
        return slots.made_for_passphrase(
            passphrase, self.master, diary_id=self.header.diary_id, now=now, params=params
        )

    def _to_replace(self, found: tuple[Slot, ...]) -> str | None:
        passphrases = [slot.id for slot in found if slot.kind is SlotKind.PASSPHRASE]
        if self.opened in passphrases:
            return self.opened
        return passphrases[0] if len(passphrases) == 1 else None


def read(folder: Path) -> bytes:
    """Read the bytes of the header.

    Raises:
        Refused: there is no diary in the folder.
        Damaged: there is one, and its header is missing.
        StorageFailed: it cannot be read.
    """
    try:
        return faults.readable(folder / names.KEYS, header.SIZE_LIMIT)
    except FileNotFoundError:
        if names.databases(folder):
            raise faults.missing(names.KEYS) from None
        raise Refused("There is no diary here yet.", "Create one with: contactlog init") from None


def unlock_with_passphrase(folder: Path, passphrase: str) -> Keyring:
    """Open the header with a passphrase.

    Raises:
        WrongPassphrase: it opens no slot.
        Damaged, Foreign, TooNew, Refused, StorageFailed: see `read` and `header.parse`.
    """
    return _unlock(
        folder,
        lambda slot: slots.passphrase_kek(slot, passphrase),
        WrongPassphrase(
            "That is not the passphrase of this diary.", "Try again, or use your recovery words."
        ),
    )


def unlock_with_recovery(folder: Path, words: str) -> Keyring:
    """Open the header with recovery words.

    Raises:
        Invalid: they are no recovery words.
        WrongPassphrase: they are not this diary's, or no longer.
        Damaged, Foreign, TooNew, Refused, StorageFailed: see `read` and `header.parse`.
    """
    key = recovery.from_words(words)
    return _unlock(
        folder,
        lambda slot: slots.recovery_kek(slot, key),
        WrongPassphrase("These are not the recovery words of this diary.", "Newer words replace older ones."),
    )


def _unlock(folder: Path, derive: Callable[[Slot], bytes | None], wrong: WrongPassphrase) -> Keyring:
    data = read(folder)
    found = header.parse(data)
    for slot in found.slots:
        kek = derive(slot)
        master = slots.open_with(slot, kek, found.diary_id)
        if master is None:
            continue
        try:
            header.authenticate(data, found, master)
        except Damaged:
            master.wipe()
            raise
        return Keyring(folder, found, master, slot.id, kek)
    raise wrong


def _changed() -> Refused:
    return Refused("The keys of this diary were changed by another program.", "Open the diary again.")


def _signature(path: Path) -> tuple[int, int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - asked before every question; Path.stat costs twice as much
    except FileNotFoundError:
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino)
