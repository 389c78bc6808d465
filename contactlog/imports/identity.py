"""What makes two entries the same somebody: folded names, numbers, addresses."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from contactlog.core.people import Person, Phone
from contactlog.core.text import fold
from contactlog.imports.candidates import PersonCandidate

_LEAST_DIGITS = 7
"""Fewer are shared by too many: emergency numbers, extensions."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Somebody's marks in the form in which they are compared."""

    name: str
    """The shown name, folded."""
    names: frozenset[str]
    """All full names, folded, the shown one among them."""
    nicknames: frozenset[str]
    phones: frozenset[str]
    emails: frozenset[str]
    typed: frozenset[str]
    """Numbers as digits only, whatever country they are read in: the country may not have been known before."""

    @property
    def contacts(self) -> frozenset[str]:
        """Numbers and addresses together."""
        return self.phones | self.emails


def marks_of(someone: Person | PersonCandidate) -> Marks:
    """Give the marks of a person or a candidate."""
    name = name_key(someone.name)
    others = someone.other_names if isinstance(someone, PersonCandidate) else ()
    return Marks(
        name,
        frozenset(key for text in (someone.name, *others) if (key := name_key(text))),
        frozenset(key for text in someone.nicknames if (key := name_key(text))),
        frozenset(key for phone in someone.phones if (key := phone_key(phone))),
        frozenset(key for mail in someone.emails if (key := mail.strip().casefold())),
        frozenset(key for phone in someone.phones if len(key := digits_of(phone)) >= _LEAST_DIGITS),
    )


def name_key(name: str) -> str:
    """Give a name without case, accents and punctuation; ``Doe, John`` is ``john doe``."""
    family, comma, given = name.partition(",")
    ordered = f"{given} {family}" if comma and given.strip() and "," not in given else name
    return " ".join(fold(ordered).replace(".", " ").replace(",", " ").split())


def phone_key(phone: Phone) -> str:
    """Give the international form, else the digits as typed."""
    return phone.e164 or digits_of(phone) or fold(phone.typed)


def digits_of(phone: Phone) -> str:
    """Give the digits as typed."""
    return "".join(char for char in phone.typed if char.isdigit())


def refusal_key(candidate: PersonCandidate) -> str:
    """Give the key by which "not the same" is remembered; it tells nobody the name."""
    return hashlib.sha256(candidate_key(candidate).encode("utf-8", "replace")).hexdigest()[:32]


def candidate_key(candidate: PersonCandidate) -> str:
    """Give what makes an entry the same at every reading: the source's own id, else all marks in one line."""
    if candidate.origin:
        return f"id:{candidate.origin}"
    marks = marks_of(candidate)
    return "marks:" + "|".join((marks.name, *sorted(marks.contacts)))[:400]
