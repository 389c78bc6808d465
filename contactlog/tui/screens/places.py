"""Places: a list over the screen, and the form that changes one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from textual import work

from contactlog.core.places import Place
from contactlog.core.values import Setting, Space, Ventilation
from contactlog.errors import ContactlogError
from contactlog.tui import place_uses
from contactlog.tui.actions import Action, bindings, register
from contactlog.tui.forms import YES_NO, ChoiceField, Field, TextField, options_of
from contactlog.tui.screens.form import FormScreen
from contactlog.tui.screens.listing import ListingScreen
from contactlog.tui.widgets.virtual_list import Row

OURS = register(
    Action(
        "places.add",
        "places",
        "add",
        "a",
        "New place",
        "Makes a place.",
        "contactlog places add",
        footer=True,
    ),
)


class PlacesScreen(ListingScreen):
    """The list of places."""

    BINDINGS = bindings(OURS)
    title_text = "Places"
    hint = "{list.open} changes · {places.add} makes a new one · Esc closes"
    hint_empty = "{places.add} makes a place · Esc closes"
    empty = "There are no places yet. They come in with encounters: ... at Café Nero"

    async def rows(self) -> Sequence[Row]:
        """Read the places."""
        return await self.contactlog.diary.call(place_uses.rows)

    @work(exclusive=True, group="ask")
    async def open_row(self, row_id: str) -> None:
        """Change a place."""
        try:
            place = await self.contactlog.diary.call(place_uses.get, row_id)
        except ContactlogError as error:
            self.contactlog.tell_error(error)
            return
        await self._form(PlaceEditor(place))

    @work(exclusive=True, group="ask")
    async def action_add(self) -> None:
        """Make a place."""
        await self._form(PlaceEditor(None))

    async def _form(self, form: PlaceEditor) -> None:
        if await self.app.push_screen_wait(form):
            await self.again()


class PlaceEditor(FormScreen):
    """The form of a place; None makes a new one."""

    explanation = (
        "Number and mail are for telling the venue. A hidden place is left out of lists and suggestions."
    )

    def __init__(self, place: Place | None) -> None:
        super().__init__()
        self._place = place
        self.title_text = "A new place" if place is None else "Change a place"

    def fields(self) -> Sequence[Field]:
        """Give the rows."""
        was = self._place or Place("", "")
        return [
            TextField("name", "Name", was.name),
            ChoiceField("setting", "Setting", options_of(Setting), was.setting),
            ChoiceField("space", "Space", options_of(Space), was.space),
            ChoiceField("ventilation", "Air", options_of(Ventilation), was.ventilation),
            TextField("phones", "Numbers", ", ".join(phone.typed for phone in was.phones), "commas between"),
            TextField("emails", "Mail", ", ".join(was.emails), "commas between"),
            ChoiceField("hidden", "Hidden", YES_NO, "yes" if was.hidden else "no"),
            TextField("note", "Note", was.note),
        ]

    async def save(self, values: Mapping[str, Any]) -> None:
        """Save the place."""
        await self.contactlog.diary.call(place_uses.save, self._place, values)
