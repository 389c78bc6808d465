"""Calendars as iCalendar (RFC 5545) and vCalendar 1.0, the way programs and servers write them.

Cancelled and declined events are left out and counted. Every occurrence inside the wanted days becomes a
candidate with a suggestion; nothing becomes an encounter by itself.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from contactlog.errors import Invalid
from contactlog.imports.candidates import (
    EncounterCandidate,
    Options,
    Progress,
    Stop,
    never_stop,
    no_progress,
)
from contactlog.imports.event_candidates import candidates
from contactlog.imports.event_series import Reading, series
from contactlog.imports.event_times import key_of
from contactlog.imports.limits import OCCURRENCES
from contactlog.imports.problems import Notes

_MARK = re.compile(rb"BEGIN\s*:\s*V(?:CALENDAR|EVENT|TODO|JOURNAL|FREEBUSY|TIMEZONE|ALARM)", re.IGNORECASE)


def stream_calendar(
    data: bytes, options: Options, notes: Notes, progress: Progress = no_progress, stop: Stop = never_stop
) -> Iterator[EncounterCandidate]:
    """Give the entries of a calendar, in the order of the file, those of one UID together.

    Args:
        data: the file, in an encoding in which single bytes are ASCII.
        options: `zone`, `first`, `last` and `owner_emails` are used. Without both ends, a repeating event is
            followed for three years from its start.
        notes: takes problems and what is left out.
        progress: called with (lines done, all lines).
        stop: asked at every event.

    Raises:
        Invalid: there is no calendar in it, or there is too much in it.
        Interrupted: stop said so.
    """
    if not _MARK.search(data):
        raise Invalid("There is no calendar in this file.", "Export the calendar as iCalendar (.ics).")
    reading = Reading(options, notes)
    given = 0
    without_uid = _Once()
    for uid, parts in series(data, reading, progress, stop):
        once = _Once() if uid else without_uid
        found = [candidate for events in parts for candidate in candidates(events, reading)]
        given += len(found)
        if given > OCCURRENCES:
            raise Invalid(f"The file gives more than {OCCURRENCES} occurrences.", "Choose fewer days.")
        yield from once.of(sorted(found, key=_when))


def _when(item: EncounterCandidate) -> tuple[date, datetime, int]:
    return item.local_date, item.started_at or datetime.min.replace(tzinfo=UTC), item.line


class _Once:
    """Drops what a file holds twice; different events under one UID get origins of their own."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[date, datetime | None, str]] = {}

    def of(self, found: list[EncounterCandidate]) -> Iterator[EncounterCandidate]:
        """Give each once."""
        for item in found:
            known = self._seen.get(item.origin)
            if known is not None and known[:2] != (item.local_date, item.started_at):
                item = replace(item, origin=f"{item.origin}@{key_of(item.started_at or item.local_date)}")
            elif known is not None and known[2] != item.title:
                item = replace(item, origin=f"{item.origin}@{_short(item.title)}")
            if item.origin not in self._seen:
                self._seen[item.origin] = item.local_date, item.started_at, item.title
                yield item


def _short(title: str) -> str:
    return hashlib.sha256(title.encode("utf-8", "replace")).hexdigest()[:16]
