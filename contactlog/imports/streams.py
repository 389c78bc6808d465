"""Candidates one after the other, as a file is read, or all of them as one report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from contactlog.errors import Interrupted
from contactlog.imports.candidates import (
    Candidate,
    EncounterCandidate,
    GroupCandidate,
    ImportReport,
    PersonCandidate,
    PlaceCandidate,
    Progress,
    Stop,
)
from contactlog.imports.problems import Notes

STEP = 200
"""How many entries lie between two calls of a progress callback."""
Entry = TypeVar("Entry")


def ask(stop: Stop) -> None:
    """End the reading when the user wants to stop.

    Raises:
        Interrupted: stop said so.
    """
    if stop():
        raise Interrupted("Stopped. Nothing was imported.")


def watched(
    entries: Iterable[Entry],
    place: Callable[[Entry], int],
    total: int,
    progress: Progress,
    stop: Stop,
) -> Iterator[Entry]:
    """Give entries, telling how far the reading is, and ending it when it is to stop.

    Args:
        entries: of one file.
        place: how far into the file an entry is, as `total` counts.
        total: where the file ends.
        progress: called now and then with (place, total).
        stop: asked at every entry.

    Raises:
        Interrupted: stop said so.
    """
    for number, entry in enumerate(entries):
        ask(stop)
        if number % STEP == 0:
            progress(place(entry), total)
        yield entry
    progress(total, total)


def collected(format_name: str, candidates: Iterable[Candidate], notes: Notes) -> ImportReport:
    """Read to the end and give everything at once.

    Args:
        format_name: one of `registry.FORMATS`.
        candidates: of one file.
        notes: those that are filled while the candidates are given.
    """
    kept = list(candidates)
    return ImportReport(
        format_name,
        people=tuple(one for one in kept if isinstance(one, PersonCandidate)),
        encounters=tuple(one for one in kept if isinstance(one, EncounterCandidate)),
        places=tuple(one for one in kept if isinstance(one, PlaceCandidate)),
        groups=tuple(one for one in kept if isinstance(one, GroupCandidate)),
        problems=notes.problems.all(),
        left_out=tuple(sorted(notes.left_out.items())),
    )
