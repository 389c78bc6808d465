"""Diary lines (JSON, one record a line), from an export, a decrypted backup, or written by hand.

A hand-written line may leave out what the diary can work out (id, local_date, zone) and may name people,
places and groups in words. References are only carried here; the diary resolves them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, NoReturn

from contactlog.core import records, shapes
from contactlog.core.settings import JsonValue
from contactlog.errors import Invalid
from contactlog.imports.limits import check_depth, check_size

LINE_BYTES = 1 << 20
"""Longest line."""
LINES = 200_000
"""Most lines."""

_FRAME = frozenset({"manifest", "end"})
_TIMES = frozenset({"created_at", "changed_at", "deleted", "forgotten"})
_WORKED_OUT = frozenset({"id", "local_date", "zone"})
_OLDER_NAMES: Mapping[str, str] = {
    "duration_min": "minutes",
    "mask_case": "mask_mine",
    "mask_contact": "mask_theirs",
    "contact_kind": "kinds",
}
"""Names that fields of an encounter once had; hand-written lines may still use them."""
_UNKNOWN = "unknown"
"""The word that hand-written lines may use where null is meant."""
_CLOSED_LISTS = frozenset(
    name for name, shape in records.ENCOUNTER.shapes.items() if shape.name.startswith("one of ")
)


@dataclass(frozen=True, slots=True)
class Line:
    """One record."""

    number: int
    """Where it stands in the file, counted from 1."""
    kind: str
    """The record's ``type``, one of `core.records.BY_NAME`."""
    values: Mapping[str, Any] = field(repr=False)
    """The fields that are known, each already read by its shape."""


def parse(data: bytes) -> list[Line]:
    """Read every line, strictly.

    The first and the last line of a backup, and records that were deleted or forgotten, are passed over.

    Raises:
        Invalid: a line has not the form it must have; the sentence names the line.
    """
    check_size(data)
    raw = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    if len(raw) > LINES + 1:
        raise Invalid(f"The file has more than {LINES:,} lines.", "Split it into several.")
    found = (_line(line, number) for number, line in enumerate(raw, 1) if line.strip())
    return [line for line in found if line is not None]


def _line(raw: bytes, number: int) -> Line | None:
    record = _record(raw, number)
    name = record.get("type")
    if isinstance(name, str) and name in _FRAME:
        return None
    kind = records.BY_NAME.get(name) if isinstance(name, str) else None
    if kind is None:
        _fail(number, "it has no type that is known.", f"Types are: {', '.join(records.BY_NAME)}.")
    if _flag(record, "deleted", number) or _flag(record, "forgotten", number):
        return None
    if kind is records.ENCOUNTER:
        record = _with_names_of_today(record, number)
    values = {
        key: _value(kind, key, value, number)
        for key, value in record.items()
        if key != "type" and key not in _TIMES and value is not None
    }
    for key in records.required_keys(kind.noun):
        if key not in values and key not in _WORKED_OUT:
            _fail(number, f"the {kind.name} record lacks its {key}.")
    if kind is records.ENCOUNTER and not values.keys() & {"local_date", "started_at"}:
        _fail(number, "an encounter needs its local_date or its started_at.")
    if kind is records.PREFERENCE and "id" not in values:
        _fail(number, "a preference record lacks its id.")
    return Line(number, kind.name, values)


def _with_names_of_today(record: Mapping[str, JsonValue], number: int) -> dict[str, JsonValue]:
    renamed: dict[str, JsonValue] = {}
    for key, value in record.items():
        name = _OLDER_NAMES.get(key, key)
        if name in renamed:
            _fail(number, f"it says {name} twice: {key} is its older name.")
        unknown = value == _UNKNOWN and name in _CLOSED_LISTS
        renamed[name] = None if unknown else value
    return renamed


def _record(raw: bytes, number: int) -> dict[str, JsonValue]:
    if len(raw) > LINE_BYTES:
        _fail(number, "it is longer than 1 MiB.")
    try:
        check_depth(raw)
    except Invalid:
        _fail(number, "it is nested too deeply.")
    try:
        value = json.loads(raw.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_number)
    except UnicodeDecodeError:
        _fail(number, "it is not UTF-8 text.", "Save the file as UTF-8.")
    except Invalid as problem:
        _fail(number, problem.sentence)
    except (ValueError, RecursionError):
        _fail(number, "it is not JSON.", "Each line must be one whole JSON object.")
    if not isinstance(value, dict):
        _fail(number, "it is not a JSON object.")
    return value


def _value(kind: records.Kind[Any], key: str, value: JsonValue, number: int) -> Any:
    shape = kind.shapes.get(key)
    if shape is None:
        near = get_close_matches(key, list(kind.shapes), n=1)
        _fail(
            number,
            f"the {kind.name} record has a key it must not have: {shapes.shown(key)}.",
            f"Did you mean {near[0]}?" if near else f"Its keys are: {', '.join(kind.shapes)}.",
        )
    try:
        return shape.from_json(value)
    except Invalid as problem:
        _fail(number, f"{key}: {problem.sentence}", problem.next_step)


def _flag(record: Mapping[str, JsonValue], key: str, number: int) -> bool:
    value = record.get(key, False)
    if not isinstance(value, bool):
        _fail(number, f"{key}: it must be true or false.")
    return value


def _once(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    record = dict(pairs)
    if len(record) != len(pairs):
        raise Invalid("a key stands there twice.")
    return record


def _no_number(word: str) -> NoReturn:
    raise Invalid(f"{word} is not a number that JSON knows.")


def _fail(number: int, sentence: str, next_step: str = "") -> NoReturn:
    raise Invalid(f"Line {number}: {sentence}", next_step)
