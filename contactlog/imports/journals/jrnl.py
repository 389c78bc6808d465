"""Entries of jrnl, from ``jrnl --format json`` or from its text files.

An entry is what somebody wrote, not a list of people: each becomes a candidate that shows its text, and the
user says whom it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter

from contactlog.core.times import to_utc
from contactlog.core.values import Precision, Source
from contactlog.errors import Invalid
from contactlog.imports.candidates import (
    EncounterCandidate,
    Options,
    Progress,
    Stop,
    never_stop,
    no_progress,
)
from contactlog.imports.cleaning import name_of, note_of
from contactlog.imports.encodings import decode
from contactlog.imports.journals.dates import read_day
from contactlog.imports.journals.json_files import listed, text_at
from contactlog.imports.journals.origins import Origins
from contactlog.imports.limits import NOTE, ROWS
from contactlog.imports.physical_lines import physical_lines
from contactlog.imports.problems import Notes
from contactlog.imports.streams import watched

ENTRY = re.compile(
    r"^\[(\d{4}-\d{2}-\d{2})(?: (\d{1,2}):(\d{2})(?::\d{2})?(?: ?([AaPp])\.?[Mm]\.?)?)?\] ?(.*)$"
)
"""First line of an entry in a jrnl text file."""
_BODY = 8 * NOTE
"""Longest text of an entry that is looked at, in characters; the diary keeps less."""
_TIME = re.compile(r"(\d{1,2}):(\d{2})")


@dataclass(slots=True)
class _Entry:
    place: int
    """How far into the file it is."""
    line: int
    day: date
    clock: tuple[int, int] | None
    title: str
    body: str


def stream_jrnl(
    data: bytes, options: Options, notes: Notes, progress: Progress = no_progress, stop: Stop = never_stop
) -> Iterator[EncounterCandidate]:
    """Give the entries of a jrnl export (JSON) or journal file (text).

    Args:
        data: the file, in an encoding in which single bytes are ASCII.
        options: `zone`, `first` and `last` are used.
        notes: stays empty.
        progress: called with (bytes or lines done, all of them).
        stop: asked at every entry.

    Raises:
        Invalid: there is no entry in it, or it is not whole, or there are too many.
        Interrupted: stop said so.
    """
    is_json = data.lstrip()[:1] == b"{"
    total = len(data) if is_json else data.count(b"\n") + 1
    entries = _from_json(data) if is_json else _from_text(data)
    origins = Origins("jrnl")
    number = 0
    for number, entry in enumerate(watched(entries, attrgetter("place"), total, progress, stop), 1):
        if number > ROWS:
            raise Invalid(f"The journal has more than {ROWS} entries.", "Export a shorter time.")
        if (options.first and entry.day < options.first) or (options.last and entry.day > options.last):
            continue
        yield _candidate(entry, options, origins)
    if not number:
        raise Invalid("There is no entry of jrnl in this file.", "Export with: jrnl --format json")


def _from_json(data: bytes) -> Iterator[_Entry]:
    found = listed(data, "entries")
    for end, item in found.entries if found else ():
        day = read_day(text_at(item, "date"))
        if day is not None:
            clock = _TIME.match(text_at(item, "time"))
            hour_minute = (int(clock[1]), int(clock[2])) if clock else None
            yield _Entry(end, 0, day, hour_minute, text_at(item, "title"), text_at(item, "body"))


def _from_text(data: bytes) -> Iterator[_Entry]:
    entry: _Entry | None = None
    body: list[str] = []
    length = 0
    for number, raw in enumerate(physical_lines(data), 1):
        line = decode(raw)
        match = ENTRY.match(line)
        day = read_day(match[1]) if match else None
        if match is None or day is None:
            length += len(line) + 1
            if length <= _BODY:
                body.append(line)
            continue
        if entry is not None:
            entry.body = "\n".join(body)
            yield entry
        body, length = [], 0
        entry = _Entry(number, number, day, _clock(match), match[5], "")
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
