"""How a field's value is written in JSON and read back strictly.

Reading cleans text (`core.text`) and caps sizes, so that nothing from a file reaches the diary raw.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from contactlog.core.cases import DoubtfulDay
from contactlog.core.notices import Attempt, Outcome
from contactlog.core.people import Phone
from contactlog.core.settings import JsonValue
from contactlog.core.text import one_line, plain, shorten
from contactlog.core.times import moment_text, parse_date, parse_moment, zone
from contactlog.core.values import Channel
from contactlog.errors import Invalid

LINE_LIMIT = 10_000
"""Longest name, number or address, in characters."""
TEXT_LIMIT = 100_000
"""Longest note or wording, in characters."""
LIST_LIMIT = 2_000
"""Most entries in one list (a choir's members, a person's numbers)."""
MINUTES_LIMIT = 60 * 24 * 60
"""Longest encounter: sixty days, in minutes."""
COUNT_LIMIT = 1_000_000
"""Most strangers at one gathering."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One field's way to JSON and back."""

    name: str
    """For the documentation: ``text``, ``list of text``, ``one of ...``."""
    to_json: Callable[[Any], JsonValue]
    from_json: Callable[[JsonValue], Any]
    """Raises `Invalid` with a sentence that does not repeat long or private text."""
    nullable: bool = False
    """Null is a value of its own, written and read like any other."""


def shown(value: object) -> str:
    """Give a value for a message: one line, short, harmless."""
    return shorten(one_line(str(value)), 40)


def _same(value: Any) -> JsonValue:
    checked: JsonValue = value
    return checked


def _line(value: JsonValue) -> str:
    if not isinstance(value, str):
        raise Invalid("it must be text.")
    cleaned = one_line(value)
    if len(cleaned) > LINE_LIMIT:
        raise Invalid(f"it is longer than {LINE_LIMIT:,} characters.")
    return cleaned


def _text(value: JsonValue) -> str:
    if not isinstance(value, str):
        raise Invalid("it must be text.")
    cleaned = plain(value).strip()
    if len(cleaned) > TEXT_LIMIT:
        raise Invalid(f"it is longer than {TEXT_LIMIT:,} characters.")
    return cleaned


def _identifier(value: JsonValue) -> str:
    text = _line(value)
    if not text:
        raise Invalid("it must not be empty.")
    return text


def _list(value: JsonValue) -> list[JsonValue]:
    if not isinstance(value, list):
        raise Invalid("it must be a list.")
    if len(value) > LIST_LIMIT:
        raise Invalid(f"it has more than {LIST_LIMIT:,} entries.")
    return value


def _lines(value: JsonValue) -> tuple[str, ...]:
    return tuple(line for item in _list(value) if (line := _line(item)))


def _boolean(value: JsonValue) -> bool:
    if not isinstance(value, bool):
        raise Invalid("it must be true, false or null.")
    return value


def _minutes(value: JsonValue) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise Invalid("it must be a number of minutes.")
    if not 0 <= value <= MINUTES_LIMIT:
        raise Invalid(f"it must lie between 0 and {MINUTES_LIMIT} minutes.")
    return float(value)


def _minutes_json(value: float) -> JsonValue:
    return int(value) if value == int(value) else value


def _count(value: JsonValue) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= COUNT_LIMIT:
        raise Invalid(f"it must be a whole number from 0 to {COUNT_LIMIT}.")
    return value


def _zone(value: JsonValue) -> str:
    name = _line(value)
    zone(name)
    return name


def _from_text(read: Callable[[str], Any]) -> Callable[[JsonValue], Any]:
    def reader(value: JsonValue) -> Any:
        if not isinstance(value, str):
            raise Invalid("it must be text.")
        return read(value)

    return reader


def _member(enum: type[StrEnum], value: JsonValue) -> StrEnum:
    if isinstance(value, str) and value in enum._value2member_map_:
        return enum(value)
    words = [member.value for member in enum]
    near = get_close_matches(str(value), words, n=1)
    raise Invalid(
        f"{shown(value)} is not one of {', '.join(words)}.", f"Did you mean {near[0]}?" if near else ""
    )


def word(enum: type[StrEnum]) -> Shape:
    """Make the shape of one word from a closed list."""
    written = {member: member.value for member in enum}
    name = f"one of {', '.join(written.values())}"
    return Shape(name, written.__getitem__, lambda value: _member(enum, value))


def words(enum: type[StrEnum]) -> Shape:
    """Make the shape of a set of words from a closed list; written in the list's order."""
    places = {member: place for place, member in enumerate(enum)}

    def to_json(value: frozenset[StrEnum]) -> JsonValue:
        return [str(member) for member in sorted(value, key=places.__getitem__)]

    def from_json(value: JsonValue) -> frozenset[StrEnum]:
        return frozenset(_member(enum, item) for item in _list(value))

    return Shape(f"list of {', '.join(member.value for member in enum)}", to_json, from_json)


def _phones_json(value: tuple[Phone, ...]) -> JsonValue:
    return [_phone_json(phone) for phone in value]


def _phone_json(phone: Phone) -> JsonValue:
    if phone.e164 is not None:
        return {"typed": phone.typed, "e164": phone.e164}
    # Text in the international form is read as such; this one only looks like it (+1234).
    return {"typed": phone.typed} if _is_e164(phone.typed) else phone.typed


def _phone(value: JsonValue) -> Phone:
    if isinstance(value, dict):
        if not set(value) <= {"typed", "e164"}:
            raise Invalid("a phone has only the keys typed and e164.")
        e164 = value.get("e164")
        if e164 is not None and not _is_e164(_line(e164)):
            raise Invalid("e164 must be + and 4 to 15 digits.")
        return Phone(_line(value.get("typed", e164)), None if e164 is None else _line(e164))
    text = _line(value)
    return Phone(text, text if _is_e164(text) else None)


def _is_e164(text: str) -> bool:
    return text[:1] == "+" and text[1:].isascii() and text[1:].isdigit() and 4 <= len(text) - 1 <= 15


def _doubtful_json(value: DoubtfulDay) -> JsonValue:
    if value.at is not None:
        return {"on": value.first.isoformat(), "at": moment_text(value.at)}
    if value.certain:
        return value.first.isoformat()
    return {"first": value.first.isoformat(), "last": value.last.isoformat()}


def _doubtful(value: JsonValue) -> DoubtfulDay:
    if isinstance(value, str):
        day = parse_date(value)
        return DoubtfulDay(day, day)
    if isinstance(value, dict) and set(value) == {"on", "at"}:
        day = parse_date(_line(value["on"]))
        return DoubtfulDay(day, day, parse_moment(_line(value["at"])))
    if isinstance(value, dict) and set(value) == {"first", "last"}:
        first, last = parse_date(_line(value["first"])), parse_date(_line(value["last"]))
        if first <= last:
            return DoubtfulDay(first, last)
    raise Invalid("a date is a day, or first and last, or on and at.")


def _anchors_json(value: Mapping[str, DoubtfulDay]) -> JsonValue:
    return {name: _doubtful_json(day) for name, day in sorted(value.items())}


def _anchors(value: JsonValue) -> dict[str, DoubtfulDay]:
    if not isinstance(value, dict) or len(value) > LIST_LIMIT:
        raise Invalid("it must be an object of dates by name.")
    return {_line(name): _doubtful(day) for name, day in value.items()}


def _attempt_json(value: Attempt) -> JsonValue:
    record: dict[str, JsonValue] = {"at": moment_text(value.at), "outcome": value.outcome.value}
    if value.channel is not None:
        record["channel"] = value.channel.value
    if value.note:
        record["note"] = value.note
    return record


def _attempt(value: JsonValue) -> Attempt:
    if (
        not isinstance(value, dict)
        or not set(value) <= {"at", "channel", "outcome", "note"}
        or "at" not in value
    ):
        raise Invalid("an attempt has at, and may have channel, outcome and note.")
    channel = value.get("channel")
    return Attempt(
        at=parse_moment(_line(value["at"])),
        channel=None if channel is None else Channel(_member(Channel, channel)),
        outcome=Outcome(_member(Outcome, value.get("outcome", Outcome.REACHED.value))),
        note=_text(value.get("note", "")),
    )


IDENTIFIER = Shape("id", _same, _identifier)
LINE = Shape("text of one line", _same, _line)
TEXT = Shape("text", _same, _text)
LINES = Shape("list of text", list, _lines)
BOOLEAN = Shape("true or false", _same, _boolean)
COUNT = Shape("whole number", _same, _count)
MINUTES = Shape("number of minutes", _minutes_json, _minutes)
ZONE = Shape("IANA time zone", _same, _zone)
DAY = Shape("day, 2026-03-01", date.isoformat, _from_text(parse_date))
MOMENT = Shape("moment, 2026-03-01T13:00:00Z", moment_text, _from_text(parse_moment))
PHONES = Shape(
    'list of numbers: text, or {"typed": text, "e164": text}',
    _phones_json,
    lambda value: tuple(_phone(item) for item in _list(value)),
)
ANCHORS = Shape('object: name to day, {"first", "last"} or {"on", "at"}', _anchors_json, _anchors)
ATTEMPTS = Shape(
    'list of {"at", "channel", "outcome", "note"}',
    lambda value: [_attempt_json(attempt) for attempt in value],
    lambda value: tuple(_attempt(item) for item in _list(value)),
)
ANY = Shape("any JSON value", _same, _same, nullable=True)
