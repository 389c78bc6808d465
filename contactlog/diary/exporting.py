"""Writing the diary in readable form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from contactlog.core.records import Noun
from contactlog.diary.desk import Desk
from contactlog.exports import files, json_lines, sqlite_file, tables


@dataclass(frozen=True, slots=True)
class Exporting:
    """What leaves the diary unencrypted. What was deleted or forgotten stays out."""

    desk: Desk

    def _nouns(self) -> Iterator[Noun]:
        for row in self.desk.vault.stamped_rows():
            if row.noun is not None and not row.deleted:
                yield row.noun

    def json(self, target: Path) -> int:
        """Write diary lines into a new file.

        Returns:
            How many records.
        """
        nouns = list(self._nouns())
        files.write_file(target, json_lines.lines(nouns))
        return len(nouns)

    def csv(self, target: Path) -> int:
        """Write one table for each kind of record into a new folder.

        Returns:
            How many records.
        """
        nouns = list(self._nouns())
        made = tables.tables(nouns)
        files.write_folder(target, {f"{name}.csv": data for name, data in made.items()})
        return len(nouns)

    def sqlite(self, target: Path) -> int:
        """Write one SQLite file, a table for each kind of record.

        Returns:
            How many records.
        """
        nouns = list(self._nouns())
        files.write_file(target, [sqlite_file.database(nouns)])
        return len(nouns)
