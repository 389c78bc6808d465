"""What the screen of places reads and changes: it runs in the diary's thread."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from contactlog import phrases
from contactlog.core.places import Place
from contactlog.core.text import one_line, plain
from contactlog.core.values import Setting, Space, Ventilation
from contactlog.diary.door import Diary
from contactlog.errors import NotFound, Refused
from contactlog.tui import words
from contactlog.tui.people_uses import split
from contactlog.tui.widgets.virtual_list import Row


def rows(diary: Diary) -> list[Row]:
    """List the places by name, those hidden too."""
    return [_row(place) for place in diary.places.all(hidden=True)]


def _row(place: Place) -> Row:
    known = [phrases.choice(value) for value in (place.setting, place.space, place.ventilation) if value]
    known += [phone.typed for phone in place.phones] + list(place.emails)
    hidden = "  hidden" if place.hidden else ""
    return Row(
        place.id,
        (
            (words.short(place.name), "strong"),
            (f"  {words.short(', '.join(known))}", "quiet"),
            (hidden, "warn"),
        ),
    )


def get(diary: Diary, place_id: str) -> Place:
    """Give a place.

    Raises:
        NotFound: it is gone.
    """
    place = diary.places.by_id().get(place_id)
    if place is None:
        raise NotFound("That place is no longer in the diary.")
    return place


def save(diary: Diary, place: Place | None, values: Mapping[str, Any]) -> None:
    """Save what a form says of a place; None makes a new one.

    Raises:
        Refused: it has no name.
        Invalid: a number is none.
    """
    name = one_line(values["name"])
    if not name:
        raise Refused("The place has no name.", "Write one, such as Café Nero.")
    known = {phone.typed: phone for phone in place.phones} if place else {}
    region = diary.preferences.text("region")
    details = {
        "setting": Setting(values["setting"]) if values["setting"] else None,
        "space": Space(values["space"]) if values["space"] else None,
        "ventilation": Ventilation(values["ventilation"]) if values["ventilation"] else None,
        "phones": tuple(
            known.get(typed) or diary.people.phone(typed, region) for typed in split(values["phones"])
        ),
        "emails": split(values["emails"]),
        "hidden": values["hidden"] == "yes",
        "note": plain(values["note"]),
    }
    if place is None:
        diary.places.add(name, **details)
    else:
        diary.places.edit(place, name=name, **details)
