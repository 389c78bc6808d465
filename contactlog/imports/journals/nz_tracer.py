"""The day files of NZ COVID Tracer: a list of places scanned or written down."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

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


def stream_nz_tracer(
    data: bytes, options: Options, notes: Notes, progress: Progress = no_progress, stop: Stop = never_stop
) -> Iterator[EncounterCandidate]:
    """Give the places of a ``.diary`` file of NZ COVID Tracer.

    Args:
        data: the file, in an encoding in which single bytes are ASCII.
        options: `zone`, `first` and `last` are used.
        notes: stays empty.
        progress: called with (bytes done, all bytes).
        stop: asked at every entry.

    Raises:
        Invalid: it is not a list of entries, or not whole.
        Interrupted: stop said so.
    """
    found = listed(data)
    if found is None:
        raise Invalid("This is not a diary of NZ COVID Tracer.")
    origins = Origins("nz-covid-tracer")
    for entry in watched(found.entries, attrgetter("end"), len(data), progress, stop):
        item = entry.value
        start = moment_of(at(item, "startDate"))
        if start is None:
            continue
        made = visit(
            name=text_at(item, "name"),
            address=text_at(item, "address"),
            start=start,
            end=None,
            note=text_at(item, "details"),
            options=options,
            origins=origins,
        )
        if made is not None:
            yield made
