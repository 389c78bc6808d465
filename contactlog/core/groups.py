"""Group: a named set of people, such as a choir or a household."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Group:
    """A named set of people."""

    id: str
    name: str = field(repr=False)
    people: tuple[str, ...] = ()
    """Ids of the members, in the order the user gave them."""
    household: bool = False
    """The members live together."""
    organiser: str | None = None
    """Id of the person who can tell the others."""
    note: str = field(default="", repr=False)
