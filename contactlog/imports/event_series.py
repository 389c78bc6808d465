"""The events of a calendar file that matter, those that belong together as one series."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from contactlog.errors import Interrupted, Invalid
from contactlog.imports.calendar_blocks import Block, blocks
from contactlog.imports.calendar_zones import Zones
from contactlog.imports.candidates import Options, Progress, Stop
from contactlog.imports.event_times import RawEvent, key_of, read_event
from contactlog.imports.limits import EVENTS
from contactlog.imports.problems import Problems

EARLIEST, LATEST = date(1970, 1, 1), date(2100, 1, 1)
"""No day outside of these is looked at."""
PROGRESS_STEP = 200
"""How many events lie between two calls of the progress callback."""
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")


@dataclass(slots=True)
class Reading:
    """What is gathered while one calendar is read."""

    options: Options
    zones: Zones = field(default_factory=Zones)
    problems: Problems = field(default_factory=Problems)
    left_out: dict[str, int] = field(default_factory=dict)

    def leave_out(self, reason: str) -> None:
        """Count something left out on purpose."""
        self.left_out[reason] = self.left_out.get(reason, 0) + 1


def ask(stop: Stop) -> None:
    """End the reading when the user wants to stop.

    Raises:
        Interrupted: stop said so.
    """
    if stop():
        raise Interrupted("Stopped. Nothing was imported.")


def collect_series(data: bytes, reading: Reading, progress: Progress, stop: Stop) -> list[list[RawEvent]]:
    """Give the events that matter, those with one UID together.

    Args:
        data: in an encoding in which single bytes are ASCII.
        reading: takes zones, problems and what is left out.
        progress: called with (lines done, all lines).
        stop: asked at every event.

    Raises:
        Invalid: there are too many events.
        Interrupted: stop said so.
    """
    kept: list[Block] = []
    total = data.count(b"\n") + 1

    def bad_line(number: int) -> None:
        reading.problems.add(number, "this line of an event has no name and colon; it was passed over.")

    for number, block in enumerate(blocks(data, reading.zones, bad_line)):
        ask(stop)
        if number >= EVENTS:
            raise Invalid(f"The file holds more than {EVENTS} events.", "Export a shorter time.")
        if number % PROGRESS_STEP == 0:
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
