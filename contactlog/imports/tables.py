"""Tables of text: delimiter and heading found, rows given one by one with their line numbers."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from contactlog.errors import Invalid
from contactlog.imports.encodings import charset_of, decode
from contactlog.imports.limits import ROWS
from contactlog.imports.physical_lines import physical_lines

if TYPE_CHECKING:
    import _csv

_DELIMITERS = ",;\t|"
_COLUMNS = 1_000
_CELL = 1_000_000


@dataclass(frozen=True, slots=True)
class Table:
    """A table that has been opened, not yet read."""

    headings: tuple[str, ...]
    data: bytes = field(repr=False)
    delimiter: str
    charset: str | None = None
    """Of what is not UTF-8."""

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return self.data.count(b"\n") + 1

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Give (line, cells) of each row below the headings that is not empty.

        Raises:
            Invalid: a row cannot be read, with its line, or there are too many.
        """
        reader = _reader(self.data, self.delimiter, self.charset)
        try:
            _headings(reader)
            line = reader.line_num + 1
            for number, row in enumerate(reader):
                if number >= ROWS:
                    raise Invalid(f"The table has more than {ROWS} rows.", "Split it.")
                if any(cell.strip() for cell in row):
                    yield line, row
                line = reader.line_num + 1
        except csv.Error:
            raise Invalid(f"The table cannot be read near line {reader.line_num}.") from None


def open_table(data: bytes, region: str | None = None) -> Table:
    """Read the headings of a table.

    Args:
        data: the file, in an encoding in which single bytes are ASCII.
        region: two-letter country, for the encoding that old programs use there.

    Raises:
        Invalid: it is empty or no table.
    """
    charset = charset_of(region)
    first = next((line for line in _lines(data[:20_000], charset) if line.strip()), "")
    delimiter = max(_DELIMITERS, key=lambda sign: (first.count(sign), -_DELIMITERS.index(sign)))
    try:
        headings = _headings(_reader(data, delimiter, charset))
    except csv.Error:
        raise Invalid("The first line of the table cannot be read.") from None
    if not any(heading.strip() for heading in headings) or len(headings) > _COLUMNS:
        raise Invalid("There is no line of column headings.", "The first line must name the columns.")
    return Table(tuple(heading.strip() for heading in headings), data, delimiter, charset)


def _headings(reader: _csv.Reader) -> list[str]:
    return next((row for row in reader if row), [])


def _reader(data: bytes, delimiter: str, charset: str | None) -> _csv.Reader:
    csv.field_size_limit(_CELL)
    return csv.reader(_lines(data, charset), delimiter=delimiter)


def _lines(data: bytes, charset: str | None) -> Iterator[str]:
    """Give the lines, one after the other; Excel's own first line, which names the delimiter, as an empty one."""
    for number, line in enumerate(physical_lines(data)):
        text = decode(line, charset).replace("\x00", "")
        yield "\n" if number == 0 and text[:4].lower() == "sep=" else f"{text}\n"
