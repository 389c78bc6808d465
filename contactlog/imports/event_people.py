"""Who is on an invitation: the others, without the owner, rooms, mailing machines and those who stay away."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from contactlog.imports.calendar_blocks import Block
from contactlog.imports.candidates import PersonCandidate
from contactlog.imports.cleaning import name_of
from contactlog.imports.content_lines import ContentLine
from contactlog.imports.limits import VALUES

_MAIL = re.compile(r"[^\s<>]*@[^\s<>]*")
"""An address; some write a name before it, or another behind it in pointed brackets."""
_ROOMS = frozenset(("ROOM", "RESOURCE"))
_ROOM_DOMAINS = ("@resource.calendar.google.com",)
_ABSENT = frozenset(("DECLINED", "DELEGATED"))
_NOBODY = ("@group.calendar.google.com", "@import.calendar.google.com", "@group.v.calendar.google.com")
_MACHINES = frozenset(
    ("noreply", "no-reply", "donotreply", "do-not-reply", "unknownorganizer", "invalid:nomail")
)


@dataclass(frozen=True, slots=True)
class Guests:
    """An invitation's list, sorted out."""

    people: tuple[PersonCandidate, ...]
    rooms: tuple[str, ...]
    groups: tuple[str, ...]
    """Mailing lists: several people under one address."""
    owner_declined: bool


def guests(block: Block, owner: frozenset[str]) -> Guests:
    """Sort an event's ``ATTENDEE`` and ``ORGANIZER`` lines.

    The organiser counts as there, unless listed as having declined.

    Args:
        block: the event.
        owner: lower-case addresses of the owner of the calendar.
    """
    people: dict[str, PersonCandidate] = {}
    rooms: dict[str, None] = {}
    groups: dict[str, None] = {}
    absent: set[str] = set()
    for line in block.named("ATTENDEE")[:VALUES]:
        mail, name = _address(line), _name(line)
        kind = line.get("CUTYPE").upper()
        if kind in _ROOMS or mail.lower().endswith(_ROOM_DOMAINS):
            if line.get("PARTSTAT").upper() != "DECLINED":
                rooms[name or mail] = None
        elif line.get("PARTSTAT").upper() in _ABSENT or line.get("ROLE").upper() == "NON-PARTICIPANT":
            absent.add(mail.lower())
        elif kind == "GROUP":
            groups[name or mail] = None
        else:
            _add(people, mail, name, line.number)
    for line in block.named("ORGANIZER")[:1]:
        mail = _address(line)
        if mail.lower() not in absent:
            _add(people, mail, _name(line), line.number)
    return Guests(
        tuple(person for key, person in people.items() if key not in owner),
        tuple(rooms),
        tuple(groups),
        owner_declined=bool(absent & owner),
    )


def _add(people: dict[str, PersonCandidate], mail: str, name: str, line: int) -> None:
    if mail.lower().endswith(_NOBODY) or mail.lower().partition("@")[0] in _MACHINES:
        return
    key = mail.lower() or name
    known = people.get(key)
    if key and (known is None or (name and not known.name)):
        people[key] = PersonCandidate(name=name, emails=(mail,) if mail else (), line=line)


def _address(line: ContentLine) -> str:
    """Give the mail address; some write it without ``mailto:``, some only as a parameter."""
    value = line.value.strip()
    if value[:7].lower() == "mailto:":
        value = unquote(value[7:])
    found = _MAIL.search(name_of(value)) or _MAIL.search(name_of(line.get("EMAIL")))
    return found[0] if found else ""


def _name(line: ContentLine) -> str:
    """Give the name; an address in the name's place is none."""
    name = name_of(line.get("CN")).strip("'\"")
    if not name and not _address(line):
        name = name_of(line.value)
        return "" if ":" in name else name
    return "" if "@" in name else name
