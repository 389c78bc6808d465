"""Places somebody was at, from a diary or a location history, as candidates without people."""

from __future__ import annotations

from datetime import datetime, timedelta

from contactlog.core.times import local_date
from contactlog.core.values import Precision, Source
from contactlog.imports.candidates import EncounterCandidate, Options, PlaceCandidate
from contactlog.imports.cleaning import name_of, note_of
from contactlog.imports.journals.origins import Origins

_LONGEST = timedelta(days=60)


def visit(
    *,
    name: str,
    address: str,
    start: datetime,
    end: datetime | None,
    note: str,
    options: Options,
    origins: Origins,
) -> EncounterCandidate | None:
    """Make a candidate of a visit; None when it lies outside the wanted days."""
    day = local_date(start, options.zone)
    if (options.first and day < options.first) or (options.last and day > options.last):
        return None
    long = end - start if end is not None else None
    shown = name_of(name) or name_of(address.partition("\n")[0])
    return EncounterCandidate(
        origin=origins.of(start.isoformat(), name, address),
        local_date=day,
        zone=options.zone,
        started_at=start,
        precision=Precision.EXACT,
        minutes=long / timedelta(minutes=1) if long is not None and timedelta(0) < long <= _LONGEST else None,
        title=shown,
        place=PlaceCandidate(shown, name_of(address.replace("\n", ", "))) if shown else None,
        note=note_of(note),
        source=Source.DIARY_FILE,
        likely_meeting=False,
        worth_asking=True,
        reason="a place you were at; the file does not say who was there",
    )
