"""How nouns look in JSON; how they look in words is in `contactlog.phrases`."""

from __future__ import annotations

from contactlog.core import records
from contactlog.core.encounters import Encounter
from contactlog.core.people import Person
from contactlog.core.settings import JsonValue
from contactlog.phrases import (
    Names,
    day,
    encounter_conditions,
    encounter_line,
    encounter_when,
    length,
    person_line,
    words,
)

__all__ = [
    "Names",
    "day",
    "encounter_conditions",
    "encounter_json",
    "encounter_line",
    "encounter_when",
    "length",
    "person_json",
    "person_line",
    "record_json",
    "words",
]


def encounter_json(encounter: Encounter, names: Names) -> dict[str, JsonValue]:
    """Write an encounter as JSON: the record's keys, with people as objects and names instead of ids."""
    record = records.ENCOUNTER.to_record(encounter)
    everything: dict[str, JsonValue] = {key: record.get(key) for key in records.ENCOUNTER.shapes}
    everything["people"] = [{"id": person, "name": names.person(person)} for person in encounter.people]
    everything["kinds"] = record.get("kinds", [])
    everything["note"] = encounter.note
    everything["place"] = names.place(encounter.place)
    everything["place_id"] = encounter.place
    everything["group"] = names.group(encounter.group)
    everything["group_id"] = encounter.group
    return everything


def person_json(person: Person) -> dict[str, JsonValue]:
    """Write a person as JSON with every key."""
    record = records.PERSON.to_record(person)
    lists = ("nicknames", "phones", "emails", "flags", "safety")
    everything: dict[str, JsonValue] = {
        key: record.get(key, [] if key in lists else None) for key in records.PERSON.shapes
    }
    everything["name"], everything["note"] = person.name, person.note
    return everything


def record_json(noun: records.Noun) -> dict[str, JsonValue]:
    """Write any noun as JSON with every key of its record; unknown is null."""
    kind = records.BY_NOUN[type(noun)]
    record = kind.to_record(noun)
    return {key: record.get(key) for key in kind.shapes}
