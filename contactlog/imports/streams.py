"""Candidates one after the other, as a file is read, or all of them as one report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from contactlog.imports.candidates import (
    Candidate,
    EncounterCandidate,
    GroupCandidate,
    ImportReport,
    PersonCandidate,
    PlaceCandidate,
)
from contactlog.imports.problems import Notes


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


def one_by_one(report: ImportReport, notes: Notes) -> Iterator[Candidate]:
    """Give what a report holds, groups before their members."""
    notes.problems.kept.extend(report.problems)
    for reason, count in report.left_out:
        notes.leave_out(reason, count)
    yield from report.groups
    yield from report.people
    yield from report.places
    yield from report.encounters
