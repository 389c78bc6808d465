"""A calendar file cut into events, before anything in them is believed.

One bad event must not lose the others, and a large file must not fill the memory: only the lines that matter
are kept, and a single event that lies outside the wanted days is dropped at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from contactlog.imports.calendar_zones import Zones
from contactlog.imports.content_lines import ContentLine, content_lines

KEPT = frozenset(
    (
        *("UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SEQUENCE"),
        *("STATUS", "TRANSP", "SUMMARY", "LOCATION", "DESCRIPTION", "URL", "CONFERENCE"),
        *("ATTENDEE", "ORGANIZER", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"),
        "X-MICROSOFT-CDO-BUSYSTATUS",
    )
)
"""Names of the lines of an event that are read."""
_OUTLINE = re.compile(
    rb"\s*(?:[^:;=\"]*\.)?(?:BEGIN|END|UID|TZID|DTSTART|TZOFFSETFROM|TZOFFSETTO|RRULE|RDATE)\s*[;:]",
    re.IGNORECASE,
)
"""Lines that tell events and zones apart."""
_DESCRIPTION_LIMIT = 4_000
_LINES_LIMIT = 10_000


@dataclass(slots=True)
class CalendarHead:
    """What a calendar says about all its events."""

    method: str = ""
    """Upper case: ``REQUEST``, ``CANCEL``, ``REPLY`` ...; empty without one."""
    zone: str = ""
    """``X-WR-TIMEZONE``: Google's way to name the zone of times that carry none."""
    name: str = ""
    old: bool = False
    """It is a vCalendar 1.0, with other rules for repetition."""


@dataclass(slots=True)
class Block:
    """The lines of one ``VEVENT``."""

    line: int
    head: CalendarHead
    lines: list[ContentLine] = field(default_factory=list)

    def named(self, name: str) -> list[ContentLine]:
        """Give all lines of one property."""
        return [line for line in self.lines if line.name == name]

    def first(self, name: str) -> ContentLine | None:
        """Give the first line of a property that is not blank."""
        return next((line for line in self.lines if line.name == name and line.value.strip()), None)

    def text(self, name: str) -> str:
        """Give the value of the first line of a property; empty text without one."""
        line = self.first(name)
        return line.value if line else ""


def blocks(
    data: bytes, zones: Zones, on_bad_line: Callable[[int], None], *, outline: bool = False
) -> Iterator[Block]:
    """Give the events of a file, one after the other; zones are filled on the way.

    Args:
        data: in an encoding in which single bytes are ASCII.
        zones: takes the file's own zone rules.
        on_bad_line: told the number of each line of an event that cannot be taken apart.
        outline: read of the events only which they are; quicker.
    """
    head = CalendarHead()
    block: Block | None = None
    rules: list[ContentLine] | None = None
    inside: list[str] = []
    for line in content_lines(data, _OUTLINE if outline else None):
        if isinstance(line, int):
            if block is not None and inside[-1:] == ["VEVENT"]:
                on_bad_line(line)
            continue
        kind = line.value.strip().upper()
        if line.name == "BEGIN":
            if kind == "VCALENDAR":
                if block is not None:
                    yield block
                head, block, rules, inside = CalendarHead(), None, None, []
            elif kind == "VEVENT" and "VPOLL" not in inside:
                if block is not None:
                    yield block
                block, rules, inside = Block(line.number, head), None, []
            elif kind == "VTIMEZONE" and block is None:
                rules = []
            elif rules is not None:
                rules.append(line)
            inside.append(kind)
        elif line.name == "END":
            if kind in inside:
                del inside[len(inside) - 1 - inside[::-1].index(kind) :]
            if kind == "VEVENT" and block is not None:
                yield block
                block = None
            elif kind == "VTIMEZONE" and rules is not None:
                zones.add_rules(rules)
                rules = None
            elif rules is not None:
                rules.append(line)
        elif block is not None:
            if inside[-1:] == ["VEVENT"] and line.name in KEPT and len(block.lines) < _LINES_LIMIT:
                block.lines.append(_short(line))
        elif rules is not None:
            rules.append(line)
        elif inside in (["VCALENDAR"], []):
            _take_head(head, line)
    if block is not None:
        yield block


def _short(line: ContentLine) -> ContentLine:
    if line.name != "DESCRIPTION" or len(line.value) <= _DESCRIPTION_LIMIT:
        return line
    return ContentLine(line.number, line.group, line.name, (), line.value[:_DESCRIPTION_LIMIT])


def _take_head(head: CalendarHead, line: ContentLine) -> None:
    value = line.value.strip()
    if line.name == "METHOD":
        head.method = value.upper()
    elif line.name == "X-WR-TIMEZONE":
        head.zone = value
    elif line.name == "X-WR-CALNAME":
        head.name = value
    elif line.name == "VERSION":
        head.old = value.startswith("1")
