"""How a field of a noun is kept in one column, and read back without checking it again.

Rows are authenticated by the cipher and were checked when they came in, so reading is only conversion.
Values that repeat (words of closed lists, days) are converted once and remembered; nothing private is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from contactlog.core import shapes
from contactlog.core.shapes import Shape
from contactlog.core.times import moment_text

SqlValue = None | int | float | str | bytes
"""What SQLite keeps."""

REMEMBERED = 4096
"""How many different texts of a column are remembered with what they stand for."""


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a noun's table."""

    name: str
    encode: Callable[[Any], SqlValue] | None
    """From the field's value, which is never None; None when the value is kept as it is."""
    decode: Callable[[Any], Any] | None
    """From the column's value, which is never NULL; None when it is the field's value."""
    absent: Any
    """What NULL stands for: None, or the empty collection."""

    def read(self, value: SqlValue) -> Any:
        """Give the field's value."""
        if value is None:
            return self.absent
        return value if self.decode is None else self.decode(value)


_Codec = tuple[Callable[[Any], SqlValue] | None, Callable[[Any], Any] | None]


def parsed(text: str) -> Any:
    """Read the JSON of a column."""
    # What stands in a column was written by the encoder, without spaces around.
    return _DECODER.raw_decode(text)[0]


@lru_cache(REMEMBERED)
def day_in(text: str) -> date:
    """Read the column of a day."""
    return date.fromisoformat(text)


def lines_in(text: str) -> tuple[str, ...]:
    """Read the column of a list of lines that is not empty."""
    # Without a backslash no line holds a quote, so the quotes are those of the list; it is never empty.
    return tuple(parsed(text)) if "\\" in text else tuple(text[2:-2].split('","'))


def _anchors_in(text: str) -> Any:
    return shapes.ANCHORS.from_json(parsed(text))


def _collection(shape: Shape) -> _Codec:
    def encode(value: Any) -> SqlValue:
        return _ENCODER.encode(shape.to_json(value)) if value else None

    return encode, lambda text: shape.from_json(parsed(text))


def _codec(shape: Shape) -> _Codec:
    known = _KNOWN.get(id(shape))
    if known is not None:
        return known
    if shape.name.startswith("one of "):
        return (lambda member: member.value), lru_cache(REMEMBERED)(shape.from_json)
    # The sets of words; a list of anything else is among the known shapes.
    encode, decode = _collection(shape)
    return encode, lru_cache(REMEMBERED)(decode)  # type: ignore[arg-type]


_KNOWN: Mapping[int, _Codec] = {
    id(shapes.IDENTIFIER): (None, None),
    id(shapes.LINE): (None, None),
    id(shapes.TEXT): (None, None),
    id(shapes.ZONE): (None, None),
    id(shapes.COUNT): (None, None),
    id(shapes.MINUTES): (float, None),
    id(shapes.BOOLEAN): (int, bool),
    id(shapes.DAY): (date.isoformat, day_in),
    id(shapes.MOMENT): (moment_text, datetime.fromisoformat),
    id(shapes.LINES): (lambda lines: _ENCODER.encode(lines) if lines else None, lines_in),
    id(shapes.PHONES): _collection(shapes.PHONES),
    id(shapes.ANCHORS): (lambda days: _ENCODER.encode(shapes.ANCHORS.to_json(days)), _anchors_in),
    id(shapes.ATTEMPTS): _collection(shapes.ATTEMPTS),
    id(shapes.ANY): (_ENCODER.encode, parsed),
}


def column(field: Field[Any], shape: Shape) -> Column:
    """Give the column of a noun's field."""
    encode, decode = _codec(shape)
    absent = field.default if field.default in ((), frozenset()) else None
    return Column(field.name, encode, decode, absent)
