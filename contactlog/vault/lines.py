"""The rows of a diary as JSON lines: the first says what it is, the last proves that it is whole.

``docs/format.md`` describes it for other readers. The counts stand in the last line, not the first: they are
taken from the same single pass over one state of the diary.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from contactlog import VERSION
from contactlog.core import stamped
from contactlog.core.encounters import Encounter
from contactlog.core.settings import JsonValue
from contactlog.core.stamped import Stamped
from contactlog.core.times import moment_text
from contactlog.errors import Damaged, Foreign, Invalid, TooNew

FORMAT = "contactlog diary"
FORMAT_VERSION = 1
LINE_LIMIT = 1 << 24
"""Longest line, in bytes."""
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(slots=True)
class Summary:
    """What a stream held."""

    diary: str = ""
    """Id of the diary it was written from."""
    created_at: str = ""
    records: int = 0
    counts: Counter[str] | None = None
    """Records by type, deleted and forgotten ones among them."""
    first_day: date | None = None
    last_day: date | None = None
    digest: str = ""
    """SHA-256, hexadecimal, of every byte before the last line."""

    def note(self, row: Stamped) -> None:
        """Count a row."""
        self.records += 1
        self.counts = self.counts if self.counts is not None else Counter()
        self.counts[row.kind] += 1
        if isinstance(row.noun, Encounter) and not row.deleted:
            day = row.noun.local_date
            self.first_day = day if self.first_day is None else min(self.first_day, day)
            self.last_day = day if self.last_day is None else max(self.last_day, day)


def write(
    rows: Iterable[Stamped],
    target: BinaryIO,
    *,
    diary: str,
    now: datetime,
    watch: Callable[[int], None] | None = None,
) -> Summary:
    """Write the rows.

    Args:
        rows: from one state of the diary.
        target: takes bytes.
        diary: id of the diary.
        now: the time, UTC.
        watch: called with the number of rows so far; may raise to stop.
    """
    digest = hashlib.sha256()
    summary = Summary(diary, moment_text(now))

    def put(value: JsonValue) -> None:
        line = _dump(value)
        digest.update(line)
        target.write(line)

    put(
        {
            "type": "manifest",
            "format": FORMAT,
            "version": FORMAT_VERSION,
            "created_at": summary.created_at,
            "diary": diary,
            "written_by": f"contactlog {VERSION}",
        }
    )
    for row in rows:
        put(row.to_record())
        summary.note(row)
        if watch is not None:
            watch(summary.records)
    summary.digest = digest.hexdigest()
    target.write(_dump(_end(summary)))
    return summary


def read(source: BinaryIO, summary: Summary) -> Iterator[Stamped]:
    """Give the rows one by one; only when the iteration has ended is the whole known to be true.

    Args:
        source: gives lines of bytes.
        summary: filled on the way.

    Raises:
        Foreign: it is not such a stream.
        TooNew: of a later version.
        Damaged: a line, the end, the counts or the digest are not right; the sentence names the line.
    """
    digest = hashlib.sha256()
    first = source.readline(LINE_LIMIT + 1)
    _check_manifest(_load(first, 1), summary)
    digest.update(first)
    number, end = 1, None
    while line := source.readline(LINE_LIMIT + 1):
        number += 1
        record = _load(line, number)
        if record.get("type") == "end":
            end = record
            break
        digest.update(line)
        row = _row(record, number)
        summary.note(row)
        yield row
    summary.digest = digest.hexdigest()
    if end is None or end != _end(summary) or source.read(1):
        raise Damaged("The backup is cut off or changed: its last line does not fit.", "Use another backup.")


def _end(summary: Summary) -> dict[str, JsonValue]:
    counts: dict[str, JsonValue] = dict(sorted((summary.counts or Counter()).items()))
    return {"type": "end", "records": summary.records, "counts": counts, "sha256": summary.digest}


def _dump(value: JsonValue) -> bytes:
    return _ENCODER.encode(value).encode("utf-8") + b"\n"


def _load(line: bytes, number: int) -> dict[str, JsonValue]:
    try:
        value = json.loads(line) if len(line) <= LINE_LIMIT else None
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        if number == 1:
            raise Foreign("This is not a backup of contactlog.", "Choose another file.")
        raise Damaged(f"Line {number} of the backup is damaged.", "Use another backup.")
    return value


def _check_manifest(manifest: dict[str, JsonValue], summary: Summary) -> None:
    version = manifest.get("version")
    if manifest.get("format") != FORMAT or not isinstance(version, int):
        raise Foreign("This is not a backup of contactlog.", "Choose another file.")
    if version > FORMAT_VERSION:
        raise TooNew(
            f"This backup has format {version}, from a later contactlog.",
            "Update contactlog, then try again.",
        )
    summary.diary, summary.created_at = str(manifest.get("diary", "")), str(manifest.get("created_at", ""))


def _row(record: dict[str, JsonValue], number: int) -> Stamped:
    try:
        return stamped.from_record(record)
    except Invalid as error:
        raise Damaged(f"Line {number} of the backup: {error.sentence}", "Use another backup.") from None
