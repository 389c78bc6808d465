"""Google Timeline, visited places only: Takeout's months, the file of Android phones, the file of iPhones.

Ways and raw positions are not read: they are no meetings, and the less is taken in the better.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from contactlog.errors import Interrupted, Invalid
from contactlog.imports.candidates import (
    EncounterCandidate,
    ImportReport,
    Options,
    Progress,
    Stop,
    never_stop,
    no_progress,
)
from contactlog.imports.journals.json_files import at, load, moment_of, objects, text_at
from contactlog.imports.journals.origins import Origins
from contactlog.imports.journals.visits import visit

_POINT = re.compile(r"(?:geo:)?\s*(-?\d{1,3}\.\d+)°?\s*,\s*(-?\d{1,3}\.\d+)°?")
_UNNAMED = frozenset(("", "Unknown", "UNKNOWN", "TYPE_UNKNOWN"))


@dataclass(frozen=True, slots=True)
class _Visit:
    name: str
    address: str
    start: datetime | None
    end: datetime | None


def read_google_timeline(
    data: bytes, options: Options, progress: Progress = no_progress, stop: Stop = never_stop
) -> ImportReport:
    """Read the visited places of a Google Timeline file of any of its three shapes.

    Raises:
        Invalid: it is not such a file, or holds only raw positions.
        Interrupted: stop said so.
    """
    content = load(data)
    shapes = _visits(content)
    origins = Origins("google-timeline")
    found: list[EncounterCandidate] = []
    for number, seen in enumerate(shapes):
        if stop():
            raise Interrupted("Stopped. Nothing was imported.")
        if number % 500 == 0:
            progress(number, len(shapes))
        if seen.start is None:
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
            found.append(made)
    progress(len(shapes), len(shapes))
    return ImportReport("google-timeline", encounters=tuple(found))


def _visits(content: Any) -> list[_Visit]:
    if isinstance(content, dict) and "timelineObjects" in content:
        return list(_takeout(content))
    if isinstance(content, dict) and "semanticSegments" in content:
        return list(_phone(objects(content["semanticSegments"])))
    if isinstance(content, list):
        return list(_phone(objects(content)))
    if isinstance(content, dict) and "locations" in content:
        raise Invalid(
            "This file holds only raw positions, no places.",
            "Take the folder “Semantic Location History”, or export Timeline from the phone.",
        )
    raise Invalid("This is not a file of Google Timeline.")


def _takeout(content: dict[str, Any]) -> Iterator[_Visit]:
    for item in objects(content["timelineObjects"]):
        place = at(item, "placeVisit")
        if not isinstance(place, dict):
            continue
        length = at(place, "duration")
        start, end = (
            moment_of(at(length, f"{which}Timestamp") or at(length, f"{which}TimestampMs"))
            for which in ("start", "end")
        )
        yield _Visit(text_at(place, "location", "name"), text_at(place, "location", "address"), start, end)


def _phone(segments: list[dict[str, Any]]) -> Iterator[_Visit]:
    for segment in segments:
        best = at(segment, "visit", "topCandidate")
        if not isinstance(best, dict):
            continue
        kind = text_at(best, "semanticType")
        point = text_at(best, "placeLocation", "latLng") or text_at(best, "placeLocation")
        match = _POINT.fullmatch(point.strip())
        where = f"{float(match[1]):.4f}, {float(match[2]):.4f}" if match else ""
        name = kind.replace("_", " ").capitalize() if kind not in _UNNAMED else ""
        yield _Visit(
            name or (f"place at {where}" if where else "a place without a name"),
            where,
            moment_of(at(segment, "startTime")),
            moment_of(at(segment, "endTime")),
        )
