"""How nouns look in JSON; how they look in words is in `contactlog.phrases`."""

from __future__ import annotations

from contactlog.core import records
from contactlog.core.encounters import Encounter
from contactlog.core.settings import JsonValue
from contactlog.phrases import (
    Names,
    advised,
    day,
    days,
    encounter_conditions,
    encounter_line,
    encounter_when,
    length,
    person_line,
    words,
)

__all__ = [
    "Names",
    "advised",
    "day",
    "days",
    "encounter_conditions",
    "encounter_json",
    "encounter_line",
    "encounter_when",
    "length",
    "person_line",
    "record_json",
    "words",
]


def encounter_json(encounter: Encounter, names: Names) -> dict[str, JsonValue]:
    """Write an encounter as JSON: the record's keys, with people as objects and names instead of ids."""
    everything = record_json(encounter)
    everything["people"] = [{"id": person, "name": names.person(person)} for person in encounter.people]
    everything["place"] = names.place(encounter.place)
    everything["place_id"] = encounter.place
    everything["group"] = names.group(encounter.group)
    everything["group_id"] = encounter.group
    return everything


def record_json(noun: records.Noun) -> dict[str, JsonValue]:
    """Write any noun as JSON with every key of its record; unknown is null, a list that is empty is there."""
    kind = records.BY_NOUN[type(noun)]
    record = kind.to_record(noun)
    return {key: record[key] if key in record else _empty(getattr(noun, key)) for key in kind.shapes}


def _empty(value: object) -> JsonValue:
    """Write a value that its record leaves out: null, the empty text or the empty list."""
    if value is None or isinstance(value, str):
        return value
    return []
