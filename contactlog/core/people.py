"""Person: someone in the diary."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from contactlog.core.values import Channel, Flag, Safety


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number, as it can be dialled and as it was typed."""

    typed: str
    """As the user or the address book wrote it."""
    e164: str | None = None
    """In the international form ``+351912345678``; None when it could not be read."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone in the diary. May be unnamed, confidential, or hidden after deletion."""

    id: str
    name: str = field(default="", repr=False)
    """Full name as the user writes it; empty for somebody unnamed."""
    nicknames: tuple[str, ...] = field(default=(), repr=False)
    phones: tuple[Phone, ...] = field(default=(), repr=False)
    emails: tuple[str, ...] = field(default=(), repr=False)
    address: str | None = field(default=None, repr=False)
    """Postal address for a letter, with line breaks."""
    channel: Channel | None = None
    """How this person likes to be told."""
    language: str | None = None
    """BCP 47 tag of the language to write in."""
    flags: frozenset[Flag] = frozenset()
    safety: frozenset[Safety] = frozenset()
    confidential: bool = False
    """Never named outside the vault, never in a hand-over; drafts reveal no relationship."""
    hidden: bool = False
    """Left out of lists and suggestions; encounters stay."""
    lives_with_me: bool | None = None
    fell_ill_on: date | None = None
    """First day of symptoms of the person's own illness, where the user knows it."""
    note: str = field(default="", repr=False)
