"""Imports: files of other programs and diary lines, each saved in one change that can be undone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from contactlog.core.records import Noun
from contactlog.diary.adopting import Adopting
from contactlog.diary.brought import Brought, counts
from contactlog.diary.desk import Desk
from contactlog.diary.referring import Referring
from contactlog.imports import diary_lines, limits, registry
from contactlog.imports.candidates import Options
from contactlog.imports.limits import FILE_BYTES

__all__ = ["DIARY", "FILE_BYTES", "FORMATS", "BringingIn", "Take"]

DIARY = "diary"
"""The format of diary lines."""
FORMATS = (DIARY, *registry.FORMATS)
"""Everything that can be brought in."""
FILE_LIMIT = limits.FILE_BYTES
"""Largest file, in bytes."""
Take = Literal["likely", "all", "none"]
"""Which entries of a calendar or journal become encounters."""


@dataclass(frozen=True, slots=True)
class BringingIn:
    """Everything the user brings in from files."""

    desk: Desk

    def diary_lines(self, data: bytes, *, dry_run: bool = False) -> Brought:
        """Take in diary lines. What the diary has already is left as it is, so a second run adds nothing.

        Args:
            data: the file.
            dry_run: only count.

        Raises:
            Invalid: a line has not the form it must have; nothing was taken in.
            Ambiguous: a line names somebody by a name that several have.
        """
        referring = Referring(self.desk)
        referring.take(diary_lines.parse(data))
        if not dry_run:
            self._save("import diary lines", referring.new)
        return replace(counts(referring.new), encounters_skipped=referring.skipped)

    def file(
        self,
        data: bytes,
        filename: str = "",
        *,
        format: str | None = None,  # noqa: A002 - the word the user types
        region: str | None = None,
        first: date | None = None,
        last: date | None = None,
        owner_emails: frozenset[str] = frozenset(),
        columns: tuple[tuple[str, str], ...] = (),
        take: Take = "likely",
        dry_run: bool = False,
    ) -> Brought:
        """Take in a file of another program, or diary lines.

        Args:
            data: the file.
            filename: its name, for a file that its bytes do not give away.
            format: one of `FORMATS`; found out when None.
            region: two-letter country of numbers without a country code.
            first: first day wanted of calendars and journals.
            last: last day wanted.
            owner_emails: the user's own addresses.
            columns: (heading, field) pairs for a table of unknown make; see `imports.columns.Field`.
            take: which entries become encounters: those that are likely meetings, all, or none.
            dry_run: only count.

        Raises:
            Invalid: it is of no kind that can be read.
        """
        if format == DIARY:
            return self.diary_lines(data, dry_run=dry_run)
        options = Options(self.desk.zone, region, first, last, owner_emails, columns)
        report = registry.read(format or registry.detect(data, filename), data, options)
        adopting = Adopting(self.desk)
        adopting.people(report.people)
        adopting.groups(report.groups)
        adopting.places(report.places)
        adopting.encounters(report.encounters, take)
        if not dry_run:
            self._save("import", [*adopting.new, *adopting.changed.values()])
        return replace(
            counts(adopting.new),
            people_completed=len(adopting.changed),
            people_maybe=tuple(adopting.maybe),
            encounters_skipped=adopting.skipped,
            problems=tuple(str(problem) for problem in report.problems),
        )

    def _save(self, title: str, nouns: Iterable[Noun]) -> None:
        with self.desk.vault.change(title) as change:
            for noun in nouns:
                change.put(noun)
