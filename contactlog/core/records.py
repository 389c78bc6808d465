"""The diary line format: each noun as a flat record of JSON values, and back.

One table of fields for each noun serves the backup, export, import and the columns of the database, so that
they cannot drift apart. ``docs/format.md`` describes the same for people who write other readers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, Generic, TypeVar

from contactlog.core import shapes
from contactlog.core.cases import Case, CaseState, ReceivedNotice
from contactlog.core.encounters import Encounter, QuietDay
from contactlog.core.groups import Group
from contactlog.core.notices import Notice, NoticeState, Reply, SavedWording
from contactlog.core.people import Person
from contactlog.core.places import Place
from contactlog.core.settings import JsonValue, Preference
from contactlog.core.shapes import Shape
from contactlog.core.values import (
    Channel,
    ContactKind,
    Distance,
    Flag,
    Mask,
    Precision,
    Safety,
    Setting,
    Source,
    Space,
    Tone,
    Ventilation,
    Voice,
)
from contactlog.errors import Invalid

Noun = (
    Person | Place | Group | Encounter | QuietDay | Case | ReceivedNotice | Notice | SavedWording | Preference
)
"""Everything that is stored."""

N = TypeVar("N")


@dataclass(frozen=True, slots=True)
class Kind(Generic[N]):
    """How one noun is written as a record.

    The order of `shapes` is the order of keys in a record and of columns in the database.
    """

    name: str
    """The record's ``type``."""
    noun: Callable[..., N]
    shapes: Mapping[str, Shape]
    """Shape of each field, by its name, which is also the record's key."""

    def to_record(self, noun: N) -> dict[str, JsonValue]:
        """Write the noun as a record; fields that are unknown or empty are left out."""
        record: dict[str, JsonValue] = {"type": self.name}
        required = required_keys(self.noun)
        for key, shape in self.shapes.items():
            value = getattr(noun, key)
            if shape.nullable or key in required or _is_known(value):
                record[key] = shape.to_json(value)
        return record

    def check(self, noun: N) -> None:
        """See that the noun can be read back from its record, before it is kept.

        Raises:
            Invalid: it could not; the sentence names the field and does not repeat what it holds.
        """
        for key, shape in self.shapes.items():
            value = getattr(noun, key)
            if not _is_known(value):
                continue
            try:
                shape.from_json(shape.to_json(value))
            except Invalid as problem:
                raise Invalid(
                    f"The {key.replace('_', ' ')} cannot be kept: {problem.sentence}", problem.next_step
                ) from None

    def from_record(self, record: Mapping[str, JsonValue]) -> N:
        """Read a record, strictly.

        Raises:
            Invalid: a key is unknown or missing, or a value has the wrong form; the sentence names the key.
        """
        values: dict[str, Any] = {}
        for key, value in record.items():
            if key == "type":
                continue
            shape = self.shapes.get(key)
            if shape is None:
                raise Invalid(
                    f"A {self.name} record has a key it must not have: {shapes.shown(key)}.",
                    self._nearest(key),
                )
            if value is None and not shape.nullable:
                continue
            try:
                values[key] = shape.from_json(value)
            except Invalid as problem:
                raise Invalid(
                    f"In a {self.name} record, {key}: {problem.sentence}", problem.next_step
                ) from None
        self._require(values)
        return self.noun(**values)

    def _nearest(self, key: str) -> str:
        near = get_close_matches(key, list(self.shapes), n=1)
        return f"Did you mean {near[0]}?" if near else f"Its keys are: {', '.join(self.shapes)}."

    def _require(self, values: Mapping[str, Any]) -> None:
        for key in required_keys(self.noun):
            if key not in values:
                raise Invalid(f"A {self.name} record lacks its {key}.")


def _is_known(value: object) -> bool:
    return bool(value) or (value is not None and value not in ((), frozenset(), ""))


@lru_cache(maxsize=32)
def required_keys(noun: Callable[..., Any]) -> tuple[str, ...]:
    """List the fields of a noun that have no default."""
    return tuple(
        item.name
        for item in fields(noun)  # type: ignore[arg-type]
        if item.default is MISSING and item.default_factory is MISSING
    )


_PEOPLE = {
    "id": shapes.IDENTIFIER,
    "name": shapes.LINE,
    "nicknames": shapes.LINES,
    "phones": shapes.PHONES,
    "emails": shapes.LINES,
    "address": shapes.TEXT,
    "channel": shapes.word(Channel),
    "language": shapes.LINE,
    "flags": shapes.words(Flag),
    "safety": shapes.words(Safety),
    "confidential": shapes.BOOLEAN,
    "hidden": shapes.BOOLEAN,
    "lives_with_me": shapes.BOOLEAN,
    "fell_ill_on": shapes.DAY,
    "note": shapes.TEXT,
}
_PLACES = {
    "id": shapes.IDENTIFIER,
    "name": shapes.LINE,
    "setting": shapes.word(Setting),
    "space": shapes.word(Space),
    "ventilation": shapes.word(Ventilation),
    "phones": shapes.PHONES,
    "emails": shapes.LINES,
    "hidden": shapes.BOOLEAN,
    "note": shapes.TEXT,
}
_GROUPS = {
    "id": shapes.IDENTIFIER,
    "name": shapes.LINE,
    "people": shapes.LINES,
    "household": shapes.BOOLEAN,
    "organiser": shapes.LINE,
    "note": shapes.TEXT,
}
_ENCOUNTERS = {
    "id": shapes.IDENTIFIER,
    "local_date": shapes.DAY,
    "zone": shapes.ZONE,
    "started_at": shapes.MOMENT,
    "precision": shapes.word(Precision),
    "minutes": shapes.MINUTES,
    "people": shapes.LINES,
    "place": shapes.LINE,
    "group": shapes.LINE,
    "distance": shapes.word(Distance),
    "setting": shapes.word(Setting),
    "space": shapes.word(Space),
    "ventilation": shapes.word(Ventilation),
    "mask_mine": shapes.word(Mask),
    "mask_theirs": shapes.word(Mask),
    "voice": shapes.word(Voice),
    "face_to_face": shapes.BOOLEAN,
    "kinds": shapes.words(ContactKind),
    "strangers": shapes.COUNT,
    "note": shapes.TEXT,
    "source": shapes.word(Source),
    "origin": shapes.LINE,
}
_CASES = {
    "id": shapes.IDENTIFIER,
    "illness": shapes.LINE,
    "anchors": shapes.ANCHORS,
    "symptomatic": shapes.BOOLEAN,
    "stage": shapes.LINE,
    "sex": shapes.LINE,
    "country": shapes.LINE,
    "state": shapes.word(CaseState),
    "learned_at": shapes.MOMENT,
    "note": shapes.TEXT,
}
_RECEIVED = {
    "id": shapes.IDENTIFIER,
    "illness": shapes.LINE,
    "last_exposure": shapes.DAY,
    "told_on": shapes.DAY,
    "told_by": shapes.LINE,
    "household": shapes.BOOLEAN,
    "state": shapes.word(CaseState),
    "note": shapes.TEXT,
}
_NOTICES = {
    "id": shapes.IDENTIFIER,
    "case": shapes.IDENTIFIER,
    "person": shapes.IDENTIFIER,
    "state": shapes.word(NoticeState),
    "attempts": shapes.ATTEMPTS,
    "told_at": shapes.MOMENT,
    "told_facts": shapes.LINE,
    "through": shapes.LINE,
    "reason": shapes.TEXT,
    "next_try": shapes.DAY,
    "reply": shapes.word(Reply),
    "agreed_to_hand_over": shapes.DAY,
    "all_clear_at": shapes.MOMENT,
    "safety_asked": shapes.DAY,
    "note": shapes.TEXT,
}
_WORDINGS = {
    "id": shapes.IDENTIFIER,
    "text": shapes.TEXT,
    "channel": shapes.word(Channel),
    "tone": shapes.word(Tone),
    "language": shapes.LINE,
    "subject": shapes.LINE,
    "notice": shapes.IDENTIFIER,
    "name": shapes.LINE,
    "overruled": shapes.LINES,
    "purpose": shapes.LINE,
}

PERSON: Kind[Person] = Kind("person", Person, _PEOPLE)
PLACE: Kind[Place] = Kind("place", Place, _PLACES)
GROUP: Kind[Group] = Kind("group", Group, _GROUPS)
ENCOUNTER: Kind[Encounter] = Kind("encounter", Encounter, _ENCOUNTERS)
QUIET_DAY: Kind[QuietDay] = Kind("quiet_day", QuietDay, {"id": shapes.IDENTIFIER, "date": shapes.DAY})
CASE: Kind[Case] = Kind("case", Case, _CASES)
RECEIVED_NOTICE: Kind[ReceivedNotice] = Kind("received_notice", ReceivedNotice, _RECEIVED)
NOTICE: Kind[Notice] = Kind("notice", Notice, _NOTICES)
SAVED_WORDING: Kind[SavedWording] = Kind("saved_wording", SavedWording, _WORDINGS)
PREFERENCE: Kind[Preference] = Kind("preference", Preference, {"id": shapes.LINE, "value": shapes.ANY})

KINDS: tuple[Kind[Any], ...] = (
    PERSON,
    PLACE,
    GROUP,
    ENCOUNTER,
    QUIET_DAY,
    CASE,
    RECEIVED_NOTICE,
    NOTICE,
    SAVED_WORDING,
    PREFERENCE,
)
"""Every kind of record, in the order in which a backup writes them: what is referred to comes first."""

BY_NAME: Mapping[str, Kind[Any]] = {kind.name: kind for kind in KINDS}
"""The kinds by their record's ``type``."""

BY_NOUN: Mapping[Any, Kind[Any]] = {kind.noun: kind for kind in KINDS}
"""The kinds by the class of their noun."""


def to_record(noun: Noun) -> dict[str, JsonValue]:
    """Write any noun as a record."""
    return BY_NOUN[type(noun)].to_record(noun)


def from_record(record: Mapping[str, JsonValue]) -> Noun:
    """Read any record.

    Raises:
        Invalid: the type is unknown, or see `Kind.from_record`.
    """
    name = record.get("type")
    kind = BY_NAME.get(name) if isinstance(name, str) else None
    if kind is None:
        raise Invalid("A record has no type that is known.", f"Types are: {', '.join(BY_NAME)}.")
    noun: Noun = kind.from_record(record)
    return noun
