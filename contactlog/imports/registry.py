"""Which reader a file belongs to, by what is in it; its name only decides when nothing else does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from importlib import import_module
from typing import TYPE_CHECKING

from contactlog.errors import Invalid
from contactlog.imports.candidates import (
    Candidate,
    EncounterCandidate,
    ImportReport,
    Options,
    PersonCandidate,
    Progress,
    Stop,
    never_stop,
    no_progress,
)
from contactlog.imports.encodings import as_bytes_of_ascii
from contactlog.imports.limits import check_size
from contactlog.imports.phones import is_national
from contactlog.imports.problems import Notes
from contactlog.imports.streams import collected

if TYPE_CHECKING:
    Reader = Callable[[bytes, Options, Notes, Progress, Stop], Iterator[Candidate]]

FORMATS: Mapping[str, str] = {
    "vcard": "address book as vCard (.vcf)",
    "ics": "calendar as iCalendar (.ics)",
    "ldif": "address book as LDIF (.ldif): Thunderbird",
    "contacts-csv": "address book as a table (.csv): Google, Outlook, Thunderbird, or any other",
    "encounter-table": "table of people met (.csv): Coronika, or any other",
    "corona-warn-app": "contact journal of the Corona-Warn-App, as shared text",
    "jrnl": "jrnl, as JSON export or text file",
    "google-timeline": "Google Timeline, visited places",
    "nz-covid-tracer": "diary of NZ COVID Tracer (.diary)",
}
"""Formats that can be read, with a description for the user."""

_STREAMS: Mapping[str, tuple[str, str]] = {
    "vcard": ("vcard", "stream_vcards"),
    "ics": ("icalendar_events", "stream_calendar"),
    "ldif": ("ldif", "stream_ldif"),
    "contacts-csv": ("contacts_csv", "stream_contacts_table"),
    "encounter-table": ("journals.encounter_table", "stream_encounter_table"),
    "corona-warn-app": ("journals.corona_warn_app", "stream_corona_warn_app"),
    "jrnl": ("journals.jrnl", "stream_jrnl"),
    "google-timeline": ("journals.google_timeline", "stream_google_timeline"),
    "nz-covid-tracer": ("journals.nz_tracer", "stream_nz_tracer"),
}
"""Which module reads a format. All give each entry while the file is read, so that memory does not grow with it."""
_HEAD = 65_536
_BEGIN = re.compile(
    rb"^\s*(?:[\w-]{1,40}\.)?BEGIN\s*:\s*(VCARD|VCALENDAR|VEVENT|VTODO|VJOURNAL|VFREEBUSY|VTIMEZONE)",
    re.IGNORECASE | re.MULTILINE,
)
_ENDINGS = (
    (".vcf", "vcard"),
    (".vcard", "vcard"),
    (".ics", "ics"),
    (".vcs", "ics"),
    (".ldif", "ldif"),
    (".ldi", "ldif"),
    (".csv", "contacts-csv"),
)


def detect(data: bytes, filename: str = "") -> str:
    """Tell which of `FORMATS` a file is.

    Args:
        data: its bytes; only the beginning is looked at.
        filename: its name, for a file that its bytes do not give away.

    Raises:
        Invalid: it is none that is known, or empty.
    """
    check_size(data)
    head = as_bytes_of_ascii(data[:_HEAD])
    if not head.strip():
        raise Invalid("The file is empty.")
    found = _by_begin(head) or _by_json(head) or _by_text(head) or _by_table(head)
    if found:
        return found
    for ending, name in _ENDINGS:
        if filename.lower().endswith(ending):
            return name
    raise Invalid(
        "This file is of no kind that can be read.",
        f"Say which kind it is with --as; known are: {', '.join(FORMATS)}.",
    )


def stream(
    format_name: str,
    data: bytes,
    options: Options,
    notes: Notes,
    progress: Progress = no_progress,
    stop: Stop = never_stop,
) -> Iterator[Candidate]:
    """Give what a file of a known format offers, one after the other, groups before their members.

    Args:
        format_name: one of `FORMATS`.
        data: the whole file.
        options: zone, region, wanted days and the like.
        notes: takes problems and what is left out; complete at the end.
        progress: called now and then with (done, all).
        stop: asked often; True ends the reading.

    Raises:
        Invalid: the format is not known, or the file is not of it, or is damaged; the sentence names the line
            where it can. What was given before is not to be kept.
        Interrupted: stop said so.
    """
    if format_name not in _STREAMS:
        raise Invalid("That kind of file is not known.", f"Known are: {', '.join(FORMATS)}.")
    check_size(data)
    module, name = _STREAMS[format_name]
    # Each reader is loaded only when it is needed: the calendar libraries alone take a quarter of a second.
    reader: Reader = getattr(import_module(f"contactlog.imports.{module}"), name)
    unread = 0
    for candidate in reader(as_bytes_of_ascii(data), options, notes, progress, stop):
        if options.region is None and isinstance(candidate, PersonCandidate):
            unread += sum(phone.e164 is None and is_national(phone.typed) for phone in candidate.phones)
        yield candidate
    if unread:
        which = "a number" if unread == 1 else f"{unread:,} numbers"
        notes.problems.add(
            0, f"the country of {which}; say yours, for example with: contactlog settings set region PT"
        )


def read(
    format_name: str,
    data: bytes,
    options: Options,
    progress: Progress = no_progress,
    stop: Stop = never_stop,
) -> ImportReport:
    """Give everything that a file offers at once, entries of a calendar by day; see `stream`."""
    notes = Notes()
    found = list(stream(format_name, data, options, notes, progress, stop))
    if format_name == "ics":
        found.sort(key=_when)
    return collected(format_name, found, notes)


def _when(item: Candidate) -> tuple[date, datetime, int]:
    if not isinstance(item, EncounterCandidate):
        return date.min, datetime.min.replace(tzinfo=UTC), item.line
    return item.local_date, item.started_at or datetime.min.replace(tzinfo=UTC), item.line


def _by_begin(head: bytes) -> str | None:
    match = _BEGIN.search(head)
    if match is None:
        return None
    return "vcard" if match[1].upper() == b"VCARD" else "ics"


def _by_json(head: bytes) -> str | None:
    start = head.lstrip()[:1]
    if start == b"{":
        if re.search(rb'"(?:timelineObjects|semanticSegments)"\s*:', head) or (
            re.search(rb'"locations"\s*:', head) and b"latitudeE7" in head
        ):
            return "google-timeline"
        if re.search(rb'"entries"\s*:', head) and re.search(rb'"(?:title|body|tags)"\s*:', head):
            return "jrnl"
    if start == b"[":
        if re.search(rb'"(?:visit|activity|timelinePath)"\s*:', head):
            return "google-timeline"
        if re.search(rb'"startDate"\s*:\s*\d', head):
            return "nz-covid-tracer"
    return None


def _by_text(head: bytes) -> str | None:
    text = head.decode("utf-8", "ignore")
    lines = [line for line in text.splitlines() if line.strip()][:200]
    if any(re.match(r"\s*\d{2}\.\d{2}\.\d{4}\s+[^\s;,\d]", line) for line in lines) and not any(
        line.count(",") > 2 for line in lines[:1]
    ):
        return "corona-warn-app"
    if re.search(r"^dn::? ?\S", text, re.MULTILINE) and re.match(r"(?:version|dn)::? ?|#", text.lstrip()):
        return "ldif"
    if lines and re.match(r"\[\d{4}-\d{2}-\d{2}", lines[0]):
        return "jrnl"
    return None


def _by_table(head: bytes) -> str | None:
    from contactlog.imports.columns import Field
    from contactlog.imports.contacts_csv import layout_of, looks_like_contacts
    from contactlog.imports.tables import open_table

    try:
        headings = open_table(head).headings
    except Invalid:
        return None
    if len(headings) < 2:
        return None
    fields = set(layout_of(headings, {}))
    if Field.DATE in fields and fields & {Field.NAME, Field.GIVEN, Field.PLACE}:
        return "encounter-table"
    return "contacts-csv" if looks_like_contacts(headings) else None
