"""Which zone a calendar means: IANA names, Windows names, prefixed names, rules of its own, or none.

An unknown name without rules leaves the time floating: shown as the wall clock showed it, never shifted.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache

from contactlog.core.times import zone as iana_zone
from contactlog.errors import Invalid
from contactlog.imports.content_lines import ContentLine, unescape

_UNIVERSAL = frozenset(("UTC", "UCT", "GMT", "ZULU", "UNIVERSAL"))
"""Names of the clock that hangs on nobody's wall; the user's zone then says which day it was."""
_IANA = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+){0,2}")
_OFFSET = re.compile(r"^\s*\(?(?:UTC|GMT)\s*([+-])(\d{1,2}):?(\d\d)?\)?(?![\d.:/])")
"""A fixed distance; ``GMT-05.00/-04.00`` names two and does not say when which holds."""
_KEPT = frozenset(("BEGIN", "END", "TZID", "DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE"))
_YEARLY = re.compile(r"FREQ=YEARLY(?:;[A-Z]+=[A-Za-z0-9,+-]+)*", re.IGNORECASE)
_RULES_LIMIT = 2_000
"""Most lines of one zone's rules; the longest real ones list two changes a year for two centuries."""


@lru_cache(maxsize=512)
def known_zone(name: str) -> str | None:
    """Give the IANA name that a zone's name stands for, as far as the name alone tells it."""
    bare = name.strip().strip('"').lstrip("/")
    parts = bare.split("/")
    if parts[-1].upper() in _UNIVERSAL:  # also "tzone://Microsoft/Utc" of Exchange
        return "UTC"
    for start in range(len(parts)):
        candidate = "/".join(parts[start:])
        if _IANA.fullmatch(candidate) and _exists(candidate):
            return candidate
    # 150 ms: only calendars need it, and only those with names that are not IANA's.
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    found = WINDOWS_TO_OLSON.get(bare)
    return str(found) if found and _exists(found) else None


def _exists(name: str) -> bool:
    try:
        iana_zone(name)
    except Invalid:
        return False
    return True


class Zones:
    """The zones of one calendar file."""

    def __init__(self) -> None:
        self._rules: dict[str, list[ContentLine]] = {}
        self._built: dict[str, tzinfo | None] = {}

    def add_rules(self, lines: list[ContentLine]) -> None:
        """Take the lines of one ``VTIMEZONE``, with its inner parts; the first of a name counts."""
        name = next((_plain(line.value) for line in lines if line.name == "TZID"), "")
        if name and len(lines) <= _RULES_LIMIT:
            self._rules.setdefault(name, lines)

    def find(self, name: str) -> tzinfo | None:
        """Give the zone of a name; None when nobody knows it, so that the time is floating."""
        name = _plain(name)
        if name not in self._built:
            self._built[name] = self._find(name)
        return self._built[name]

    def _find(self, name: str) -> tzinfo | None:
        known = known_zone(name)
        if known is not None:
            return UTC if known == "UTC" else iana_zone(known)
        if name in self._rules:
            built = _build(self._rules[name])
            if built is not None:
                return built
        match = _OFFSET.match(name)
        if match is None or int(match[2]) > 14:
            return None
        offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
        return timezone(-offset if match[1] == "-" else offset)


def _plain(name: str) -> str:
    """Give a zone's name as both ends of a file write it: some escape its commas, some do not."""
    return unescape(name).strip().strip('"')


def _build(lines: list[ContentLine]) -> tzinfo | None:
    """Make a zone from a calendar's own rules; only rules that repeat yearly, which is what zones do."""
    from icalendar import Timezone

    kept = [
        f"{line.name}:{line.value}"
        for line in lines
        if line.name in _KEPT and (line.name != "RRULE" or _YEARLY.fullmatch(line.value.strip()))
    ]
    text = "\r\n".join(["BEGIN:VTIMEZONE", *kept, "END:VTIMEZONE", ""])
    try:
        component = Timezone.from_ical(text)
        if not isinstance(component, Timezone):
            return None
        built = component.to_tz(lookup_tzid=False)
        built.utcoffset(datetime(2026, 1, 1))
        built.utcoffset(datetime(2026, 7, 1))
    except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError):
        # What a foreign library raises for foreign rules; the zone then counts as unknown.
        return None
    return built if isinstance(built, tzinfo) else None
