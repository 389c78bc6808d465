"""What the screens of people read and change: it runs in the diary's thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from contactlog import phrases
from contactlog.core.people import Person
from contactlog.core.text import fold, one_line, plain
from contactlog.core.values import Channel, Flag, Safety
from contactlog.diary.door import Diary
from contactlog.errors import Refused
from contactlog.tui import words
from contactlog.tui.forms import truth
from contactlog.tui.widgets.virtual_list import Row

NO_WAY = "no number"
"""What stands beside a person for whom the diary holds no number, mail or address."""


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person with everything that is shown of them."""

    person: Person
    details: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    """Their encounters, the newest first."""


def listing(diary: Diary, text: str, hidden: bool) -> tuple[list[Row], int]:
    """Give the people whose names, numbers or mails hold what was typed, and how many people there are."""
    everybody = diary.people.all(hidden=hidden)
    wanted = fold(text).split()
    shown = [person for person in everybody if all(part in _heard(person) for part in wanted)]
    out_of_reach = {person.id for person in diary.people.unreachable(shown)}
    return [_row(person, person.id in out_of_reach) for person in shown], len(everybody)


def _heard(person: Person) -> str:
    numbers = [phone.e164 or phone.typed for phone in person.phones]
    return fold(" ".join((person.name, *person.nicknames, *person.emails, *numbers)))


def _row(person: Person, out_of_reach: bool) -> Row:
    marks = [
        "lives with me" if person.lives_with_me else "",
        *(phrases.words(flag) for flag in sorted(person.flags)),
        "careful" if person.safety else "",
        "confidential" if person.confidential else "",
        "hidden" if person.hidden else "",
    ]
    said = ", ".join(filter(None, marks))
    return Row(
        person.id,
        (
            (words.short(phrases.shown_name(person)), "strong"),
            (f"  {said}" if said else "", "quiet"),
            (f"  ✗ {NO_WAY}" if out_of_reach else "", "warn"),
        ),
    )


def page(diary: Diary, person_id: str) -> PersonPage:
    """Read a person with their encounters.

    Raises:
        NotFound: they are gone.
    """
    person = diary.people.get(person_id)
    met = diary.people.encounters(person)
    names = diary.timeline.names(met[:200])
    today = diary.desk.today()
    rows = [
        Row(one.id, ((words.day(one.local_date, today), "accent"), *words.encounter(one, names)))
        for one in met[:200]
    ]
    groups = [group.name for group in diary.groups.all() if person_id in group.people]
    last = words.day(met[0].local_date, today) if met else ""
    return PersonPage(person, tuple(_details(person, groups, len(met), last)), tuple(rows))


def _details(person: Person, groups: list[str], count: int, last: str) -> list[tuple[str, str]]:
    numbers = ", ".join(phone.e164 or phone.typed for phone in person.phones)
    reachable = person.phones or person.emails or person.address
    found = [
        ("Name", phrases.shown_name(person)),
        ("Also", ", ".join(person.nicknames)),
        ("Telephone", numbers),
        ("E-mail", ", ".join(person.emails)),
        ("Address", person.address or ""),
        ("", "" if reachable else f"✗ {NO_WAY}: ask for one before it is needed"),
        ("Tell by", phrases.choice(person.channel) if person.channel else ""),
        ("Language", person.language or ""),
        ("Household", "lives with me" if person.lives_with_me else ""),
        ("Risk", ", ".join(phrases.words(flag) for flag in sorted(person.flags))),
        ("Care", ", ".join(phrases.words(item) for item in sorted(person.safety))),
        ("", "confidential: never named outside the diary" if person.confidential else ""),
        ("Fell ill", person.fell_ill_on.isoformat() if person.fell_ill_on else ""),
        ("Groups", ", ".join(f"#{name}" for name in groups)),
        ("Met", f"{count:,} times, last on {last}" if count else "never noted"),
        ("Note", person.note),
    ]
    return [(label, text) for label, text in found if text]


def save(diary: Diary, person: Person | None, values: Mapping[str, Any]) -> Person:
    """Save what a form says of a person; None makes a new one.

    Raises:
        Refused: nothing says who it is.
        Invalid: the day of falling ill is none.
    """
    details = _from_form(diary, person, values)
    if not (details["name"] or details["nicknames"]):
        raise Refused("The person has no name.", "Write a name, or what you call them.")
    if person is None:
        return diary.people.add(details.pop("name"), **details)
    return diary.people.edit(person, **details)


def _from_form(diary: Diary, person: Person | None, values: Mapping[str, Any]) -> dict[str, Any]:
    region = diary.preferences.text("region")
    known = {phone.typed: phone for phone in person.phones} if person else {}
    ill = values["fell_ill_on"]
    return {
        "name": one_line(values["name"]),
        "nicknames": split(values["nicknames"]),
        "phones": tuple(
            known.get(typed) or diary.people.phone(typed, region) for typed in split(values["phones"])
        ),
        "emails": split(values["emails"]),
        "address": plain(values["address"]) or None,
        "channel": Channel(values["channel"]) if values["channel"] else None,
        "language": one_line(values["language"]) or None,
        "lives_with_me": truth(values["lives_with_me"]),
        "flags": frozenset(Flag(flag) for flag in values["flags"]),
        "safety": frozenset(Safety(item) for item in values["safety"]),
        "confidential": values["confidential"] == "yes",
        "fell_ill_on": diary.encounters.read_day_span(ill).first if ill else None,
        "note": plain(values["note"]),
    }


def split(typed: str) -> tuple[str, ...]:
    """Part what was typed with commas between."""
    return tuple(filter(None, (one_line(part) for part in typed.split(","))))


def hide(diary: Diary, person_id: str) -> bool:
    """Hide a person, or show a hidden one again; True when they are hidden now."""
    person = diary.people.get(person_id)
    return diary.people.hide(person, hidden=not person.hidden).hidden


def what_goes(diary: Diary, person_id: str) -> str:
    """Say what forgetting a person would erase, and what stays."""
    person = diary.people.get(person_id)
    numbers = len(person.phones) + len(person.emails) + bool(person.address)
    cases = sum(person.id in diary.ledger.notices(case) for case in diary.cases.all())
    groups = sum(person.id in group.people for group in diary.groups.all())
    met = len(diary.people.encounters(person))
    waits = diary.retention.waiting_lines(person)
    lines = (
        f"{waits} waiting {_several('line holds', waits, 'lines hold')} the name: take in or drop it first.\n"
        if waits
        else ""
    )
    going = [
        "the name",
        f"{numbers} {_several('number or address', numbers, 'numbers and addresses')}" if numbers else "",
        f"what is noted of telling them in {cases} {_several('case', cases)}" if cases else "",
        f"their place in {groups} {_several('group', groups)}" if groups else "",
        "the name in every note",
    ]
    *first, last = filter(None, going)
    return (
        f"Forget {words.short(phrases.shown_name(person))} for good?\n\n"
        f"This erases {', '.join(first)} and {last}.\n"
        f"{met:,} {_several('encounter stays', met, 'encounters stay')}, with “someone forgotten”.\n"
        f"{lines}"
        "An address book or calendar that names them would bring them back when it is brought in again.\n"
        "It cannot be taken back, and neither can what you changed before it."
    )


def _several(one: str, count: int, many: str = "") -> str:
    return one if count == 1 else many or f"{one}s"


def forget(diary: Diary, person_id: str) -> None:
    """Erase a person."""
    diary.retention.forget(diary.people.get(person_id))


def doubles(diary: Diary) -> list[Row]:
    """List who may be one person; the id of a row is both ids."""
    return [
        Row(
            f"{pair.one.id} {pair.other.id}",
            (
                (words.short(phrases.shown_name(pair.one)), "strong"),
                ("  and  ", "quiet"),
                (words.short(phrases.shown_name(pair.other)), "strong"),
                (f"  {pair.why}", "quiet"),
            ),
        )
        for pair in diary.people.sameness.doubles()
    ]


def pair_of(diary: Diary, ids: str) -> list[tuple[str, str]]:
    """Give the two of a row with what is known of them."""
    return [(one, phrases.person_line(diary.people.get(one))) for one in ids.split()]


def settle(diary: Diary, ids: str, keep: str) -> None:
    """Make one person of two, keeping ``keep``; or remember that they are two when it is empty."""
    one, other = (diary.people.get(each) for each in ids.split())
    if not keep:
        diary.people.sameness.part(one, other)
    elif keep == one.id:
        diary.people.merge(one, other)
    else:
        diary.people.merge(other, one)
