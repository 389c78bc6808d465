"""Narrow questions about many encounters: only what an assessment reads, in bulk.

The same conditions come again and again. So SQLite joins their columns into one text, and each text is read once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain, islice
from typing import Any

from contactlog.core.encounters import Encounter
from contactlog.core.meetings import Conditions, Meetings
from contactlog.vault import tables
from contactlog.vault.columns import REMEMBERED, day_in, lines_in, parsed
from contactlog.vault.database import Database

_BATCH = 200
_BY_NAME = {column.name: column for column in tables.of(Encounter).columns}
_CONDITIONS = [_BY_NAME[name] for name in Conditions._fields]
_WITHIN = "FROM encounter WHERE deleted = 0 AND local_date BETWEEN ? AND ?"
_BETWEEN = (
    "SELECT local_date, unixepoch(started_at), id, minutes, people,"
    f" json_array({', '.join(Conditions._fields)}) {_WITHIN} ORDER BY local_date, started_at"
)
_PEOPLE = f"SELECT local_date, group_concat(people) {_WITHIN} AND people IS NOT NULL GROUP BY local_date"


def meetings_in(database: Database, spans: Iterable[tuple[date, date]]) -> Meetings:
    """Give the meetings of some spans of days, both ends included, the oldest of each span first."""
    found: tuple[list[Any], ...] = tuple([] for _ in Meetings._fields)
    for first, last in spans:
        rows = database.each(_BETWEEN, (first.isoformat(), last.isoformat()))
        # Few at a time: what was read is still near at hand when it is turned into something smaller.
        while batch := list(islice(rows, _BATCH)):
            days, begins, ids, minutes, people, conditions = zip(*batch, strict=True)
            read = (
                map(day_in, days),
                begins,
                ids,
                minutes,
                [lines_in(text) if text else () for text in people],
                map(_conditions_in, conditions),
            )
            for column, values in zip(found, read, strict=True):
                column.extend(values)
    return Meetings(*found)


def people_met(database: Database, spans: Iterable[tuple[date, date]]) -> dict[date, frozenset[str]]:
    """Give the ids of those who were met on each local day of some spans of days, both ends included.

    Much quicker than the meetings themselves. A day on which nobody was met is left out.
    """
    found: dict[date, frozenset[str]] = {}
    for first, last in spans:
        for day, people in database.rows(_PEOPLE, (first.isoformat(), last.isoformat())):
            found[day_in(day)] = frozenset(_of_several(people))
    return found


@lru_cache(REMEMBERED)
def _conditions_in(text: str) -> Conditions:
    return Conditions(*[column.read(value) for column, value in zip(_CONDITIONS, parsed(text), strict=True)])


def _of_several(text: str) -> Iterable[str]:
    """Read several columns of lines, put one behind the other with commas between."""
    if "\\" in text:
        lists: Sequence[list[str]] = parsed(f"[{text}]")
        return chain.from_iterable(lists)
    return lines_in(text.replace('"],["', '","'))
