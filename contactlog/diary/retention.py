"""Keeping and forgetting: how long entries are kept, warnings, purges, and erasing a person.

Nothing is erased without the user's hand: what is due is named, a week ahead and then on every opening.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from contactlog.core.cases import Case, CaseState
from contactlog.core.encounters import QuietDay
from contactlog.core.people import Person
from contactlog.core.settings import Preference
from contactlog.diary.days_kept import SETTING, checked, days_kept
from contactlog.diary.desk import Desk
from contactlog.diary.forgetting import drop_copies, erase, names_of
from contactlog.errors import Refused
from contactlog.vault import waiting
from contactlog.vault.safety import Reason, SafetyCopy
from contactlog.vault.waiting import Waiting

OFFERED = (21, 365)
"""Days that are offered: what most airborne illnesses need with room for doubt, and a year."""
AHEAD = timedelta(days=7)
"""How long before its time an entry is spoken of."""


@dataclass(frozen=True, slots=True)
class Due:
    """What a purge would erase, or what will be due soon."""

    before: date
    """Entries of days before this one."""
    encounters: int
    quiet_days: int
    first: date | None
    """The oldest day among them; None when there are none."""

    @property
    def any(self) -> bool:
        """True when there is something."""
        return bool(self.encounters or self.quiet_days)


@dataclass(frozen=True, slots=True)
class Purged:
    """What a purge did."""

    due: Due
    erased: int
    """Entries erased, with those removed earlier."""
    copy: SafetyCopy | None


@dataclass(frozen=True, slots=True)
class Retention:
    """Everything the user does to have things gone for good."""

    desk: Desk

    def days(self) -> int | None:
        """Give how many days entries are kept; None means until the user decides."""
        chosen = self.desk.vault.get(Preference, SETTING)
        return None if chosen is None else days_kept(chosen.value)

    def set_days(self, days: int | None) -> None:
        """Choose how many days entries are kept; None keeps them until the user decides.

        Raises:
            Refused: fewer days than any illness looks back.
        """
        with self.desk.vault.change("change setting") as change:
            change.put(Preference(SETTING, checked(days)))

    def due(self, before: date | None = None) -> Due | None:
        """Give what a purge would erase; None when the user keeps everything and names no day."""
        days = self.days()
        if before is None:
            if days is None:
                return None
            before = self.desk.today() - timedelta(days=days)
        met = self.desk.vault.days_with_entries(date.min, before - timedelta(days=1))
        quiet = [day for day in self.desk.vault.all(QuietDay) if day.date < before]
        return Due(before, sum(met.values()), len(quiet), min(met, default=None))

    def warning(self) -> str | None:
        """Say what is due, or will be within a week; None when there is nothing to say."""
        days = self.days()
        if days is None:
            return None
        if self.open_cases():
            return None
        now, soon = self.due(), self.due(self.desk.today() - timedelta(days=days) + AHEAD)
        if now is not None and now.any:
            return f"{_counted(now)} older than the {days} days you chose. Erase them: contactlog retention purge"
        if soon is not None and soon.any and soon.first is not None:
            on = soon.first + timedelta(days=days + 1)
            return (
                f"From {on:%a} {on.isoformat()} on, {_counted(soon)} older than the {days} days you chose. "
                "Nothing is erased until you say so: contactlog retention purge"
            )
        return None

    def open_cases(self) -> list[Case]:
        """List the cases during which nothing is purged."""
        return [case for case in self.desk.vault.all(Case) if case.state is CaseState.OPEN]

    def purge(self, before: date | None = None) -> Purged:
        """Erase entries of days before ``before``, or older than chosen, and the history.

        A safety copy is made first; it goes by itself after a week.

        Raises:
            Refused: a case is open, or nothing says what is to go.
        """
        if self.open_cases():
            raise Refused(
                "A case is open, and its days may still be needed.",
                "Close it first: contactlog case close, or contactlog case call-off",
            )
        due = self.due(before)
        if due is None:
            raise Refused(
                "You keep everything until you decide.",
                "Name a day with --before DATE, or choose: contactlog retention set 21",
            )
        if due.before > self.desk.today():
            raise Refused("That day lies ahead.", "Check the date.")
        copy = self.desk.vault.keep_safety_copy(Reason.PURGE)
        return Purged(due, self.desk.vault.purge(due.before), copy)

    def forget(self, person: Person) -> int:
        """Erase a person for good: name, numbers, ledger, words, and the name wherever the user wrote it.

        Their meetings stay, with a nameless person. What could be taken back so far no longer can, because
        the history holds the name too.

        Returns:
            How many notes and names of other things held the name.
        """
        vault = self.desk.vault
        with vault.change("forget person") as change:
            named = erase(vault, change, person)
        drop_copies(vault)
        return named

    def waiting_lines(self, person: Person) -> int:
        """Count the lines in the drop-box that hold somebody's name; forgetting does not reach them."""
        vault = self.desk.vault
        pattern = names_of(person)
        if vault.folder is None or pattern is None:
            return 0
        lines = waiting.read(vault.folder, vault.dropbox_identity())
        return sum(isinstance(line, Waiting) and bool(pattern.search(line.text)) for line in lines)


def _counted(due: Due) -> str:
    parts = [
        f"{due.encounters:,} encounter{'' if due.encounters == 1 else 's'}" if due.encounters else "",
        f"{due.quiet_days:,} quiet day{'' if due.quiet_days == 1 else 's'}" if due.quiet_days else "",
    ]
    verb = "is" if due.encounters + due.quiet_days == 1 else "are"
    return f"{' and '.join(filter(None, parts))} {verb}"
