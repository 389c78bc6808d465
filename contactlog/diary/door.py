"""The one `Diary`, which hands each kind of use on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from contactlog import vault
from contactlog.diary.desk import Desk, system_clock
from contactlog.diary.groups import Groups
from contactlog.diary.people import People
from contactlog.diary.places import Places
from contactlog.diary.preferences import Preferences
from contactlog.diary.retention import Retention
from contactlog.localzone import local_zone
from contactlog.vault import Act, Vault

if TYPE_CHECKING:
    from contactlog.diary.backups import Backups
    from contactlog.diary.backward import LookingBack
    from contactlog.diary.bringing_in import BringingIn
    from contactlog.diary.cases import Cases
    from contactlog.diary.changed_cases import ChangedCases
    from contactlog.diary.delivering import Delivering
    from contactlog.diary.encounters import Encounters
    from contactlog.diary.handing_over import HandingOver
    from contactlog.diary.ledger import Ledger
    from contactlog.diary.remembering import Remembering
    from contactlog.diary.timeline import Timeline
    from contactlog.diary.told_me import ToldMe
    from contactlog.diary.waiting import WaitingLines
    from contactlog.diary.words import Words


class Diary:
    """An open diary.

    Each kind of use is loaded when it is first asked for, because most commands need one or two. Close it, or use it
    in a ``with`` statement: closing checkpoints the database and wipes the key.

    Attributes:
        desk: the open vault with the time and the zone.
    """

    def __init__(
        self, opened: Vault, *, clock: Callable[[], datetime] = system_clock, zone: str | None = None
    ) -> None:
        at_hand = Desk(opened, clock, "UTC")
        chosen = zone or Preferences(at_hand).text("zone") or local_zone()
        self.desk = Desk(opened, clock, chosen)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the vault and wipe its key."""
        self.desk.vault.close()

    def undo(self) -> Act | None:
        """Take back the last change; None when there is nothing to take back."""
        return self.desk.vault.undo()

    @cached_property
    def people(self) -> People:
        """People."""
        return People(self.desk)

    @cached_property
    def places(self) -> Places:
        """Places."""
        return Places(self.desk)

    @cached_property
    def groups(self) -> Groups:
        """Groups."""
        return Groups(self.desk)

    @cached_property
    def preferences(self) -> Preferences:
        """Settings inside the vault."""
        return Preferences(self.desk)

    @cached_property
    def encounters(self) -> Encounters:
        """Encounters and quiet days."""
        from contactlog.diary.encounters import Encounters

        return Encounters(self.desk)

    @cached_property
    def timeline(self) -> Timeline:
        """The days as one long list, by pages."""
        from contactlog.diary.timeline import Timeline

        return Timeline(self.desk)

    @cached_property
    def waiting(self) -> WaitingLines:
        """What the drop-box holds."""
        from contactlog.diary.waiting import WaitingLines

        return WaitingLines(self.desk, self.encounters)

    @cached_property
    def cases(self) -> Cases:
        """Cases and who was exposed."""
        from contactlog.diary.cases import Cases

        return Cases(self.desk, self.preferences)

    @cached_property
    def changed_cases(self) -> ChangedCases:
        """Changing cases with what follows for people."""
        from contactlog.diary.changed_cases import ChangedCases

        return ChangedCases(self.cases, self.ledger)

    @cached_property
    def looking_back(self) -> LookingBack:
        """Where the user may have caught it."""
        from contactlog.diary.backward import LookingBack

        return LookingBack(self.desk, self.cases)

    @cached_property
    def told_me(self) -> ToldMe:
        """What others told the user."""
        from contactlog.diary.told_me import ToldMe

        return ToldMe(self.desk, self.cases)

    @cached_property
    def ledger(self) -> Ledger:
        """Who has been told."""
        from contactlog.diary.ledger import Ledger

        return Ledger(self.desk)

    @cached_property
    def words(self) -> Words:
        """Drafts, and the ways they reach a phone."""
        # Wordings in nine languages are wanted on few days.
        from contactlog.diary.words import Words

        return Words(self.desk, self.preferences)

    @cached_property
    def delivering(self) -> Delivering:
        """The ways in which words leave by the user's own hand."""
        from contactlog.diary.delivering import Delivering

        return Delivering(self.desk, self.preferences)

    @cached_property
    def handing_over(self) -> HandingOver:
        """People who agreed, for a health team the user trusts."""
        from contactlog.diary.handing_over import HandingOver

        return HandingOver(self.desk, self.cases, self.ledger)

    @cached_property
    def backups(self) -> Backups:
        """Backups, restoring and merging."""
        from contactlog.diary.backups import Backups

        return Backups(self.desk)

    @cached_property
    def retention(self) -> Retention:
        """Forgetting for good."""
        return Retention(self.desk)

    @cached_property
    def remembering(self) -> Remembering:
        """The interview, and the usual encounters of an evening."""
        # Wanted on few days, like the imports below.
        from contactlog.diary.remembering import Remembering

        return Remembering(self.desk, self.encounters, self.cases)

    @cached_property
    def bringing_in(self) -> BringingIn:
        """Imports."""
        # The readers of other programs' files are wanted on few days.
        from contactlog.diary.bringing_in import BringingIn

        return BringingIn(self.desk)


def exists(folder: Path) -> bool:
    """Tell whether there is a diary in the folder."""
    return vault.exists(folder)


def create(
    folder: Path, passphrase: str, *, recovery: bool = True, clock: Callable[[], datetime] = system_clock
) -> tuple[Diary, str | None]:
    """Create a diary.

    Returns:
        The open diary, and the recovery words unless none were wanted.
    """
    made, words = vault.create(folder, passphrase, clock=clock, recovery=recovery)
    return Diary(made, clock=clock), words


def open_with_passphrase(
    folder: Path, passphrase: str, *, clock: Callable[[], datetime] = system_clock, zone: str | None = None
) -> Diary:
    """Open a diary with a passphrase; see `contactlog.vault.open_with_passphrase` for the errors."""
    return Diary(vault.open_with_passphrase(folder, passphrase, clock=clock), clock=clock, zone=zone)


def open_with_recovery(
    folder: Path, words: str, *, clock: Callable[[], datetime] = system_clock, zone: str | None = None
) -> Diary:
    """Open a diary with its recovery words; see `contactlog.vault.open_with_recovery` for the errors."""
    return Diary(vault.open_with_recovery(folder, words, clock=clock), clock=clock, zone=zone)


def in_memory(*, clock: Callable[[], datetime] = system_clock, zone: str | None = None) -> Diary:
    """Open a fresh diary that lives in memory only."""
    return Diary(vault.in_memory(clock), clock=clock, zone=zone)


def destroy(folder: Path) -> list[Path]:
    """Make the diary in a folder unreadable for good, without needing its passphrase.

    Returns:
        What is left in the folder.
    """
    return vault.destroy(folder)
