"""Places: finding, adding, changing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from contactlog.core.places import Place
from contactlog.core.text import fold, one_line
from contactlog.diary.desk import Desk
from contactlog.diary.naming import find


@dataclass(frozen=True, slots=True)
class Places:
    """Everything the user does with places."""

    desk: Desk

    def all(self, *, hidden: bool = False) -> list[Place]:
        """List places by name; those hidden only when asked for."""
        everywhere = (place for place in self.desk.vault.all(Place) if hidden or not place.hidden)
        return sorted(everywhere, key=lambda place: (fold(place.name), place.id))

    def by_id(self) -> dict[str, Place]:
        """Give every place by id."""
        return {place.id: place for place in self.desk.vault.all(Place)}

    def find(self, typed: str) -> Place:
        """Find the one place that is meant.

        Raises:
            NotFound: no place answers to it.
            Ambiguous: several do.
        """
        return find(
            typed,
            self.desk.vault.all(Place),
            what="place",
            id_of=lambda place: place.id,
            names_of=lambda place: (place.name,),
            shown=lambda place: place.name,
        )

    def add(self, name: str, **details: Any) -> Place:
        """Add a place."""
        place = Place(self.desk.new_id(), one_line(name), **details)
        with self.desk.vault.change("add place") as change:
            change.put(place)
        return place

    def edit(self, place: Place, **details: Any) -> Place:
        """Change some fields of a place."""
        changed = replace(place, **details)
        with self.desk.vault.change("change place") as change:
            change.put(changed)
        return changed
