"""Diary lines: one JSON record for each noun, as ``contactlog import --as diary`` reads them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from contactlog.core import records
from contactlog.core.records import Noun


def lines(nouns: Iterable[Noun]) -> Iterator[bytes]:
    """Give one line of UTF-8 for each noun, with its line end."""
    for noun in nouns:
        record = records.to_record(noun)
        yield json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
