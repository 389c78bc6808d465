"""How a field of a noun is kept in one column, and read back without checking it again.

Rows are authenticated by the cipher and were checked when they came in, so reading is only conversion.
Values that repeat (words of closed lists, days) are converted once and remembered; nothing private is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from contactlog.core import shapes
from contactlog.core.shapes import Shape
from contactlog.core.times import moment_text

SqlValue = None | int | float | str | bytes
"""What SQLite keeps."""

_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a noun's table."""

    name: str
    encode: Callable[[Any], SqlValue] | None
    """From the field's value, never None and never empty; None when the value is kept as it is."""
    decode: Callable[[Any], Any] | None
    """From the column's value, which is not NULL; None when it is the field's value."""
    absent: Any
    """What NULL stands for: None, or the empty collection."""


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _lines(value: str) -> tuple[str, ...]:
    return tuple(json.loads(value))


def _through_json(shape: Shape) -> tuple[Callable[[Any], SqlValue], Callable[[Any], Any]]:
    return lambda value: _json(shape.to_json(value)), lambda value: shape.from_json(json.loads(value))


def _codec(shape: Shape) -> tuple[Callable[[Any], SqlValue] | None, Callable[[Any], Any] | None]:
    known = _KNOWN.get(id(shape))
    if known is not None:
        return known
    if shape.name.startswith("one of "):
        return shape.to_json, lru_cache(_REMEMBERED)(shape.from_json)  # type: ignore[return-value]
    encode, decode = _through_json(shape)
    # The sets of words; a list of anything else is among the known shapes.
    return encode, lru_cache(_REMEMBERED)(decode)


_KNOWN: Mapping[int, tuple[Callable[[Any], SqlValue] | None, Callable[[Any], Any] | None]] = {
    id(shapes.IDENTIFIER): (None, None),
    id(shapes.LINE): (None, None),
    id(shapes.TEXT): (None, None),
    id(shapes.ZONE): (None, None),
    id(shapes.COUNT): (None, None),
    id(shapes.MINUTES): (float, None),
    id(shapes.BOOLEAN): (int, bool),
    id(shapes.DAY): (date.isoformat, lru_cache(_REMEMBERED)(date.fromisoformat)),
    id(shapes.MOMENT): (moment_text, datetime.fromisoformat),
    id(shapes.LINES): (_json, _lines),
    id(shapes.PHONES): _through_json(shapes.PHONES),
    id(shapes.ANCHORS): _through_json(shapes.ANCHORS),
    id(shapes.ATTEMPTS): _through_json(shapes.ATTEMPTS),
    id(shapes.ANY): (_json, json.loads),
}


def column(field: Field[Any], shape: Shape) -> Column:
    """Give the column of a noun's field."""
    encode, decode = _codec(shape)
    absent = field.default if field.default in ((), frozenset()) else None
    return Column(field.name, encode, decode, None if absent is MISSING else absent)


def encoded(column: Column, value: Any) -> SqlValue:
    """Give what is kept for a field's value."""
    if value is None or value == () or value == frozenset():
        return None
    kept: SqlValue = value if column.encode is None else column.encode(value)
    return kept
