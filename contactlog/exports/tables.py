"""Tables as RFC 4180 describes them, one for each kind of noun."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping

from contactlog.core import records
from contactlog.core.records import Noun
from contactlog.core.settings import JsonValue

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection")."""


def tables(nouns: Iterable[Noun]) -> Mapping[str, bytes]:
    """Make one table for each kind of which there is something.

    Returns:
        The table's bytes, UTF-8 with CRLF, by the record's ``type``; columns are the kind's keys.
    """
    writers: dict[str, tuple[io.StringIO, csv.DictWriter[str]]] = {}
    for noun in nouns:
        kind = records.BY_NOUN[type(noun)]
        if kind.name not in writers:
            buffer = io.StringIO(newline="")
            writers[kind.name] = (buffer, csv.DictWriter(buffer, list(kind.shapes), lineterminator="\r\n"))
            writers[kind.name][1].writeheader()
        record = kind.to_record(noun)
        writers[kind.name][1].writerow({key: cell(record.get(key)) for key in kind.shapes})
    return {name: buffer.getvalue().encode() for name, (buffer, _) in writers.items()}


def cell(value: JsonValue) -> str:
    """Write a value for a cell; lists are joined by semicolons, and no cell is taken for a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        # A number is no formula, whatever its sign.
        return str(value)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        text = "; ".join(str(item) for item in value)
    elif isinstance(value, str):
        text = value
    else:
        text = json.dumps(value, ensure_ascii=False)
    return f"'{text}" if text.startswith(_FORMULA) else text
