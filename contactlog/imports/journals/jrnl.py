"""Entries of jrnl, from ``jrnl --format json`` or from its text files.

An entry is what somebody wrote, not a list of people: each becomes a candidate that shows its text, and the
user says whom it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from contactlog.core.times import to_utc
from contactlog.core.values import Precision, Source
from contactlog.errors import Interrupted, Invalid
from contactlog.imports.candidates import (
    EncounterCandidate,
    ImportReport,
    Options,
    Progress,
    Stop,
    never_stop,
    no_progress,
)
from contactlog.imports.cleaning import name_of, note_of
from contactlog.imports.encodings import decode_file
from contactlog.imports.journals.dates import read_day
from contactlog.imports.journals.json_files import load, objects, text_at
from contactlog.imports.journals.origins import Origins
from contactlog.imports.limits import ROWS, check_size

ENTRY = re.compile(
    r"^\[(\d{4}-\d{2}-\d{2})(?: (\d{1,2}):(\d{2})(?::\d{2})?(?: ?([AaPp])\.?[Mm]\.?)?)?\] ?(.*)$"
)
"""First line of an entry in a jrnl text file."""
_TIME = re.compile(r"(\d{1,2}):(\d{2})")


@dataclass(slots=True)
class _Entry:
    line: int
    day: date
    clock: tuple[int, int] | None
    title: str
    body: str


def read_jrnl(
    data: bytes, options: Options, progress: Progress = no_progress, stop: Stop = never_stop
) -> ImportReport:
    """Read a jrnl export (JSON) or journal file (text).

    Raises:
        Invalid: there is no entry in it.
        Interrupted: stop said so.
    """
    check_size(data)
    is_json = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"
    entries = list(_from_json(load(data)) if is_json else _from_text(decode_file(data)))
    if not entries:
        raise Invalid("There is no entry of jrnl in this file.", "Export with: jrnl --format json")
    origins = Origins("jrnl")
    found: list[EncounterCandidate] = []
    for number, entry in enumerate(entries[:ROWS]):
        if stop():
            raise Interrupted("Stopped. Nothing was imported.")
        if number % 500 == 0:
            progress(number, len(entries))
        if (options.first and entry.day < options.first) or (options.last and entry.day > options.last):
            continue
        found.append(_candidate(entry, options, origins))
    progress(len(entries), len(entries))
    return ImportReport("jrnl", encounters=tuple(found))


def _from_json(content: Any) -> Iterator[_Entry]:
    for item in objects(content.get("entries") if isinstance(content, dict) else None):
        day = read_day(text_at(item, "date"))
        if day is not None:
            clock = _TIME.match(text_at(item, "time"))
            hour_minute = (int(clock[1]), int(clock[2])) if clock else None
            yield _Entry(0, day, hour_minute, text_at(item, "title"), text_at(item, "body"))


def _from_text(text: str) -> Iterator[_Entry]:
    entry: _Entry | None = None
    body: list[str] = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        match = ENTRY.match(line)
        day = read_day(match[1]) if match else None
        if match is None or day is None:
            body.append(line)
            continue
        if entry is not None:
            entry.body = "\n".join(body)
            yield entry
        body = []
        entry = _Entry(number, day, _clock(match), match[5], "")
    if entry is not None:
        entry.body = "\n".join(body)
        yield entry


def _clock(match: re.Match[str]) -> tuple[int, int] | None:
    if match[2] is None:
        return None
    hour = int(match[2])
    if match[4]:
        hour = hour % 12 + (12 if match[4] in "pP" else 0)
    return hour, int(match[3])


def _candidate(entry: _Entry, options: Options, origins: Origins) -> EncounterCandidate:
    moment = None
    if entry.clock is not None and entry.clock[0] < 24 and entry.clock[1] < 60:
        moment = to_utc(datetime(entry.day.year, entry.day.month, entry.day.day, *entry.clock), options.zone)
    return EncounterCandidate(
        origin=origins.of(entry.day, entry.clock, entry.title, entry.body),
        local_date=entry.day,
        zone=options.zone,
        # An entry is written at a time, about an event around it.
        started_at=moment,
        precision=Precision.ABOUT if moment else Precision.DAY,
        title=name_of(entry.title),
        note=note_of(entry.body),
        source=Source.DIARY_FILE,
        likely_meeting=False,
        worth_asking=True,
        reason="an entry of a journal: only you can say whom it means",
        line=entry.line,
    )
