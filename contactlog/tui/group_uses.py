"""What the screen of groups reads and changes: it runs in the diary's thread."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from contactlog import phrases
from contactlog.core.groups import Group
from contactlog.core.text import fold, one_line, plain
from contactlog.diary.door import Diary
from contactlog.errors import NotFound, Refused
from contactlog.tui import words
from contactlog.tui.people_uses import split
from contactlog.tui.widgets.virtual_list import Row


def groups(diary: Diary) -> list[Row]:
    """List the groups."""
    people = diary.people.by_id()
    rows = []
    for group in diary.groups.all():
        members = ", ".join(phrases.shown_name(people.get(member)) for member in group.people)
        household = "  household" if group.household else ""
        rows.append(
            Row(
                group.id,
                (
                    (f"#{words.short(group.name)}", "strong"),
                    (f"  {words.short(members)}{household}", "quiet"),
                ),
            )
        )
    return rows


def group_form(diary: Diary, group_id: str) -> tuple[Group, str, str]:
    """Give a group, the names of its members and of who can tell them.

    Raises:
        NotFound: it is gone.
    """
    group = diary.groups.by_id().get(group_id)
    if group is None:
        raise NotFound("That group is no longer in the diary.")
    people = diary.people.by_id()
    members = ", ".join(phrases.shown_name(people.get(member)) for member in group.people)
    return group, members, phrases.shown_name(people.get(group.organiser)) if group.organiser else ""


def save_group(diary: Diary, group: Group | None, values: Mapping[str, Any]) -> None:
    """Save what a form says of a group; None makes a new one.

    Raises:
        Refused: it has no name.
        NotFound: a member is nobody in the diary.
        Ambiguous: several people answer to a name.
    """
    name = one_line(values["name"]).removeprefix("#")
    if not name:
        raise Refused("The group has no name.", "Write one, such as choir.")
    kept = {
        fold(phrases.shown_name(person)): key
        for key, person in diary.people.by_id().items()
        if group and key in group.people
    }
    members = tuple(kept.get(fold(typed)) or diary.people.find(typed).id for typed in split(values["people"]))
    organiser = diary.people.find(values["organiser"]).id if values["organiser"] else None
    details = {
        "household": values["household"] == "yes",
        "organiser": organiser,
        "note": plain(values["note"]),
    }
    if group is None:
        diary.groups.add(name, members, **details)
    else:
        diary.groups.edit(group, name=name, people=members, **details)


def remove_group(diary: Diary, group_id: str) -> None:
    """Remove a group; its people stay."""
    diary.groups.remove(group_form(diary, group_id)[0])
