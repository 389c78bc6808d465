"""The events of a calendar file that matter, those that belong together as one series."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from contactlog.errors import Invalid
from contactlog.imports.calendar_blocks import Block, blocks
from contactlog.imports.calendar_zones import Zones
from contactlog.imports.candidates import OTHER_DAYS, Options, Progress, Stop
from contactlog.imports.event_times import RawEvent, key_of, read_event
from contactlog.imports.limits import EVENTS
from contactlog.imports.problems import Notes, Problems
from contactlog.imports.streams import STEP, ask

EARLIEST, LATEST = date(1970, 1, 1), date(2100, 1, 1)
"""No day outside of these is looked at."""
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")


@dataclass(slots=True)
class Reading:
    """What is known while one calendar is read."""

    options: Options
    notes: Notes
    """Takes problems and what is left out."""
    zones: Zones = field(default_factory=Zones)

    @property
    def problems(self) -> Problems:
        """What could not be read."""
        return self.notes.problems

    def leave_out(self, reason: str) -> None:
        """Count something left out on purpose."""
        self.notes.leave_out(reason)


def series(
    data: bytes, reading: Reading, progress: Progress, stop: Stop
) -> Iterator[tuple[str, list[list[RawEvent]]]]:
    """Give the events that matter, UID by UID: those with one UID as one series, or as several.

    A first, quick pass counts how many events have each UID, so that nothing has to wait longer than for the
    last event of its own series: memory does not grow with the file.

    Args:
        data: in an encoding in which single bytes are ASCII.
        reading: takes zones, problems and what is left out.
        progress: called with (lines done, all lines).
        stop: asked at every event.

    Yields:
        A UID, empty for an event without one, and its series.

    Raises:
        Invalid: there are too many events.
        Interrupted: stop said so.
    """
    to_come = _repeated(data, reading.zones, stop)
    waiting: dict[str, dict[int, list[RawEvent]]] = {}
    for event, uid in _events(data, reading, progress, stop):
        if event is not None:
            waiting.setdefault(uid, {}).setdefault(id(event.block.head), []).append(event)
        to_come[uid] = to_come.get(uid, 1) - 1
        if to_come[uid] <= 0:
            del to_come[uid]
            yield from _complete(waiting, uid)
    for uid in list(waiting):
        yield from _complete(waiting, uid)


def _complete(
    waiting: dict[str, dict[int, list[RawEvent]]], uid: str
) -> Iterator[tuple[str, list[list[RawEvent]]]]:
    by_calendar = waiting.pop(uid, None)
    if by_calendar:
        yield uid, [part for events in by_calendar.values() for part in _apart(events)]


def _repeated(data: bytes, zones: Zones, stop: Stop) -> dict[str, int]:
    """Count the events of each UID that has several. Only numbers are kept of the others, eight bytes each."""
    seen = array("q")
    for number, block in enumerate(blocks(data, zones, _pass_over, outline=True)):
        ask(stop)
        _check_count(number)
        seen.append(hash(_uid(block)))
    marks = sorted(seen)
    several = {one for one, other in pairwise(marks) if one == other}
    found: dict[str, int] = {}
    if several:
        for block in blocks(data, zones, _pass_over, outline=True):
            uid = _uid(block)
            if uid and hash(uid) in several:
                found[uid] = found.get(uid, 0) + 1
    return found


def _pass_over(number: int) -> None:
    """Say nothing of a line that cannot be taken apart: the second pass does."""


def _uid(block: Block) -> str:
    return block.text("UID").strip()


def _check_count(number: int) -> None:
    if number >= EVENTS:
        raise Invalid(f"The file holds more than {EVENTS} events.", "Export a shorter time.")


def _events(
    data: bytes, reading: Reading, progress: Progress, stop: Stop
) -> Iterator[tuple[RawEvent | None, str]]:
    """Give every event with its UID; None in the place of one that does not matter."""
    total = data.count(b"\n") + 1

    def bad_line(number: int) -> None:
        reading.problems.add(number, "this line of an event has no name and colon; it was passed over.")

    for number, block in enumerate(blocks(data, reading.zones, bad_line)):
        ask(stop)
        _check_count(number)
        if number % STEP == 0:
            progress(block.line, total)
        event: RawEvent | None = None
        if block.head.method == "REPLY":
            reading.leave_out("answers to invitations")
        elif not _may_matter(block, reading.options):
            reading.leave_out(OTHER_DAYS)
        else:
            event = read_event(block, reading.zones)
            if event is None:
                reading.problems.add(block.line, "this event has no start that can be read; it was left out.")
        yield event, _uid(block)
    progress(total, total)


def _may_matter(block: Block, options: Options) -> bool:
    """Tell whether an event can touch the wanted days; quick, and generous by two days."""
    if any(line.name in ("RRULE", "RDATE", "RECURRENCE-ID", "DURATION") for line in block.lines):
        return True
    start = _DAY.search(block.text("DTSTART"))
    end = _DAY.search(block.text("DTEND")) or start
    if start is None or end is None:
        return True
    margin = timedelta(days=2)
    first = (max(options.first, EARLIEST) - margin).strftime("%Y%m%d") if options.first else ""
    last = (min(options.last, LATEST) + margin).strftime("%Y%m%d") if options.last else "9"
    return "".join(start.groups()) <= last and max("".join(end.groups()), "".join(start.groups())) >= first


def _apart(events: list[RawEvent]) -> Iterator[list[RawEvent]]:
    """Sort out several events under one UID.

    A later version (``SEQUENCE``) replaces an earlier one; equal versions with different times or titles are
    different events of a program that does not care for UIDs.
    """
    masters = [event for event in events if event.recurrence_id is None]
    exceptions = [event for event in events if event.recurrence_id is not None]
    newest = max((event.sequence for event in masters), default=0)
    distinct: dict[tuple[str, str], RawEvent] = {}
    for event in masters:
        if event.sequence == newest:
            distinct[key_of(event.start), event.block.text("SUMMARY").strip()] = event
    if not distinct:
        yield exceptions
    for number, event in enumerate(distinct.values()):
        yield [event, *exceptions] if number == 0 else [event]
