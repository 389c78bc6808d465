"""Imports: files of other programs and diary lines, each saved in one change that can be undone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from contactlog.diary.adopting import Choices, Doubt, Verdict
from contactlog.diary.brought import Brought, counts
from contactlog.diary.desk import Desk
from contactlog.diary.event_rules import EventRules
from contactlog.diary.offers import Entries, Offer, put_all
from contactlog.diary.preferences import Preferences
from contactlog.diary.readings import Source
from contactlog.diary.referring import Referring
from contactlog.diary.sources import ImportedFrom, imports
from contactlog.imports import diary_lines, registry
from contactlog.imports.candidates import Options, Progress, Stop, never_stop, no_progress
from contactlog.imports.columns import Field
from contactlog.vault import Act

__all__ = [
    "DIARY",
    "FORMATS",
    "BringingIn",
    "Doubt",
    "Entries",
    "Offer",
    "Progress",
    "Stop",
    "Take",
    "Verdict",
    "Wishes",
    "is_diary",
]

DIARY = "diary"
"""The format of diary lines."""
FORMATS = (DIARY, *registry.FORMATS)
"""Everything that can be brought in."""
Take = Literal["likely", "all", "none"]
"""Which entries of a calendar or journal become encounters."""
_ACTS_SEARCHED = 1_000
_HEAD = 1_000
_LINE = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"type"\s*:\s*"')
_TITLES = ("import", "import diary lines")


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a file is to be read."""

    format: str | None = None
    """One of `FORMATS`; found out when None."""
    region: str | None = None
    """Two-letter country of numbers without a country code; the one of the settings when None."""
    first: date | None = None
    """First day wanted of calendars and journals."""
    last: date | None = None
    """Last day wanted; of a calendar, today when None: nobody was met yet at what is still to come."""
    owner_emails: frozenset[str] = frozenset()
    """The user's own addresses."""
    columns: tuple[tuple[str, str], ...] = ()
    """(heading, field) pairs for a table of unknown make; see `imports.columns.Field`."""
    take: Take = "likely"
    """Which entries become encounters, where neither a choice nor a rule says."""


@dataclass(frozen=True, slots=True)
class BringingIn:
    """Everything the user brings in from files."""

    desk: Desk

    @property
    def rules(self) -> EventRules:
        """The rules for calendar entries."""
        return EventRules(self.desk)

    def sources(self) -> list[ImportedFrom]:
        """List what came in from files, the newest first."""
        return imports(self.desk.vault)

    def open(
        self,
        data: bytes,
        filename: str = "",
        wishes: Wishes | None = None,
        progress: Progress = no_progress,
        stop: Stop = never_stop,
    ) -> Offer:
        """Look through a file of another program. Saves nothing: decide about the offer, then save it.

        Args:
            data: the file.
            filename: its name, for a file that its bytes do not give away.
            wishes: how it is to be read.
            progress: called now and then with (done, all).
            stop: asked often; True ends the reading.

        Raises:
            Invalid: it is of no kind that can be read.
            Interrupted: stop said so.
        """
        offer = self.unread(data, filename, wishes)
        offer.look(progress, stop)
        return offer

    def unread(self, data: bytes, filename: str = "", wishes: Wishes | None = None) -> Offer:
        """Make an offer that is only read when it is saved, for whoever decides nothing; see `open`.

        Raises:
            Invalid: it is of no kind that can be read.
        """
        wanted = wishes or Wishes()
        kind = wanted.format or _as_told(wanted.columns) or registry.detect(data, filename)
        options = Options(
            self.desk.zone,
            wanted.region or Preferences(self.desk).text("region"),
            wanted.first,
            self.desk.today() if wanted.last is None and kind == "ics" else wanted.last,
            frozenset(mail.casefold() for mail in wanted.owner_emails),
            wanted.columns,
        )
        source = Source(
            lambda notes, progress, stop: registry.stream(kind, data, options, notes, progress, stop)
        )
        return Offer(self.desk, filename, kind, source, Choices(take=wanted.take))

    def diary_lines(
        self,
        data: bytes,
        *,
        dry_run: bool = False,
        progress: Progress = no_progress,
        stop: Stop = never_stop,
    ) -> Brought:
        """Take in diary lines. What the diary has already is left as it is, so a second run adds nothing.

        Args:
            data: the file.
            dry_run: only count.
            progress: called now and then with (saved, all).
            stop: asked often; True leaves the diary as it was.

        Raises:
            Invalid: a line has not the form it must have; nothing was taken in.
            Ambiguous: a line names somebody by a name that several have.
            Interrupted: stop said so.
        """
        referring = Referring(self.desk)
        referring.take(diary_lines.parse(data))
        if not dry_run:
            put_all(self.desk, "import diary lines", referring.new, progress, stop)
        return replace(counts(referring.new), encounters_skipped=referring.skipped)

    def file(
        self, data: bytes, filename: str = "", wishes: Wishes | None = None, *, dry_run: bool = False
    ) -> Brought:
        """Take in a file as it is suggested, nobody being asked.

        Args:
            data: the file.
            filename: its name, for a file that its bytes do not give away.
            wishes: how it is to be read.
            dry_run: only count.

        Raises:
            Invalid: it is of no kind that can be read.
        """
        told = wishes.format if wishes is not None else None
        if told == DIARY or (told is None and is_diary(data, filename)):
            return self.diary_lines(data, dry_run=dry_run)
        offer = self.unread(data, filename, wishes)
        return offer.brought() if dry_run else offer.save()

    def take_back(self) -> Act | None:
        """Take back the last import as a whole, whatever else was done since; None when there is none.

        Raises:
            Refused: something of it was changed later.
        """
        last = self.last()
        return None if last is None else self.desk.vault.undo(last.id)

    def last(self) -> Act | None:
        """Find the last import that was not taken back; None when there is none."""
        acts = self.desk.vault.acts(_ACTS_SEARCHED)
        undone = {act.undoes for act in acts if act.undoes is not None and act.title.startswith("undo ")}
        return next((act for act in acts if act.title in _TITLES and act.number not in undone), None)


def is_diary(data: bytes, filename: str = "") -> bool:
    """Tell whether a file holds diary lines, by its name or its first line."""
    return filename.lower().endswith(".jsonl") or _LINE.match(data[:_HEAD]) is not None


def _as_told(columns: tuple[tuple[str, str], ...]) -> str | None:
    """Give the kind of table whose columns the user has named; None without."""
    fields = {field for _, field in columns}
    return None if not fields else "encounter-table" if Field.DATE in fields else "contacts-csv"
