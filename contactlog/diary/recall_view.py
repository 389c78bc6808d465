"""The piece of the diary that the interview looks at."""

from __future__ import annotations

from datetime import date, timedelta

from contactlog.core.encounters import Encounter, QuietDay
from contactlog.core.groups import Group
from contactlog.core.people import Person
from contactlog.core.places import Place
from contactlog.core.settings import Preference
from contactlog.diary.desk import Desk
from contactlog.diary.sources import calendar_left
from contactlog.recall.view import HISTORY_DAYS, DiaryView


def view_of(desk: Desk, first: date, last: date) -> DiaryView:
    """Gather what the diary says about some days and the weeks before.

    Only the people who appear there are read, so that a large address book costs nothing.
    """
    vault = desk.vault
    encounters = tuple(vault.encounters_between(first - timedelta(days=HISTORY_DAYS), last))
    groups = {group.id: group for group in vault.all(Group)}
    places = {place.id: place for place in vault.all(Place)}
    quiet = frozenset(day.date for day in vault.all(QuietDay) if first <= day.date <= last)
    calendar = tuple(cue for cue in calendar_left(vault) if first <= cue.day <= last)
    language = vault.get(Preference, "language")
    return DiaryView(
        desk.today(),
        encounters,
        _people(desk, encounters, groups),
        places,
        groups,
        quiet,
        calendar,
        language.value if language is not None and isinstance(language.value, str) else None,
    )


def _people(desk: Desk, encounters: tuple[Encounter, ...], groups: dict[str, Group]) -> dict[str, Person]:
    wanted = {person for encounter in encounters for person in encounter.people}
    wanted |= {person for group in groups.values() for person in group.people}
    found = (desk.vault.get(Person, key) for key in sorted(wanted))
    return {person.id: person for person in found if person is not None}
