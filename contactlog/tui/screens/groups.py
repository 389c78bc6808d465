"""Groups and households: a list over the screen, and the form that changes one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from textual import work

from contactlog.core.groups import Group
from contactlog.errors import ContactlogError
from contactlog.tui import group_uses
from contactlog.tui.actions import Action, bindings, register
from contactlog.tui.forms import YES_NO, ChoiceField, Field, TextField
from contactlog.tui.screens.confirm import ConfirmScreen
from contactlog.tui.screens.form import FormScreen
from contactlog.tui.screens.listing import ListingScreen
from contactlog.tui.widgets.virtual_list import Row

OURS = register(
    Action("groups.add", "groups", "add", "a", "New group", "Makes a group.", "contactlog groups add", footer=True),
    Action("groups.remove", "groups", "remove", "d,delete", "Remove", "Removes a group; its people stay.",
           "contactlog groups remove", footer=True),
)  # fmt: skip


class GroupsScreen(ListingScreen):
    """The list of groups."""

    BINDINGS = bindings(OURS)
    title_text = "Groups and households"
    hint = "{list.open} changes · {groups.add} makes a new one · {groups.remove} removes · Esc closes"
    hint_empty = "{groups.add} makes a group · Esc closes"
    empty = "There are no groups yet. {groups.add} makes one: a choir, a class, a household."

    async def rows(self) -> Sequence[Row]:
        """Read the groups."""
        return await self.contactlog.diary.call(group_uses.groups)

    @work(exclusive=True, group="ask")
    async def open_row(self, row_id: str) -> None:
        """Change a group."""
        try:
            group, members, organiser = await self.contactlog.diary.call(group_uses.group_form, row_id)
        except ContactlogError as error:
            self.contactlog.tell_error(error)
            return
        await self._form(GroupEditor(group, members, organiser))

    @work(exclusive=True, group="ask")
    async def action_add(self) -> None:
        """Make a group."""
        await self._form(GroupEditor(None, "", ""))

    async def _form(self, form: GroupEditor) -> None:
        if await self.app.push_screen_wait(form):
            await self.again()

    @work(exclusive=True, group="ask")
    async def action_remove(self) -> None:
        """Remove a group after a question."""
        row_id = self.listing.current_id
        if row_id is None:
            return
        group, members, _ = await self.contactlog.diary.call(group_uses.group_form, row_id)
        count = len(members.split(",")) if members else 0
        question = f"Remove the group #{group.name}? Its {count} people and their encounters stay."
        if await self.app.push_screen_wait(ConfirmScreen(question, yes="Remove")):
            await self.contactlog.diary.call(group_uses.remove_group, row_id)
            await self.again()


class GroupEditor(FormScreen):
    """The form of a group; None makes a new one."""

    explanation = "Members are names of people in the diary, commas between them."

    def __init__(self, group: Group | None, members: str, organiser: str) -> None:
        super().__init__()
        self._group, self._members, self._organiser = group, members, organiser
        self.title_text = "A new group" if group is None else "Change a group"

    def fields(self) -> Sequence[Field]:
        """Give the rows."""
        was = self._group
        return [
            TextField("name", "Name", was.name if was else ""),
            TextField("people", "Members", self._members, "names, commas between"),
            ChoiceField("household", "Household", YES_NO, "yes" if was and was.household else "no"),
            TextField("organiser", "Who tells", self._organiser, "who can reach all of them"),
            TextField("note", "Note", was.note if was else ""),
        ]

    async def save(self, values: Mapping[str, Any]) -> None:
        """Save the group."""
        await self.contactlog.diary.call(group_uses.save_group, self._group, values)
