"""Groups: finding, adding, changing, removing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from contactlog.core.groups import Group
from contactlog.core.text import fold, one_line
from contactlog.diary.desk import Desk
from contactlog.diary.naming import find


@dataclass(frozen=True, slots=True)
class Groups:
    """Everything the user does with groups."""

    desk: Desk

    def all(self) -> list[Group]:
        """List groups by name."""
        return sorted(self.desk.vault.all(Group), key=lambda group: (fold(group.name), group.id))

    def by_id(self) -> dict[str, Group]:
        """Give every group by id."""
        return {group.id: group for group in self.desk.vault.all(Group)}

    def find(self, typed: str) -> Group:
        """Find the one group that is meant; a leading ``#`` is allowed.

        Raises:
            NotFound: no group answers to it.
            Ambiguous: several do.
        """
        return find(
            typed.removeprefix("#"),
            self.desk.vault.all(Group),
            what="group",
            id_of=lambda group: group.id,
            names_of=lambda group: (group.name,),
            shown=lambda group: f"{group.name}, {len(group.people)} people",
        )

    def add(self, name: str, people: tuple[str, ...] = (), **details: Any) -> Group:
        """Add a group."""
        group = Group(self.desk.new_id(), one_line(name).removeprefix("#"), people, **details)
        with self.desk.vault.change("add group") as change:
            change.put(group)
        return group

    def edit(self, group: Group, **details: Any) -> Group:
        """Change some fields of a group."""
        changed = replace(group, **details)
        with self.desk.vault.change("change group") as change:
            change.put(changed)
        return changed

    def remove(self, group: Group) -> None:
        """Remove a group; the people and the encounters stay."""
        with self.desk.vault.change("remove group") as change:
            change.delete(Group, group.id)
