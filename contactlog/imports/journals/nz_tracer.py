"""The day files of NZ COVID Tracer: a list of places scanned or written down."""

from __future__ import annotations

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


def read_nz_tracer(
    data: bytes, options: Options, progress: Progress = no_progress, stop: Stop = never_stop
) -> ImportReport:
    """Read a ``.diary`` file of NZ COVID Tracer.

    Raises:
        Invalid: it is not a list of entries.
        Interrupted: stop said so.
    """
    content = load(data)
    if not isinstance(content, list):
        raise Invalid("This is not a diary of NZ COVID Tracer.")
    origins = Origins("nz-covid-tracer")
    found: list[EncounterCandidate] = []
    for item in objects(content):
        if stop():
            raise Interrupted("Stopped. Nothing was imported.")
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
            found.append(made)
    progress(len(content), len(content))
    return ImportReport("nz-covid-tracer", encounters=tuple(found))
