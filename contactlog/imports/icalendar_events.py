"""Calendars as iCalendar (RFC 5545) and vCalendar 1.0, the way programs and servers write them.

Cancelled and declined events are left out and counted. Every occurrence inside the wanted days becomes a
candidate with a suggestion; nothing becomes an encounter by itself.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from contactlog.errors import Invalid
from contactlog.imports.candidates import (
    EncounterCandidate,
    ImportReport,
    Options,
    Progress,
    Stop,
    never_stop,
    no_progress,
)
from contactlog.imports.encodings import as_bytes_of_ascii
from contactlog.imports.event_candidates import candidates
from contactlog.imports.event_series import PROGRESS_STEP, Reading, ask, collect_series
from contactlog.imports.event_times import key_of
from contactlog.imports.limits import OCCURRENCES, check_size

_MARK = re.compile(rb"BEGIN\s*:\s*V(?:CALENDAR|EVENT|TODO|JOURNAL|FREEBUSY|TIMEZONE|ALARM)", re.IGNORECASE)


def read_calendar(
    data: bytes, options: Options, progress: Progress = no_progress, stop: Stop = never_stop
) -> ImportReport:
    """Read a calendar.

    Args:
        data: the file.
        options: `zone`, `first`, `last` and `owner_emails` are used. Without both ends, a repeating event is
            followed for three years from its start.
        progress: called with (lines or series done, all).
        stop: asked at every event and series.

    Raises:
        Invalid: there is no calendar in it, or it is too large.
        Interrupted: stop said so.
    """
    check_size(data)
    data = as_bytes_of_ascii(data)
    if not _MARK.search(data):
        raise Invalid("There is no calendar in this file.", "Export the calendar as iCalendar (.ics).")
    reading = Reading(options)
    series = collect_series(data, reading, progress, stop)
    found: list[EncounterCandidate] = []
    for number, events in enumerate(series):
        ask(stop)
        if number % PROGRESS_STEP == 0:
            progress(number, len(series))
        found.extend(candidates(events, reading))
        if len(found) > OCCURRENCES:
            raise Invalid(f"The file gives more than {OCCURRENCES} occurrences.", "Choose fewer days.")
    progress(len(series), len(series))
    found.sort(
        key=lambda item: (item.local_date, item.started_at or datetime.min.replace(tzinfo=UTC), item.line)
    )
    return ImportReport(
        "ics",
        encounters=tuple(_each_once(found)),
        problems=reading.problems.all(),
        left_out=tuple(sorted(reading.left_out.items())),
    )


def _each_once(found: list[EncounterCandidate]) -> Iterator[EncounterCandidate]:
    """Drop what a file holds twice; different events under one UID get origins of their own."""
    seen: dict[str, EncounterCandidate] = {}
    for item in found:
        other = seen.get(item.origin)
        if other is not None and (other.local_date, other.started_at) != (item.local_date, item.started_at):
            item = replace(item, origin=f"{item.origin}@{key_of(item.started_at or item.local_date)}")
        elif other is not None and other.title != item.title:
            item = replace(item, origin=f"{item.origin}@{_short(item.title)}")
        if item.origin not in seen:
            seen[item.origin] = item
            yield item


def _short(title: str) -> str:
    return hashlib.sha256(title.encode("utf-8", "replace")).hexdigest()[:16]
