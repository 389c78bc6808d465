"""Changing an encounter by what a user types into the fields of a form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any

from contactlog.core.encounters import Encounter
from contactlog.core.people import Person
from contactlog.core.places import Place
from contactlog.core.records import Noun
from contactlog.core.text import fold, one_line, plain
from contactlog.core.times import to_local, to_utc
from contactlog.core.values import ContactKind, Distance, Mask, Precision, Setting, Space, Ventilation, Voice
from contactlog.diary.desk import Desk
from contactlog.diary.encounters import Encounters
from contactlog.diary.naming import find
from contactlog.errors import Invalid, NotFound, Refused

WORDS: Mapping[str, Any] = {
    "distance": Distance,
    "setting": Setting,
    "space": Space,
    "ventilation": Ventilation,
    "mask_mine": Mask,
    "mask_theirs": Mask,
    "voice": Voice,
}
"""The fields that hold a word of a closed list."""
_LENGTH = re.compile(
    r"(?:(?P<hours>\d{1,3})\s*h(?:\s*(?P<rest>\d{1,2})\s*(?:m|min)?)?|(?P<minutes>\d{1,5})\s*(?:m|min)?)"
)
_CLOCK = re.compile(r"(?P<about>~|about\s+)?(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?")
_MOST_MINUTES = 60 * 24 * 60


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the fields; empty text and None are "not known"."""

    people: str = ""
    """Names, commas between; a name nobody has becomes a new person."""
    place: str = ""
    day: str = ""
    time: str = ""
    """``13:00``, or ``~13:00`` when it was about then."""
    length: str = ""
    """``1h30``, ``45 min``, ``2 h``."""
    strangers: str = ""
    note: str = ""
    face_to_face: bool | None = None
    kinds: frozenset[str] = frozenset()
    words: Mapping[str, str | None] | None = None
    """Values of the fields of `WORDS`."""


def typed_of(encounter: Encounter, names: Mapping[str, str], place: str | None) -> Typed:
    """Give what a form shows for an encounter.

    Args:
        encounter: the encounter.
        names: people's names by id.
        place: the place's name.
    """
    local = to_local(encounter.started_at, encounter.zone) if encounter.started_at else None
    about = "" if encounter.precision is Precision.EXACT else "~"
    return Typed(
        people=", ".join(names.get(person, "") for person in encounter.people),
        place=place or "",
        day=encounter.local_date.isoformat(),
        time=f"{about}{local:%H:%M}" if local else "",
        length=_length_text(encounter.minutes),
        strangers="" if encounter.strangers is None else str(encounter.strangers),
        note=encounter.note,
        face_to_face=encounter.face_to_face,
        kinds=frozenset(kind.value for kind in encounter.kinds),
        words={name: getattr(encounter, name) for name in WORDS},
    )


@dataclass(frozen=True, slots=True)
class Amending:
    """Everything a form does with an encounter."""

    desk: Desk

    def amend(self, encounter: Encounter, before: Typed, after: Typed) -> Encounter:
        """Change what was changed in the form, and nothing else.

        Args:
            encounter: as it is.
            before: what the form showed.
            after: what it shows now.

        Raises:
            Invalid: a day, a time, a length or a number cannot be read.
            Ambiguous: several people or places answer to a name.
            Refused: the day lies ahead, or nobody is named.
        """
        fresh: list[Noun] = []
        fields: dict[str, Any] = {}
        if after.people != before.people:
            fields["people"] = self._people(after.people, encounter, before.people, fresh)
        if after.place != before.place:
            fields["place"] = self._place(after.place, fresh)
        if (after.day, after.time) != (before.day, before.time):
            fields |= self._moment(encounter.zone, after.day, after.time)
        if after.length != before.length:
            fields["minutes"] = minutes_of(after.length)
        if after.strangers != before.strangers:
            fields["strangers"] = _number(after.strangers)
        if after.note != before.note:
            fields["note"] = plain(after.note).strip()
        if after.kinds != before.kinds:
            fields["kinds"] = frozenset(ContactKind(kind) for kind in after.kinds)
        fields["face_to_face"] = after.face_to_face
        fields |= {name: WORDS[name](value) if value else None for name, value in (after.words or {}).items()}
        changed = replace(encounter, **fields)
        if not (changed.people or changed.strangers or changed.group):
            raise Refused("Nobody is named.", "Name somebody, or say how many strangers there were.")
        if changed == encounter:
            return encounter
        with self.desk.vault.change("change encounter") as change:
            for noun in fresh:
                change.put(noun)
            change.put(changed)
        return changed

    def _people(self, typed: str, encounter: Encounter, before: str, fresh: list[Noun]) -> tuple[str, ...]:
        known = self.desk.vault.all(Person)
        # Names that stood there already mean whom they meant, however many others are called so.
        kept = dict(zip((fold(name) for name in before.split(",")), encounter.people, strict=False))
        found = []
        for name in filter(None, (one_line(part) for part in typed.split(","))):
            found.append(
                kept.get(fold(name))
                or _named(name, known, fresh, lambda new: Person(self.desk.new_id(), new))
            )
        return tuple(dict.fromkeys(found))

    def _place(self, typed: str, fresh: list[Noun]) -> str | None:
        name = one_line(typed).removeprefix("@")
        if not name:
            return None
        return _named(name, self.desk.vault.all(Place), fresh, lambda new: Place(self.desk.new_id(), new))

    def _moment(self, zone: str, day: str, clock: str) -> dict[str, Any]:
        span = Encounters(self.desk).read_day_span(day)
        if not span.certain:
            raise Invalid("That is more than one day.", "Write one day, such as yesterday or 2026-03-12.")
        if span.first > self.desk.today():
            raise Refused("That day lies ahead.", "Check the day.")
        if not clock.strip():
            return {"local_date": span.first, "started_at": None, "precision": Precision.DAY}
        at, about = _clock(clock)
        precision = Precision.ABOUT if about else Precision.EXACT
        return {
            "local_date": span.first,
            "started_at": to_utc(datetime.combine(span.first, at), zone),
            "precision": precision,
        }


def minutes_of(typed: str) -> float | None:
    """Read a length; None when nothing is typed.

    Raises:
        Invalid: it is none.
    """
    text = fold(typed)
    if not text:
        return None
    match = _LENGTH.fullmatch(text)
    if match is None:
        raise Invalid("The length cannot be read.", "Write it as 45 min, 1h30 or 2 h.")
    minutes = int(match["hours"] or 0) * 60 + int(match["rest"] or match["minutes"] or 0)
    if minutes > _MOST_MINUTES:
        raise Invalid("That is too long for one encounter.", "Write one encounter for each day.")
    return float(minutes)


def _length_text(minutes: float | None) -> str:
    if minutes is None:
        return ""
    hours, rest = divmod(round(minutes), 60)
    return f"{hours} h {rest} min" if hours and rest else f"{hours} h" if hours else f"{rest} min"


def _clock(typed: str) -> tuple[time, bool]:
    match = _CLOCK.fullmatch(fold(typed))
    if match is None or int(match["hour"]) > 23 or int(match["minute"] or 0) > 59:
        raise Invalid("The time cannot be read.", "Write it as 13:00, or ~13:00 when it was about then.")
    return time(int(match["hour"]), int(match["minute"] or 0)), bool(match["about"])


def _number(typed: str) -> int | None:
    text = typed.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise Invalid("The number of strangers cannot be read.", "Write a whole number, such as 12.")
    return int(text)


def _named(name: str, known: list[Any], fresh: list[Noun], make: Any) -> str:
    try:
        found: str = find(
            name.removeprefix("+"),
            [] if name.startswith("+") else known,
            what="entry",
            id_of=lambda item: item.id,
            names_of=lambda item: (item.name, *getattr(item, "nicknames", ())),
            shown=lambda item: item.name,
        ).id
    except NotFound:
        made = make(name.removeprefix("+").strip())
        fresh.append(made)
        return str(made.id)
    return found
