"""What the interview is shown of the diary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from contactlog.core.encounters import Encounter
from contactlog.core.groups import Group
from contactlog.core.people import Person
from contactlog.core.places import Place
from contactlog.recall.wording import Wording, wording

HISTORY_DAYS = 120
"""How far before the first wanted day the encounters of a view should reach: long enough for a rhythm."""


@dataclass(frozen=True, slots=True)
class CalendarCue:
    """An entry of the user's calendar that has not become an encounter."""

    origin: str = field(repr=False)
    day: date
    title: str = field(repr=False)
    people: tuple[str, ...] = field(default=(), repr=False)
    """Names on the invitation."""
    place: str = field(default="", repr=False)
    clock: str = ""
    """Local time as ``13:00``; empty for an entry without one."""


@dataclass(frozen=True, slots=True)
class DiaryView:
    """A piece of the diary, as a value."""

    today: date
    encounters: tuple[Encounter, ...] = ()
    """Those of the wanted days and of `HISTORY_DAYS` before, in any order."""
    people: Mapping[str, Person] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    quiet_days: frozenset[date] = frozenset()
    calendar: tuple[CalendarCue, ...] = ()
    lang: str | None = None
    """Tag of the language the questions are in; English where it has no words."""

    @property
    def words(self) -> Wording:
        """What the interview says."""
        return wording(self.lang)

    def on(self, day: date) -> tuple[Encounter, ...]:
        """Give the encounters of a day, the timed ones in order, the others behind."""
        found = [encounter for encounter in self.encounters if encounter.local_date == day]
        return tuple(sorted(found, key=lambda item: (item.started_at is None, str(item.started_at), item.id)))

    def between(self, first: date, last: date) -> tuple[Encounter, ...]:
        """Give the encounters of some days, in the order of the days."""
        found = [encounter for encounter in self.encounters if first <= encounter.local_date <= last]
        return tuple(sorted(found, key=lambda item: (item.local_date, str(item.started_at or ""), item.id)))

    def name(self, person: str) -> str:
        """Give the name of a person; empty for somebody unnamed, unknown or hidden."""
        found = self.people.get(person)
        return "" if found is None or found.hidden else found.name

    def names(self, people: Iterable[str]) -> tuple[str, ...]:
        """Give the names of those who have one to show."""
        return tuple(name for person in people if (name := self.name(person)))

    def place_name(self, place: str | None) -> str:
        """Give the name of a place; empty when unknown or hidden."""
        found = self.places.get(place) if place else None
        return "" if found is None or found.hidden else found.name

    def group_name(self, group: str | None) -> str:
        """Give the name of a group; empty when unknown."""
        found = self.groups.get(group) if group else None
        return found.name if found else ""

    def shown(self, encounter: Encounter) -> str:
        """Give one line that tells an encounter apart: the group or the names, and where."""
        who = self.group_name(encounter.group) or ", ".join(self.names(encounter.people))
        unnamed = len([person for person in encounter.people if not self.name(person)])
        if not who:
            who = self.words.say("somebody" if unnamed or encounter.people else "strangers")
        return self.located(who, encounter.place)

    def located(self, who: str, place: str | None) -> str:
        """Give ``Ana at Sol``, or ``Ana`` where the place has no name to show."""
        where = self.place_name(place)
        return self.words.say("at", who=who, where=where) if where else who
