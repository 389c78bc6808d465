"""Which calendar entries always or never become encounters, by their title."""

from __future__ import annotations

from collections.abc import Sequence

from textual import work

from contactlog.diary.door import Diary
from contactlog.errors import ContactlogError
from contactlog.tui import words
from contactlog.tui.actions import Action, bindings, register
from contactlog.tui.screens.listing import ListingScreen
from contactlog.tui.widgets.virtual_list import Row

OURS = register(
    Action("rules.drop", "rules for titles", "drop", "d,delete", "Forget", "Forgets the rule; what came in stays.",
           "contactlog import --drop-rule", footer=True),
)  # fmt: skip


class EventRulesScreen(ListingScreen):
    """The list, by title."""

    BINDINGS = bindings(OURS)
    title_text = "Rules for titles of a calendar"
    hint = "{rules.drop} forgets the rule · Esc closes"
    empty = "There are none. They are made where a calendar is brought in: {app.import}, after Esc here."

    async def rows(self) -> Sequence[Row]:
        """Read the rules."""
        return await self.contactlog.diary.call(_rows)

    def open_row(self, row_id: str) -> None:
        """Say how a rule is changed."""
        self.contactlog.tell("Forget it here, or decide anew when the calendar is read again.")

    @work(exclusive=True, group="ask")
    async def action_drop(self) -> None:
        """Forget the rule under the cursor."""
        title = self.listing.current_id
        if title is None:
            return
        try:
            await self.contactlog.diary.call(lambda diary: diary.bringing_in.rules.drop(title))
        except ContactlogError as error:
            if self.contactlog.diary.is_open:
                self.contactlog.tell_error(error)
            return
        self.contactlog.tell("Forgotten. Ctrl+Z takes it back.")
        await self.again()


def _rows(diary: Diary) -> list[Row]:
    return [
        Row(
            rule.title,
            (("always  " if rule.take else "never   ", "accent"), (words.short(rule.title), "strong")),
        )
        for rule in diary.bringing_in.rules.all()
    ]
