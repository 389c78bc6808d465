"""What the drop-box holds: looking, taking in, correcting, dropping."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from contactlog.age import X25519Identity
from contactlog.core.encounters import Encounter
from contactlog.core.values import Source
from contactlog.diary.desk import Desk
from contactlog.diary.encounters import Encounters
from contactlog.errors import ContactlogError, NotFound, Refused
from contactlog.quickentry import Reading
from contactlog.vault import waiting
from contactlog.vault.waiting import Unreadable, Waiting

__all__ = ["Unreadable", "Waiting", "WaitingLines"]

Settle = Callable[[Waiting, Reading], Reading]
"""Asks the user what is unclear in a line, and gives what it then says."""


def _as_read(_: Waiting, reading: Reading) -> Reading:
    return reading


@dataclass(frozen=True, slots=True)
class WaitingLines:
    """Everything the user does with lines that wait."""

    desk: Desk
    encounters: Encounters

    def all(self) -> list[Waiting | Unreadable]:
        """List what waits, the oldest first; files that cannot be read are listed and kept."""
        return waiting.read(self._folder(), self._identity())

    def find(self, typed: str) -> Waiting:
        """Find a waiting line by its number from 1 or its name.

        Raises:
            NotFound: there is none.
            Refused: it cannot be read.
        """
        item = self._item(typed)
        if isinstance(item, Unreadable):
            raise Refused(item.problem, "It is kept as it is. Drop it with: contactlog waiting drop")
        return item

    def read(self, item: Waiting, text: str | None = None) -> Reading:
        """Read a waiting line as of when it was written; ``text`` stands for its own words when given."""
        return self.encounters.read(text or item.text, as_of=item.written_at, zone=item.zone)

    def accept(self, item: Waiting, text: str | None = None, *, settle: Settle = _as_read) -> Encounter:
        """Take a waiting line in. Taking in the same line twice changes nothing.

        Args:
            item: the line.
            text: corrected words; its own when None.
            settle: asks what is unclear, where somebody is there to answer.

        Raises:
            Refused: something must be asked first; the line goes on waiting.
        """
        encounter = next(iter(self._taken(item.name)), None)
        if encounter is None:
            reading = settle(item, self.read(item, text))
            encounter = self.encounters.save(reading, source=Source.DROPBOX, origin=item.name)
        waiting.remove(self._folder(), item.name)
        return encounter

    def accept_some(
        self, chosen: Sequence[str] = (), *, settle: Settle = _as_read
    ) -> tuple[list[Encounter], list[tuple[str, str]]]:
        """Take in every line that needs no question.

        Args:
            chosen: only these, by number or name; all when empty.
            settle: asks what is unclear, where somebody is there to answer.

        Returns:
            The encounters, and (name, sentence) of each line that goes on waiting.
        """
        items = [self.find(typed) for typed in chosen] if chosen else self.all()
        accepted: list[Encounter] = []
        problems: list[tuple[str, str]] = []
        for item in items:
            if isinstance(item, Unreadable):
                problems.append((item.name, item.problem))
                continue
            try:
                accepted.append(self.accept(item, settle=settle))
            except ContactlogError as error:
                problems.append((item.name, error.sentence))
        return accepted, problems

    def name_of(self, typed: str) -> str:
        """Give the name of a waiting file, readable or not, by its number or name.

        Raises:
            NotFound: there is none.
        """
        return self._item(typed).name

    def drop(self, name: str) -> None:
        """Throw one waiting file away."""
        waiting.remove(self._folder(), name)

    def _item(self, typed: str) -> Waiting | Unreadable:
        listed = self.all()
        if typed.isascii() and typed.isdigit() and len(typed) < 6 and 1 <= int(typed) <= len(listed):
            return listed[int(typed) - 1]
        for item in listed:
            if item.name == typed:
                return item
        raise NotFound("There is no such waiting line.", "See: contactlog waiting list")

    def _taken(self, name: str) -> list[Encounter]:
        # A crash between saving and removing leaves the file; its name says that it is in already.
        return [met for met in self.desk.vault.all(Encounter, include_deleted=True) if met.origin == name]

    def _identity(self) -> X25519Identity:
        return self.desk.vault.dropbox_identity()

    def _folder(self) -> Path:
        if self.desk.vault.folder is None:
            raise Refused("A diary in memory has no drop-box.")
        return self.desk.vault.folder
