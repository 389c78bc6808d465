"""From a candidate to a person of the diary: taken in new, or adding what the diary lacks."""

from __future__ import annotations

from dataclasses import replace

from contactlog.core.people import Person, Phone
from contactlog.imports.candidates import PersonCandidate
from contactlog.imports.identity import digits_of, name_key, phone_key


def as_person(candidate: PersonCandidate, person_id: str) -> Person:
    """Make a new person of a candidate; numbers and addresses that the file repeats come in once."""
    return Person(
        id=person_id,
        name=candidate.name,
        nicknames=candidate.nicknames,
        phones=_each_once(candidate.phones),
        emails=tuple({mail.casefold(): mail for mail in reversed(candidate.emails)}.values())[::-1],
        address=candidate.address,
        language=candidate.language,
        note=candidate.note,
    )


def completed(person: Person, candidate: PersonCandidate) -> Person:
    """Give the person with what the candidate adds. Nothing the user has written is changed.

    New numbers, addresses and nicknames are added; address and language only where there was none; the note
    and other details stay as they are.
    """
    mails = {mail.casefold() for mail in person.emails}
    names = {name_key(name) for name in (person.name, *person.nicknames)}
    extra = [mail for mail in candidate.emails if mail.casefold() not in mails]
    nicknames = candidate.nicknames
    if person.name and candidate.name:
        nicknames = (*nicknames,) if name_key(candidate.name) in names else (*nicknames, candidate.name)
    return replace(
        person,
        name=person.name or candidate.name,
        nicknames=(*person.nicknames, *(nick for nick in nicknames if name_key(nick) not in names)),
        phones=_each_once((*person.phones, *candidate.phones)),
        emails=(*person.emails, *dict.fromkeys(extra)),
        address=person.address or candidate.address,
        language=person.language or candidate.language,
    )


def _each_once(phones: tuple[Phone, ...]) -> tuple[Phone, ...]:
    """Give each number once; one whose country was not known takes it from the same one that is read."""
    read = {digits_of(phone): phone.e164 for phone in reversed(phones) if phone.e164}
    found: dict[str, Phone] = {}
    for phone in phones:
        known = phone if phone.e164 else replace(phone, e164=read.get(digits_of(phone)))
        found.setdefault(phone_key(known), known)
    return tuple(found.values())
