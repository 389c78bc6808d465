"""How a line that was read looks, in words and in JSON, before and after it is saved."""

from __future__ import annotations

from typing import Any

from contactlog.cli import show
from contactlog.core.encounters import Encounter
from contactlog.core.groups import Group
from contactlog.core.people import Person
from contactlog.core.places import Place
from contactlog.core.settings import JsonValue
from contactlog.core.times import moment_text
from contactlog.core.values import ContactKind, Distance, Mask, Setting, Space, Ventilation, Voice
from contactlog.diary.encounters import Reading

WORDS: dict[str, Any] = {
    "distance": Distance,
    "setting": Setting,
    "space": Space,
    "ventilation": Ventilation,
    "mask_mine": Mask,
    "mask_theirs": Mask,
    "voice": Voice,
}
"""The fields of a meeting that hold a word of a closed list."""
_SHARED = (*WORDS, "local_date", "zone", "started_at", "precision", "minutes", "face_to_face", "kinds")


def line_of(reading: Reading) -> str:
    """Write what was read in one line, as the meeting will look; who and what is new is marked."""
    named = [*reading.people, *filter(None, (reading.place, reading.group))]
    marked = {one: f"{one.name} (new)" if one.new else one.name for one in named}
    people = [marked[one] for one in reading.people]
    place = marked[reading.place] if reading.place else None
    group = marked[reading.group] if reading.group else None
    # Names stand in for ids, so that a reading and a saved meeting are written by the same words.
    names = show.Names(
        {name: Person(name, name) for name in people},
        {place: Place(place, place)} if place else {},
        {group: Group(group, group)} if group else {},
    )
    shared = {key: getattr(reading, key) for key in _SHARED}
    meeting = Encounter(
        id="",
        people=tuple(people),
        place=place,
        group=group,
        strangers=reading.strangers,
        note=reading.note,
        **shared,
    )
    missed = f"  not understood: {' / '.join(reading.not_understood)}" if reading.not_understood else ""
    return show.encounter_line(meeting, names) + missed


def reading_json(
    reading: Reading, fields: dict[str, Any], saved: Encounter | None, shown: show.Names
) -> dict[str, JsonValue]:
    """Write what was read, and saved, as JSON."""
    value = _unsaved(reading, fields) if saved is None else _saved(reading, saved, shown)
    value["understood"] = [
        {
            "start": piece.start,
            "end": piece.end,
            "field": piece.field,
            "words": piece.words,
            "meaning": piece.meaning,
        }
        for piece in reading.understood
    ]
    value["not_understood"] = list(reading.not_understood)
    value["ambiguous"] = [
        {
            "text": unclear.text,
            "candidates": [
                {"id": person.id, "name": person.name, "new": person.new} for person in unclear.candidates
            ],
        }
        for unclear in reading.ambiguous
    ]
    value["question"] = reading.question
    return value


def _saved(reading: Reading, saved: Encounter, shown: show.Names) -> dict[str, JsonValue]:
    value = show.encounter_json(saved, shown)
    new = [person.new for person in reading.people]
    value["people"] = [
        {"id": person, "name": shown.person(person), "new": number < len(new) and new[number]}
        for number, person in enumerate(saved.people)
    ]
    return value


def _unsaved(reading: Reading, fields: dict[str, Any]) -> dict[str, JsonValue]:
    merged = {
        field: fields.get(field, getattr(reading, field))
        for field in (*WORDS, "minutes", "strangers", "note")
    }
    kinds = fields.get("kinds", reading.kinds)
    return {
        "id": None,
        "local_date": reading.local_date.isoformat(),
        "zone": reading.zone,
        "started_at": moment_text(reading.started_at) if reading.started_at else None,
        "precision": reading.precision.value,
        "people": [{"id": person.id, "name": person.name, "new": person.new} for person in reading.people],
        "place": reading.place.name if reading.place else None,
        "place_id": reading.place.id if reading.place else None,
        "group": reading.group.name if reading.group else None,
        "group_id": reading.group.id if reading.group else None,
        "face_to_face": fields.get("face_to_face", reading.face_to_face),
        "kinds": [kind.value for kind in ContactKind if kind in kinds],
        **merged,
    }
