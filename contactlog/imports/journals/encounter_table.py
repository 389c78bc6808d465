"""A table in which a row is somebody met on a day: Coronika's export, or any other by naming its columns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from operator import itemgetter

from contactlog.core.values import Source
from contactlog.errors import Invalid
from contactlog.imports.candidates import (
    EncounterCandidate,
    Options,
    PersonCandidate,
    PlaceCandidate,
    Progress,
    Stop,
    never_stop,
    no_progress,
)
from contactlog.imports.cleaning import name_of, note_of
from contactlog.imports.columns import Field
from contactlog.imports.contacts_csv import layout_of
from contactlog.imports.journals.dates import month_comes_first, read_day
from contactlog.imports.journals.origins import Origins
from contactlog.imports.phones import read_phone
from contactlog.imports.problems import Notes
from contactlog.imports.streams import watched
from contactlog.imports.tables import open_table

_SAMPLE = 2_000
_LONGEST = 60 * 24 * 60
_MONTH_FIRST = frozenset(("US", "PH", "FM", "MH", "PW"))
"""Countries that write the month before the day (Unicode CLDR)."""


def stream_encounter_table(
    data: bytes, options: Options, notes: Notes, progress: Progress = no_progress, stop: Stop = never_stop
) -> Iterator[EncounterCandidate]:
    """Give the rows of a table of people met.

    Args:
        data: the file, in an encoding in which single bytes are ASCII.
        options: `zone`, `region`, `columns`, `first` and `last` are used.
        notes: takes problems.
        progress: called with (lines done, all lines).
        stop: asked at every row.

    Raises:
        Invalid: no column holds days.
        Interrupted: stop said so.
    """
    table = open_table(data, options.region)
    layout = layout_of(table.headings, dict(options.columns))
    if Field.DATE not in layout:
        raise Invalid("None of the columns is known to hold the day.", 'Name it: --column "HEADING=date".')
    column = layout.index(Field.DATE)
    month_first = month_comes_first(
        (row[column] for _, row in islice(table.rows(), _SAMPLE) if column < len(row)),
        otherwise=options.region in _MONTH_FIRST,
    )
    origins = Origins("table")
    for line, row in watched(table.rows(), itemgetter(0), table.lines, progress, stop):
        cells = {
            field: cell.strip() for field, cell in zip(layout, row, strict=False) if field and cell.strip()
        }
        day = read_day(cells.get(Field.DATE, ""), month_first=month_first)
        if day is None:
            notes.problems.add(line, "this row has no day that can be read; it was left out.")
        elif (options.first is None or day >= options.first) and (
            options.last is None or day <= options.last
        ):
            yield _entry(line, day, cells, options, origins)


def _entry(
    line: int, day: date, cells: dict[Field, str], options: Options, origins: Origins
) -> EncounterCandidate:
    spoken = f"{cells.get(Field.GIVEN, '')} {cells.get(Field.FAMILY, '')}"
    name = name_of(cells.get(Field.NAME, "") or spoken)
    phone, mail, place = (cells.get(field, "") for field in (Field.PHONE, Field.EMAIL, Field.PLACE))
    somebody = bool(name or phone or mail)
    person = PersonCandidate(
        name=name,
        phones=(read_phone(phone, options.region),) if phone else (),
        emails=(name_of(mail),) if "@" in mail else (),
        line=line,
    )
    return EncounterCandidate(
        origin=origins.of(day, *sorted(cells.items())),
        local_date=day,
        zone=options.zone,
        minutes=_minutes(cells.get(Field.MINUTES, "")),
        title=name_of(name or place),
        people=(person,) if somebody else (),
        place=PlaceCandidate(name_of(place), line=line) if place else None,
        note=note_of(cells.get(Field.NOTE, "")),
        source=Source.DIARY_FILE,
        likely_meeting=somebody,
        worth_asking=True,
        reason="the table names somebody met that day" if somebody else "the row names nobody",
        line=line,
    )


def _minutes(text: str) -> float | None:
    """Read ``90`` or ``1:30``; None for anything else."""
    hours, colon, rest = text.partition(":")
    if colon and hours.isdigit() and rest[:2].isdigit() and hours.isascii() and rest.isascii():
        minutes = 60.0 * int(hours[:4]) + int(rest[:2])
    elif text.isascii() and text.isdigit():
        minutes = float(text[:6])
    else:
        return None
    return minutes if minutes <= _LONGEST else None
