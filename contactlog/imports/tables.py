"""Tables of text: delimiter and heading found, rows given one by one with their line numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from contactlog.errors import Invalid
from contactlog.imports.encodings import decode_file
from contactlog.imports.limits import ROWS, check_size

if TYPE_CHECKING:
    import _csv

_DELIMITERS = ",;\t|"
_COLUMNS = 1_000
_CELL = 1_000_000


@dataclass(frozen=True, slots=True)
class Table:
    """A table that has been opened, not yet read."""

    headings: tuple[str, ...]
    text: str
    delimiter: str

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Give (line, cells) of each row below the headings that is not empty.

        Raises:
            Invalid: a row cannot be read, with its line, or there are too many.
        """
        reader = _reader(self.text, self.delimiter)
        try:
            next(reader)
            line = reader.line_num + 1
            for number, row in enumerate(reader):
                if number >= ROWS:
                    raise Invalid(f"The table has more than {ROWS} rows.", "Split it.")
                if any(cell.strip() for cell in row):
                    yield line, row
                line = reader.line_num + 1
        except csv.Error:
            raise Invalid(f"The table cannot be read near line {reader.line_num}.") from None


def open_table(data: bytes) -> Table:
    """Read the headings of a table.

    Raises:
        Invalid: it is empty, too large or no table.
    """
    check_size(data)
    text = decode_file(data).replace("\x00", "")
    if text[:4].lower() == "sep=":  # what Excel writes for itself
        text = text.partition("\n")[2]
    first = text[:20_000].lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=lambda sign: (first.count(sign), -_DELIMITERS.index(sign)))
    headings: list[str] = []
    try:
        headings = next(_reader(text, delimiter), [])
    except csv.Error:
        raise Invalid("The first line of the table cannot be read.") from None
    if not any(heading.strip() for heading in headings) or len(headings) > _COLUMNS:
        raise Invalid("There is no line of column headings.", "The first line must name the columns.")
    return Table(tuple(heading.strip() for heading in headings), text, delimiter)


def _reader(text: str, delimiter: str) -> _csv.Reader:
    csv.field_size_limit(_CELL)
    return csv.reader(io.StringIO(text.lstrip("\r\n"), newline=""), delimiter=delimiter)
