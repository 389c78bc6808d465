"""Calendars as iCalendar (RFC 5545) and vCalendar 1.0, the way programs and servers write them.

Cancelled and declined events are left out and counted. Every occurrence inside the wanted days becomes a
candidate with a suggestion; nothing becomes an encounter by itself.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from contactlog.core.times import local_date, to_utc
from contactlog.core.values import Precision, Source
from contactlog.errors import Interrupted, Invalid
from contactlog.imports.calendar_blocks import Block, blocks
from contactlog.imports.calendar_zones import Zones
from contactlog.imports.candidates import (
    EncounterCandidate,
    ImportReport,
    Options,
    PlaceCandidate,
    Progress,
    Stop,
    never_stop,
    no_progress,
)
from contactlog.imports.cleaning import name_of
from contactlog.imports.content_lines import unescape
from contactlog.imports.encodings import as_bytes_of_ascii
from contactlog.imports.event_hints import hint, is_video, place_of
from contactlog.imports.event_people import guests
from contactlog.imports.event_times import Occurrence, RawEvent, key_of, occurrences, read_event
from contactlog.imports.limits import EVENTS, OCCURRENCES, OCCURRENCES_EACH, check_size
from contactlog.imports.problems import Problems

_MARK = re.compile(rb"BEGIN\s*:\s*V(?:CALENDAR|EVENT|TODO|JOURNAL|FREEBUSY|TIMEZONE|ALARM)", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PROGRESS_STEP = 200
_UID_LENGTH = 200
_EARLIEST, _LATEST = date(1970, 1, 1), date(2100, 1, 1)
_WITHOUT_RANGE = timedelta(days=3 * 366)
_EVERY_MINUTE = re.compile(r"FREQ\s*=\s*(?:SECONDLY|MINUTELY)", re.IGNORECASE)


@dataclass(slots=True)
class _Reading:
    options: Options
    zones: Zones = field(default_factory=Zones)
    problems: Problems = field(default_factory=Problems)
    left_out: dict[str, int] = field(default_factory=dict)

    def leave_out(self, reason: str) -> None:
        self.left_out[reason] = self.left_out.get(reason, 0) + 1


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
    reading = _Reading(options)
    series = _collect(data, reading, progress, stop)
    found: list[EncounterCandidate] = []
    for number, events in enumerate(series):
        _ask(stop)
        if number % _PROGRESS_STEP == 0:
            progress(number, len(series))
        found.extend(_candidates(events, reading))
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
        if item.origin not in seen:
            seen[item.origin] = item
            yield item


def _ask(stop: Stop) -> None:
    if stop():
        raise Interrupted("Stopped. Nothing was imported.")


def _collect(data: bytes, reading: _Reading, progress: Progress, stop: Stop) -> list[list[RawEvent]]:
    """Give the events that matter, those with one UID together."""
    kept: list[Block] = []
    total = data.count(b"\n") + 1

    def bad_line(number: int) -> None:
        reading.problems.add(number, "this line of an event has no name and colon; it was passed over.")

    for number, block in enumerate(blocks(data, reading.zones, bad_line)):
        _ask(stop)
        if number >= EVENTS:
            raise Invalid(f"The file holds more than {EVENTS} events.", "Export a shorter time.")
        if number % _PROGRESS_STEP == 0:
            progress(block.line, total)
        if block.head.method == "REPLY":
            reading.leave_out("answers to invitations")
        elif _may_matter(block, reading.options):
            kept.append(block)
    series: dict[tuple[int, str], list[RawEvent]] = {}
    for number, block in enumerate(kept):
        event = read_event(block, reading.zones)
        if event is None:
            reading.problems.add(block.line, "this event has no start that can be read; it was left out.")
        else:
            series.setdefault((id(block.head), event.uid or f"\n{number}"), []).append(event)
    return [part for events in series.values() for part in _apart(events)]


_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")


def _may_matter(block: Block, options: Options) -> bool:
    """Tell whether an event can touch the wanted days; quick, and generous by two days."""
    if any(line.name in ("RRULE", "RDATE", "RECURRENCE-ID", "DURATION") for line in block.lines):
        return True
    start = _DAY.search(block.text("DTSTART"))
    end = _DAY.search(block.text("DTEND")) or start
    if start is None or end is None:
        return True
    margin = timedelta(days=2)
    first = (max(options.first, _EARLIEST) - margin).strftime("%Y%m%d") if options.first else ""
    last = (min(options.last, _LATEST) + margin).strftime("%Y%m%d") if options.last else "9"
    return "".join(start.groups()) <= last and max("".join(end.groups()), "".join(start.groups())) >= first


def _apart(events: list[RawEvent]) -> Iterator[list[RawEvent]]:
    """Sort out several events under one UID.

    A later version (``SEQUENCE``) replaces an earlier one; equal versions with different times are different
    events of a program that does not care for UIDs.
    """
    masters = [event for event in events if event.recurrence_id is None]
    exceptions = [event for event in events if event.recurrence_id is not None]
    newest = max((event.sequence for event in masters), default=0)
    distinct: dict[str, RawEvent] = {}
    for event in masters:
        if event.sequence == newest:
            distinct[key_of(event.start)] = event
    if not distinct:
        yield exceptions
    for number, event in enumerate(distinct.values()):
        yield [event, *exceptions] if number == 0 else [event]


def _candidates(events: list[RawEvent], reading: _Reading) -> Iterator[EncounterCandidate]:
    options = reading.options
    base = events[0]
    day = base.start.date() if isinstance(base.start, datetime) else base.start
    first = max(options.first or min(day, _LATEST), _EARLIEST)
    last = min(options.last or max(day, first) + _WITHOUT_RANGE, _LATEST)
    if base.repeats and any(_EVERY_MINUTE.search(line.value) for line in base.block.named("RRULE")):
        reading.problems.add(
            base.block.line, "this event repeats every minute or second; only its first time was kept."
        )
    found: list[Occurrence] = []
    try:
        found.extend(occurrences(events, reading.zones, first, last, OCCURRENCES_EACH))
    except ValueError:
        reading.problems.add(
            base.block.line, "this event's rule of repetition cannot be followed; it was left out."
        )
    if len(found) == OCCURRENCES_EACH:
        reading.problems.add(
            base.block.line, f"this event repeats {OCCURRENCES_EACH} times or more; the rest was left out."
        )
    for occurrence in found:
        candidate = _candidate(occurrence, base, reading)
        if candidate is not None:
            yield candidate


def _candidate(occurrence: Occurrence, base: RawEvent, reading: _Reading) -> EncounterCandidate | None:
    options, block = reading.options, occurrence.event.block
    start = occurrence.start
    moment, zone = _moment(start, options.zone)
    day = local_date(moment, zone) if moment else start
    end_day = _last_day(occurrence, day)
    if (options.first and end_day < options.first) or (options.last and day > options.last):
        return None
    if block.text("STATUS").strip().upper() == "CANCELLED" or block.head.method == "CANCEL":
        reading.leave_out("cancelled")
        return None
    guest_list = guests(block, _owner(block, options))
    if guest_list.owner_declined:
        reading.leave_out("declined by you")
        return None
    all_day = moment is None
    title, location = _text(block, "SUMMARY"), unescape(block.text("LOCATION"))
    place = name_of(place_of(location)) or name_of("; ".join(guest_list.rooms))
    links = [block.text(name) for name in ("URL", "CONFERENCE", "X-GOOGLE-CONFERENCE", "DESCRIPTION")]
    skype = block.text("X-MICROSOFT-SKYPETEAMSMEETINGURL")
    suggestion = hint(
        title=title,
        others=len(guest_list.people) + 2 * len(guest_list.groups),
        place=place,
        video=is_video([location, title, skype, *links]),
        all_day=all_day,
        marked_free=block.text("TRANSP").strip().upper() == "TRANSPARENT"
        or block.text("X-MICROSOFT-CDO-BUSYSTATUS").strip().upper() in ("FREE", "OOF"),
    )
    return EncounterCandidate(
        origin=_origin(occurrence, base),
        local_date=day,
        zone=zone,
        started_at=moment,
        precision=Precision.DAY if all_day else Precision.EXACT,
        minutes=None if all_day else _minutes(occurrence),
        last_date=end_day if all_day and end_day > day else None,
        title=title,
        people=guest_list.people,
        groups=guest_list.groups,
        place=PlaceCandidate(place, line=block.line) if place else None,
        source=Source.CALENDAR,
        likely_meeting=suggestion.likely,
        reason=suggestion.reason,
        line=block.line,
    )


def _moment(start: date | datetime, user_zone: str) -> tuple[datetime | None, str]:
    """Give the UTC moment and the zone whose wall clock counts: the event's own, else the user's."""
    if not isinstance(start, datetime):
        return None, user_zone
    if start.tzinfo is None:
        return to_utc(start, user_zone), user_zone
    own = getattr(start.tzinfo, "key", None)
    return start.astimezone(UTC).replace(microsecond=0), own if isinstance(own, str) else user_zone


def _last_day(occurrence: Occurrence, day: date) -> date:
    """Give the last day on which it goes on; the end itself is no longer part of it."""
    start, end = occurrence.start, occurrence.end
    if end is None:
        return day
    if isinstance(end, datetime) and isinstance(start, datetime):
        return day + (end - start - timedelta(seconds=1) + _since_midnight(start)) // timedelta(
            days=1
        ) * timedelta(1)
    return max(day, end - timedelta(days=1))


def _since_midnight(moment: datetime) -> timedelta:
    return timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second)


def _minutes(occurrence: Occurrence) -> float | None:
    start, end = occurrence.start, occurrence.end
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return None
    span = end.astimezone(UTC) - start.astimezone(UTC) if start.tzinfo else end - start
    return span / timedelta(minutes=1)


def _owner(block: Block, options: Options) -> frozenset[str]:
    """Give the owner's addresses. Google names a calendar after its owner's address."""
    name = unescape(block.head.name).strip().lower()
    own = {mail.strip().lower() for mail in options.owner_emails}
    return frozenset(own | {name} if _MAIL.fullmatch(name) else own)


def _origin(occurrence: Occurrence, base: RawEvent) -> str:
    uid = name_of(base.uid)
    if not uid or len(uid) > _UID_LENGTH:
        seed = "\n".join((base.uid, key_of(base.start), _text(base.block, "SUMMARY")))
        uid = hashlib.sha256(seed.encode("utf-8", "replace")).hexdigest()[:32]
    return f"ics:{uid}#{occurrence.key}" if occurrence.key else f"ics:{uid}"


def _text(block: Block, name: str) -> str:
    return name_of(unescape(block.text(name)))
