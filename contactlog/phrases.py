"""How nouns look in words, the same on the command line and on the screens. They read well aloud: no colour needed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from contactlog.core.encounters import Encounter
from contactlog.core.exposures import Advice
from contactlog.core.groups import Group
from contactlog.core.people import Person
from contactlog.core.places import Place
from contactlog.core.times import to_local
from contactlog.core.values import ContactKind, Distance, Mask, Precision, Setting

UNNAMED = "no name"
"""How somebody without a name is shown."""
ONLY_A_WORD = "nobody: it is only a word here"
"""The last choice when it is asked who is meant: "mark my words"."""
HAND_OVER_WARNING = (
    "This list leaves contactlog: whoever gets it can read it, keep it and pass it on. Hand it only to a health team"
    " you looked up yourself, never to somebody who called you."
)
EXPORT_WARNING = (
    "An export is not encrypted: whoever gets the file can read everything in it, also after it was deleted."
)
SLIPS = frozenset({"contactlog.apart_before", "contactlog.long_over"})
"""Rules of the notes on a case that tell of a date that looks like a slip."""

_DISTANCE = {
    Distance.TOUCH: "touching",
    Distance.UNDER_1M: "under 1 m",
    Distance.ONE_TO_2M: "1 to 2 m",
    Distance.OVER_2M: "over 2 m",
    Distance.FAR: "far apart",
}
_SETTING = {
    Setting.INDOOR: "indoors",
    Setting.VEHICLE: "in a vehicle",
    Setting.PARTLY_OPEN: "half open",
    Setting.OUTDOOR: "outdoors",
}


def shown_name(person: Person | None) -> str:
    """Give the name to show for a person; somebody unnamed or forgotten gets a word instead."""
    if person is None:
        return "someone forgotten"
    return person.name or (person.nicknames[0] if person.nicknames else UNNAMED)


def day(value: date) -> str:
    """Write a day the same everywhere, with its weekday: ``Thu 2026-03-12``."""
    return f"{value:%a} {value.isoformat()}"


def days(first: date, last: date) -> str:
    """Write a span of days; a single day once."""
    return day(first) if first == last else f"{day(first)} to {day(last)}"


def length(minutes: float | None) -> str:
    """Write how long something lasted; nothing when unknown."""
    if minutes is None:
        return ""
    if minutes < 1:
        return "under a minute"
    hours, rest = divmod(round(minutes), 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def came_in(people: int, encounters: int) -> str:
    """Write what an import brought: ``1 person, 12 encounters``."""
    who = f"{people:,} {'person' if people == 1 else 'people'}"
    return f"{who}, {encounters:,} {'encounter' if encounters == 1 else 'encounters'}"


def words(value: str) -> str:
    """Write a word of a closed list for reading: ``slept_same_room`` as ``slept same room``."""
    return value.replace("_", " ")


def choice(value: StrEnum) -> str:
    """Write a member of a closed list for reading: ``lt1`` as ``under 1 m``."""
    if isinstance(value, Distance):
        return _DISTANCE[value]
    return _SETTING[value] if isinstance(value, Setting) else words(value)


class Names:
    """Names of people, places and groups by id, for showing encounters."""

    def __init__(
        self, people: Mapping[str, Person], places: Mapping[str, Place], groups: Mapping[str, Group]
    ) -> None:
        self._people = people
        self._places = places
        self._groups = groups

    def person(self, person_id: str) -> str:
        """Give the name to show for a person."""
        return shown_name(self._people.get(person_id))

    def place(self, place_id: str | None) -> str | None:
        """Give a place's name; None when unknown."""
        place = self._places.get(place_id) if place_id else None
        return place.name if place else None

    def group(self, group_id: str | None) -> str | None:
        """Give a group's name; None when unknown."""
        group = self._groups.get(group_id) if group_id else None
        return group.name if group else None


def encounter_when(encounter: Encounter) -> str:
    """Write when it was, on the clock of the place where it was noted."""
    if encounter.started_at is None:
        return day(encounter.local_date)
    local = to_local(encounter.started_at, encounter.zone)
    about = "" if encounter.precision is Precision.EXACT else "about "
    return f"{day(encounter.local_date)} {about}{local:%H:%M}"


def encounter_who(encounter: Encounter, names: Names) -> str:
    """Write who was met; strangers are counted."""
    who = ", ".join(names.person(person) for person in encounter.people)
    if encounter.strangers:
        strangers = "1 stranger" if encounter.strangers == 1 else f"{encounter.strangers} strangers"
        return f"{who} and {strangers}" if who else strangers
    return who or "nobody named"


def encounter_line(encounter: Encounter, names: Names) -> str:
    """Write an encounter in one line: when, who, where, how long, under what conditions."""
    group = names.group(encounter.group)
    place = names.place(encounter.place)
    parts = [
        f"{encounter_when(encounter)}  {encounter_who(encounter, names)}",
        f"#{group}" if group else "",
        f"at {place}" if place else "",
        length(encounter.minutes),
        *encounter_conditions(encounter),
    ]
    note = f"  “{encounter.note}”" if encounter.note else ""
    return ", ".join(filter(None, parts)) + note.replace("\n", " ")


def encounter_conditions(encounter: Encounter) -> list[str]:
    """List what is known of how people met, in words."""
    said = [
        _DISTANCE[encounter.distance] if encounter.distance else "",
        _SETTING[encounter.setting] if encounter.setting else "",
        f"space: {words(encounter.space)}" if encounter.space and not encounter.setting else "",
        f"air: {words(encounter.ventilation)}" if encounter.ventilation else "",
        _masks(encounter.mask_mine, encounter.mask_theirs),
        f"voices: {words(encounter.voice)}" if encounter.voice else "",
        {True: "face to face", False: "not face to face", None: ""}[encounter.face_to_face],
        ", ".join(words(kind) for kind in ContactKind if kind in encounter.kinds),
    ]
    return [part for part in said if part]


def _masks(mine: Mask | None, theirs: Mask | None) -> str:
    if mine is None and theirs is None:
        return ""
    if mine is theirs:
        return "no masks" if mine is Mask.NONE else f"both in {words(mine or '')} masks"
    said = {None: "unknown", Mask.NONE: "none"}
    return f"mask: mine {said.get(mine, mine)}, theirs {said.get(theirs, theirs)}"


def person_line(person: Person) -> str:
    """Write a person in one line."""
    parts = [
        shown_name(person),
        f"also {', '.join(person.nicknames)}" if person.nicknames and person.name else "",
        ", ".join(phone.e164 or phone.typed for phone in person.phones),
        ", ".join(person.emails),
        "lives with me" if person.lives_with_me else "",
        ", ".join(words(flag) for flag in sorted(person.flags)),
        "confidential" if person.confidential else "",
        ", ".join(words(item) for item in sorted(person.safety)),
        "hidden" if person.hidden else "",
    ]
    return "; ".join(filter(None, parts))


def advised(advice: Advice, whose: str, today: date) -> str:
    """Write one piece of advice with its days and whose it is; what nobody published is said to be so.

    Args:
        advice: what a person may do.
        whose: for whom the days are counted, such as "for them".
        today: a last day before it is said to be past.
    """
    since = f" from {day(advice.from_day)}" if advice.from_day else ""
    until = f" until {day(advice.until_day)}" if advice.until_day else ""
    until += ", which is past" if advice.until_day and advice.until_day < today else ""
    days = f" ({whose}:{since}{until})" if since or until else ""
    doubt = "" if advice.supported else "; no published figure found"
    return f"{advice.text}{days} [{advice.owner}{doubt}]"
