"""Where the diary behind the screens comes from: a folder, or the invented one in memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from contactlog.diary.desk import system_clock

if TYPE_CHECKING:
    from contactlog.diary.door import Diary


HEADER = "diary.keys"
"""The file by which a folder is a diary; see ``docs/format.md``."""


class Source(Protocol):
    """A diary that can be opened."""

    @property
    def needs_passphrase(self) -> bool:
        """False for the demonstration."""
        ...

    def exists(self) -> bool:
        """Tell whether there is something to open."""
        ...

    def open(self, passphrase: str) -> Diary:
        """Open it; runs in the diary's thread."""
        ...

    def open_with_recovery(self, words: str) -> Diary:
        """Open it with the recovery words; runs in the diary's thread."""
        ...

    def create(self, passphrase: str) -> tuple[Diary, str | None]:
        """Create it, giving the recovery words too; runs in the diary's thread."""
        ...


@dataclass(frozen=True, slots=True)
class Home:
    """The user's own diary in its folder."""

    folder: Path
    zone: str | None = None
    clock: Callable[[], datetime] = system_clock
    needs_passphrase: bool = True

    def exists(self) -> bool:
        """Tell whether there is a diary in the folder.

        Asked before the first paint, so it looks for the file without loading the vault.
        """
        return (self.folder / HEADER).exists()

    def open(self, passphrase: str) -> Diary:
        """Open it; see `contactlog.diary.door.open_with_passphrase` for the errors."""
        from contactlog.diary import door

        return door.open_with_passphrase(self.folder, passphrase, clock=self.clock, zone=self.zone)

    def open_with_recovery(self, words: str) -> Diary:
        """Open it with the recovery words."""
        from contactlog.diary import door

        return door.open_with_recovery(self.folder, words, clock=self.clock, zone=self.zone)

    def create(self, passphrase: str) -> tuple[Diary, str | None]:
        """Create it with recovery words."""
        from contactlog.diary import door

        return door.create(self.folder, passphrase, clock=self.clock)


@dataclass(frozen=True, slots=True)
class Demonstration:
    """An invented diary in memory with an open case; nothing is written."""

    zone: str | None = None
    clock: Callable[[], datetime] = system_clock
    needs_passphrase: bool = False

    def exists(self) -> bool:
        """Tell that there is always one."""
        return True

    def open(self, passphrase: str = "") -> Diary:
        """Make it afresh."""
        from contactlog.diary.demonstration import demonstration, fall_ill, tell_some

        diary = demonstration(clock=self.clock, zone=self.zone)
        tell_some(diary, fall_ill(diary))
        return diary

    def open_with_recovery(self, words: str) -> Diary:
        """Make it afresh; there are no recovery words."""
        return self.open()

    def create(self, passphrase: str) -> tuple[Diary, str | None]:
        """Make it afresh; there are no recovery words."""
        return self.open(), None
