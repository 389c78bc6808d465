"""What the screen of the diary does with one encounter or day: it runs in the diary's thread."""

from __future__ import annotations

from datetime import date

from contactlog.core.encounters import Encounter
from contactlog.diary.amending import Typed, typed_of
from contactlog.diary.door import Diary
from contactlog.tui.timeline_rows import QUIET, look_up


def for_form(diary: Diary, encounter_id: str) -> tuple[Encounter, Typed]:
    """Give an encounter and what a form shows of it."""
    met, names = look_up(diary, encounter_id)
    return met, typed_of(met, {person: names.person(person) for person in met.people}, names.place(met.place))


def remove(diary: Diary, row_id: str) -> None:
    """Remove an encounter, or take a quiet day back."""
    if row_id.startswith(QUIET):
        diary.encounters.remove_quiet(date.fromisoformat(row_id.removeprefix(QUIET)))
    else:
        diary.encounters.remove(diary.encounters.find(row_id))


def nobody(diary: Diary, day: date) -> None:
    """Note that nobody was met."""
    diary.encounters.add_quiet(day)


def take_back(diary: Diary, day: date) -> None:
    """Take a quiet day back."""
    diary.encounters.remove_quiet(day)
