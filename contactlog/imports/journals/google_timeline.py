"""Google Timeline, visited places only: Takeout's months, the file of Android phones, the file of iPhones.

Ways and raw positions are not read: they are no meetings, and the less is taken in the better.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any

from contactlog.errors import Invalid
from contactlog.imports.candidates import (
    EncounterCandidate,
    Options,
    Progress,
    Stop,
    never_stop,
    no_progress,
)
from contactlog.imports.journals.json_files import at, listed, moment_of, text_at
from contactlog.imports.journals.origins import Origins
from contactlog.imports.journals.visits import visit
from contactlog.imports.problems import Notes
from contactlog.imports.streams import watched

_POINT = re.compile(r"(?:geo:)?\s*(-?\d{1,3}\.\d+)°?\s*,\s*(-?\d{1,3}\.\d+)°?")
_UNNAMED = frozenset(("", "Unknown", "UNKNOWN", "TYPE_UNKNOWN"))


@dataclass(frozen=True, slots=True)
class _Visit:
    name: str
    address: str
    start: datetime | None
    end: datetime | None


def stream_google_timeline(
    data: bytes, options: Options, notes: Notes, progress: Progress = no_progress, stop: Stop = never_stop
) -> Iterator[EncounterCandidate]:
    """Give the visited places of a Google Timeline file of any of its three shapes.

    Args:
        data: the file, in an encoding in which single bytes are ASCII.
        options: `zone`, `first` and `last` are used.
        notes: stays empty.
        progress: called with (bytes done, all bytes).
        stop: asked at every entry.

    Raises:
        Invalid: it is not such a file, or holds only raw positions, or is not whole.
        Interrupted: stop said so.
    """
    found = listed(data, "timelineObjects", "semanticSegments", "locations")
    if found is None:
        raise Invalid("This is not a file of Google Timeline.")
    if found.name == "locations":
        raise Invalid(
            "This file holds only raw positions, no places.",
            "Take the folder “Semantic Location History”, or export Timeline from the phone.",
        )
    visit_of = _takeout if found.name == "timelineObjects" else _phone
    origins = Origins("google-timeline")
    for entry in watched(found.entries, attrgetter("end"), len(data), progress, stop):
        seen = visit_of(entry.value)
        if seen is None or seen.start is None:
            continue
        made = visit(
            name=seen.name,
            address=seen.address,
            start=seen.start,
            end=seen.end,
            note="",
            options=options,
            origins=origins,
        )
        if made is not None:
            yield made


def _takeout(item: dict[str, Any]) -> _Visit | None:
    place = at(item, "placeVisit")
    if not isinstance(place, dict):
        return None
    length = at(place, "duration")
    start, end = (
        moment_of(at(length, f"{which}Timestamp") or at(length, f"{which}TimestampMs"))
        for which in ("start", "end")
    )
    return _Visit(text_at(place, "location", "name"), text_at(place, "location", "address"), start, end)


def _phone(segment: dict[str, Any]) -> _Visit | None:
    best = at(segment, "visit", "topCandidate")
    if not isinstance(best, dict):
        return None
    kind = text_at(best, "semanticType")
    point = text_at(best, "placeLocation", "latLng") or text_at(best, "placeLocation")
    match = _POINT.fullmatch(point.strip())
    where = f"{float(match[1]):.4f}, {float(match[2]):.4f}" if match else ""
    name = kind.replace("_", " ").capitalize() if kind not in _UNNAMED else ""
    return _Visit(
        name or (f"place at {where}" if where else "a place without a name"),
        where,
        moment_of(at(segment, "startTime")),
        moment_of(at(segment, "endTime")),
    )
