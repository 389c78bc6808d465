"""Place: where people met. A venue can itself be told."""

from __future__ import annotations

from dataclasses import dataclass, field

from contactlog.core.people import Phone
from contactlog.core.values import Setting, Space, Ventilation


@dataclass(frozen=True, slots=True)
class Place:
    """Where people met. What is known of its air fills gaps in an encounter only when the user says so."""

    id: str
    name: str = field(repr=False)
    setting: Setting | None = None
    space: Space | None = None
    ventilation: Ventilation | None = None
    phones: tuple[Phone, ...] = field(default=(), repr=False)
    emails: tuple[str, ...] = field(default=(), repr=False)
    hidden: bool = False
    note: str = field(default="", repr=False)
