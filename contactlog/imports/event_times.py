"""When an event takes place: its start, its end, and every occurrence inside the wanted days.

The libraries see only values that were read and checked here, one series at a time, so that nothing a file
says can stop or slow the reading of the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from contactlog.imports.calendar_blocks import Block
from contactlog.imports.calendar_values import read_duration, read_stamp
from contactlog.imports.calendar_zones import Zones, known_zone
from contactlog.imports.content_lines import ContentLine
from contactlog.imports.old_rules import modern_rule
from contactlog.imports.repeat_rules import safe_rule

if TYPE_CHECKING:
    from icalendar import Event

When = date | datetime
"""A day, a time with zone, or a floating time without."""

DATES_LIMIT = 5_000
"""Most single dates (``RDATE``, ``EXDATE``) of one event that are read."""
_LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True, eq=False)
class RawEvent:
    """An event with its times read."""

    block: Block
    uid: str
    start: When
    end: When | None
    """None when the event says neither end nor length, or an end before its start."""
    recurrence_id: When | None
    sequence: int

    @property
    def repeats(self) -> bool:
        """Tell whether it stands for more than one occurrence."""
        return any(line.name in ("RRULE", "RDATE") for line in self.block.lines)

    @property
    def changes_the_rest(self) -> bool:
        """Tell whether it is an exception that holds for all later occurrences too."""
        line = self.block.first("RECURRENCE-ID")
        return line is not None and line.get("RANGE").upper() == "THISANDFUTURE"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time at which an event takes place."""

    event: RawEvent
    """The event that describes it: the series, or the exception made for this time."""
    start: When
    end: When | None
    key: str
    """Which occurrence of the series it is; empty for an event that does not repeat."""


def read_event(block: Block, zones: Zones) -> RawEvent | None:
    """Read the times of an event; None when it has no start that can be read."""
    line = block.first("DTSTART")
    start = read_when(line, block, zones) if line else None
    if start is None:
        return None
    again = block.first("RECURRENCE-ID")
    sequence = block.text("SEQUENCE").strip()
    return RawEvent(
        block,
        block.text("UID").strip(),
        start,
        _end(start, block, zones),
        read_when(again, block, zones) if again else None,
        int(sequence) if sequence.isascii() and sequence.isdigit() and len(sequence) < 10 else 0,
    )


def read_when(line: ContentLine, block: Block, zones: Zones) -> When | None:
    """Read a day or time with its zone."""
    name, value = line.get("TZID"), line.value
    if ":" in value and read_stamp(value) is None:
        # A zone such as (UTC+01:00) Amsterdam, written without the quotes that its colon needs.
        rest, _, value = value.rpartition(":")
        name = f"{name}:{rest}"
    return _placed(value, name, block, zones, as_day=line.get("VALUE").upper() == "DATE")


def _placed(value: str, name: str, block: Block, zones: Zones, *, as_day: bool = False) -> When | None:
    read = read_stamp(value)
    if read is None:
        return None
    when, utc = read
    if not isinstance(when, datetime):
        return when
    if as_day:
        return when.date()
    general = zones.find(block.head.zone) if block.head.zone and known_zone(block.head.zone) else None
    if utc:
        moment = when.replace(tzinfo=UTC)
        return moment if general is None else moment.astimezone(general)
    own = zones.find(name) if name else None
    return when.replace(tzinfo=own if own is not None else general)


def _end(start: When, block: Block, zones: Zones) -> When | None:
    line = block.first("DTEND")
    end = read_when(line, block, zones) if line else None
    if end is None:
        length = read_duration(block.text("DURATION"))
        if length is not None and length <= _LONGEST:
            end = start + length
    if end is None or isinstance(end, datetime) != isinstance(start, datetime):
        return None
    if isinstance(end, datetime) and isinstance(start, datetime):
        if (end.tzinfo is None) != (start.tzinfo is None):
            end = end.replace(tzinfo=start.tzinfo)
        # Across zones only the moments compare.
        span = end.astimezone(UTC) - start.astimezone(UTC) if start.tzinfo else end - start
    else:
        span = end - start
    return end if timedelta(0) < span <= _LONGEST else None


def occurrences(
    series: list[RawEvent], zones: Zones, first: date, last: date, limit: int
) -> Iterator[Occurrence]:
    """Give the occurrences of one series that may touch the wanted days, a day of margin on both sides.

    Args:
        series: all events with one UID: the series itself and its exceptions.
        zones: of the file.
        first: first wanted day.
        last: last wanted day.
        limit: most occurrences.

    Raises:
        ValueError: the rule of repetition cannot be followed.
    """
    if len(series) == 1 and not series[0].repeats and series[0].recurrence_id is None:
        event = series[0]
        yield Occurrence(event, event.start, event.end, "")
        return
    for number, found in enumerate(_expand(series, zones, first, last)):
        if number == limit:
            return
        yield found


def _expand(series: list[RawEvent], zones: Zones, first: date, last: date) -> Iterator[Occurrence]:
    # 200 ms: only when something repeats.
    import recurring_ical_events
    from icalendar import Calendar

    calendar = Calendar()
    for number, event in enumerate(series):
        calendar.add_component(_component(event, number, zones, last))
    margin = timedelta(days=2)
    from_day, to_day = first - margin, last + margin
    query = recurring_ical_events.of(calendar, skip_bad_series=True)
    try:
        found = query.between(
            (from_day.year, from_day.month, from_day.day), (to_day.year, to_day.month, to_day.day)
        )
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError) as problem:
        # What a foreign library raises for a foreign rule that passed all checks.
        raise ValueError("the rule cannot be followed") from problem
    for component in found:
        event = series[int(component["X-NUMBER"])]
        start, end = component["DTSTART"].dt, component["DTEND"].dt
        key = key_of(component["RECURRENCE-ID"].dt)
        if event.changes_the_rest:
            # All of them carry the id of the first, so their own start has to tell them apart.
            key = f"{key}+{key_of(start)}"
        yield Occurrence(event, start, end if event.end is not None else None, key)


def _component(event: RawEvent, number: int, zones: Zones, last: date) -> Event:
    from icalendar import Event
    from icalendar.prop import vRecur

    component = Event()
    component.add("uid", "one series")
    component.add("x-number", str(number))
    component.add("dtstart", event.start)
    if event.end is not None:
        component.add("dtend", event.end)
    component.add("sequence", event.sequence)
    if event.recurrence_id is not None:
        parameters = {"RANGE": "THISANDFUTURE"} if event.changes_the_rest else {}
        component.add("recurrence-id", event.recurrence_id, parameters)
        return component
    for line in event.block.named("RRULE"):
        rule = safe_rule(modern_rule(line.value), event.start, last)
        if rule is not None:
            component.add("rrule", vRecur.from_ical(rule))
    for name in ("RDATE", "EXDATE"):
        for date_or_time in _dates(event, name, zones):
            component.add(name, date_or_time)
    return component


def _dates(event: RawEvent, name: str, zones: Zones) -> list[When]:
    """Give single dates; a day-long series means days even where the file writes times."""
    found: list[When] = []
    for line in event.block.named(name):
        for value in line.value.split(",")[:DATES_LIMIT]:
            as_day = line.get("VALUE").upper() == "DATE" or not isinstance(event.start, datetime)
            # Of a period (VALUE=PERIOD) the start is taken, with the length of the series.
            when = _placed(value.partition("/")[0], line.get("TZID"), event.block, zones, as_day=as_day)
            if when is not None:
                found.append(when)
    return found[:DATES_LIMIT]


def key_of(when: When) -> str:
    """Write an occurrence's original time, the same at every reading: in UTC where it has a zone."""
    if not isinstance(when, datetime):
        return f"{when:%Y%m%d}"
    if when.tzinfo is None:
        return f"{when:%Y%m%dT%H%M%S}"
    return f"{when.astimezone(UTC):%Y%m%dT%H%M%SZ}"
