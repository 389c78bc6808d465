"""JSON of other programs, entry by entry: a file of hundreds of megabytes needs no more memory than one entry."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

from contactlog.errors import Invalid
from contactlog.imports.encodings import decode
from contactlog.imports.limits import JSON_DEPTH

_FIRST_MILLISECOND, _LAST_MILLISECOND = 0, 4_102_444_800_000  # 1970 and 2100
_TO_BRACKET = re.compile(rb'(?:[^"\[\]{}]++|"(?:[^"\\]++|\\.)*+")*+([\[\]{}])', re.DOTALL)
"""Everything up to the next bracket, over whole texts; nothing of it is looked at twice."""
_NAME_BEFORE = re.compile(rb'"([^"\\]*)"\s*:\s*[\[{]\Z')
_NAME_LENGTH = 200


class Entry(NamedTuple):
    """One object of a list."""

    end: int
    """Where it ends in the file, in bytes."""
    value: dict[str, Any]


class Listed(NamedTuple):
    """The list that a file is about."""

    name: str
    """The key under which it stands; empty when it is the whole file."""
    entries: Iterator[Entry]


def listed(data: bytes, *names: str) -> Listed | None:
    """Find the list that a file is, or that stands in its outermost object under one of some names.

    Args:
        data: the file, in an encoding in which single bytes are ASCII.
        names: keys, of which the first in the file counts.

    Returns:
        The list, whose entries are read one by one; what in it is no object is passed over. None without any.

    Raises:
        Invalid: it is nested too deeply; the sentence names the line. The entries raise it too, and when the
            file stops making sense before the end of the list.
    """
    for start, end, depth in _brackets(data):
        if data[end - 1 : end] != b"[":
            continue
        if depth == 1:
            return Listed("", _entries(data, end))
        if depth == 2:
            name = _NAME_BEFORE.search(data[max(start, end - _NAME_LENGTH) : end])
            if name and (found := name[1].decode("utf-8", "replace")) in names:
                return Listed(found, _entries(data, end))
    return None


def _brackets(data: bytes, position: int = 0) -> Iterator[tuple[int, int, int]]:
    """Give (where the way to it begins, where it ends, depth inside it or before it) of each bracket."""
    depth = 0
    while match := _TO_BRACKET.match(data, position):
        start, position = position, match.end()
        if match[1] in b"[{":
            depth += 1
            if depth > JSON_DEPTH:
                line = _line(data, position)
                raise Invalid(f"The file is nested too deeply at line {line}; it is not a real export.")
            yield start, position, depth
        else:
            yield start, position, depth
            depth -= 1


def _entries(data: bytes, position: int) -> Iterator[Entry]:
    begin = 0
    for _, end, depth in _brackets(data, position):
        sign = data[end - 1 : end]
        if depth == 0 and sign == b"]":
            return
        if depth == 1 and sign in b"[{":
            begin = end - 1
        elif depth == 0 or (depth == 1 and data[begin : begin + 1] == b"{"):
            value = _read(data, begin, end)
            if isinstance(value, dict):
                yield Entry(end, value)
    raise Invalid(f"The file is not whole: it ends in the middle, at line {_line(data, len(data))}.")


def _read(data: bytes, begin: int, end: int) -> Any:
    try:
        return json.loads(decode(data[begin:end]))
    except json.JSONDecodeError as problem:
        line = _line(data, begin) + problem.lineno - 1
        raise Invalid(f"The file is not whole: it stops making sense at line {line}.") from None
    except ValueError:  # a number of thousands of digits
        raise Invalid("The file holds a number that no program writes.") from None


def _line(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1


def at(value: Any, *path: str) -> Any:
    """Follow keys down; None where there is nothing."""
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def text_at(value: Any, *path: str) -> str:
    """Give the text at the end of a path; empty where there is none."""
    found = at(value, *path)
    return found if isinstance(found, str) else ""


def moment_of(value: Any) -> datetime | None:
    """Read a moment: ISO text with an offset, or milliseconds since 1970 as number or text; in UTC."""
    if isinstance(value, str) and not value.isdigit():
        try:
            moment = datetime.fromisoformat(value[:40])
        except ValueError:
            return None
        if moment.tzinfo is None or not 1970 < moment.year < 2200:
            return None
        return moment.astimezone(UTC).replace(microsecond=0)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        number = int(value[:20]) if isinstance(value, str) else int(value)
    except (ValueError, OverflowError):
        return None
    if not _FIRST_MILLISECOND < number < _LAST_MILLISECOND:
        return None
    return datetime.fromtimestamp(number // 1000, UTC)
