"""One table for each noun: its statements, and rows to nouns and back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from operator import attrgetter
from typing import Any, Generic, TypeVar

from contactlog.core import records
from contactlog.core.records import Kind, Noun
from contactlog.core.stamped import Stamped
from contactlog.core.stamps import Stamp
from contactlog.core.times import moment_text
from contactlog.vault.columns import Column, SqlValue, column
from contactlog.vault.making import maker

N = TypeVar("N")
Row = Sequence[Any]
"""The columns of a noun, then its times; what follows is the caller's."""

_TIMES = ("created_at", "changed_at", "deleted", "forgotten")


@dataclass(frozen=True, slots=True)
class Table(Generic[N]):
    """Everything SQL knows about one noun."""

    kind: Kind[N]
    code: int
    """Tells kinds apart in the search index; never changes."""
    columns: tuple[Column, ...]
    names: tuple[str, ...]
    """Of the columns and the times, in the order of `values` and `listed`."""
    fields: Callable[[Any], tuple[Any, ...]]
    """Gives a noun's fields in the order of the columns."""
    decoders: tuple[tuple[int, Callable[[Any], Any]], ...]
    """The columns whose values are not those of the fields: place and conversion."""
    collections: tuple[tuple[int, Any], ...]
    """The columns in which NULL stands for an empty collection: place and that collection."""
    listed: str
    """The columns of the noun and its times, for SELECT."""
    by_id: str
    every: str
    content: str
    """Like `every`, without the times: for questions that want nouns and nothing else."""
    insert: str
    update: str

    def noun(self, row: Row) -> N:
        """Make the noun of a row."""
        values = list(row[: len(self.columns)])
        for place, decode in self.decoders:
            value = values[place]
            if value is not None:
                values[place] = decode(value)
        for place, absent in self.collections:
            if values[place] is None:
                values[place] = absent
        return self.kind.noun(*values)

    def nouns(self, rows: Sequence[Row]) -> list[N]:
        """Make the nouns of many rows, a column at a time."""
        if not rows:
            return []
        columns: list[Any] = list(zip(*rows, strict=True))
        for place, decode in self.decoders:
            columns[place] = [None if value is None else decode(value) for value in columns[place]]
        for place, absent in self.collections:
            columns[place] = [absent if value is None else value for value in columns[place]]
        return list(map(maker(self.kind.noun), *columns))

    def stamped(self, row: Row) -> Stamped:
        """Make the noun of a row, with its times."""
        created_at, changed_at, deleted, forgotten = row[len(self.columns) : len(self.columns) + len(_TIMES)]
        return Stamped(
            kind=self.kind.name,
            id=row[0],
            noun=None if forgotten else self.noun(row),  # type: ignore[arg-type]
            created_at=datetime.fromisoformat(created_at),
            changed_at=Stamp.parse(changed_at),
            deleted=bool(deleted),
        )

    def values(self, row: Stamped) -> list[SqlValue]:
        """Give what `insert` and `update` take: the columns, the times, and for `update` the id again."""
        content: list[SqlValue] = []
        if row.noun is None:
            content.extend((row.id, *[None] * (len(self.columns) - 1)))
        else:
            for value, each in zip(self.fields(row.noun), self.columns, strict=True):
                content.append(value if value is None or each.encode is None else each.encode(value))
        content.extend(
            (moment_text(row.created_at), str(row.changed_at), int(row.deleted), int(row.forgotten))
        )
        return content

    def image(self, row: Stamped) -> str:
        """Write a row, content and times, as the text that the history keeps."""
        return json.dumps(
            {
                name: value
                for name, value in zip(self.names, self.values(row), strict=True)
                if value is not None
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )

    def from_image(self, image: str) -> Stamped:
        """Read what `image` wrote."""
        kept: Mapping[str, Any] = json.loads(image)
        return self.stamped([kept.get(name) for name in self.names])


def _table(kind: Kind[N], code: int) -> Table[N]:
    by_name = {field.name: field for field in fields(kind.noun)}  # type: ignore[arg-type]
    columns = tuple(column(by_name[key], shape) for key, shape in kind.shapes.items())
    content = [f'"{each.name}"' for each in columns]
    names = [*content, *_TIMES]
    listed = ", ".join(names)
    marks = ", ".join("?" * len(names))
    settings = ", ".join(f"{name} = ?" for name in names)
    return Table(
        kind=kind,
        code=code,
        columns=columns,
        names=(*(each.name for each in columns), *_TIMES),
        fields=_getter(columns),
        decoders=tuple((place, each.decode) for place, each in enumerate(columns) if each.decode is not None),
        collections=tuple(
            (place, each.absent) for place, each in enumerate(columns) if each.absent is not None
        ),
        listed=listed,
        by_id=f'SELECT {listed}, row_number FROM "{kind.name}" WHERE id = ?',  # noqa: S608 - our own names
        every=f'SELECT {listed} FROM "{kind.name}"',  # noqa: S608
        content=f'SELECT {", ".join(content)} FROM "{kind.name}"',  # noqa: S608
        insert=f'INSERT INTO "{kind.name}" ({listed}) VALUES ({marks})',  # noqa: S608
        update=f'UPDATE "{kind.name}" SET {settings} WHERE row_number = ?',  # noqa: S608
    )


def _getter(columns: tuple[Column, ...]) -> Callable[[Any], tuple[Any, ...]]:
    # Every noun has an id and something else, so that attrgetter gives a tuple.
    return attrgetter(*(each.name for each in columns))


_CODES = {
    "person": 0,
    "place": 1,
    "group": 2,
    "encounter": 3,
    "quiet_day": 4,
    "case": 5,
    "received_notice": 6,
    "notice": 7,
    "saved_wording": 8,
    "preference": 9,
}

TABLES: tuple[Table[Any], ...] = tuple(_table(kind, _CODES[kind.name]) for kind in records.KINDS)
"""In the order of `records.KINDS`."""

BY_NAME: Mapping[str, Table[Any]] = {table.kind.name: table for table in TABLES}
BY_CODE: Mapping[int, Table[Any]] = {table.code: table for table in TABLES}
_BY_NOUN: Mapping[Any, Table[Any]] = {table.kind.noun: table for table in TABLES}


def of(kind: type[N]) -> Table[N]:
    """Give the table of a noun's class."""
    return _BY_NOUN[kind]


def of_noun(noun: Noun) -> Table[Any]:
    """Give the table of a noun."""
    return _BY_NOUN[type(noun)]
