"""Every day with its encounters as one long list, read by pages, so that a million entries cost what forty do."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import accumulate

from contactlog.core.cases import Case, CaseState
from contactlog.core.encounters import Encounter
from contactlog.core.exposures import Window
from contactlog.core.groups import Group
from contactlog.core.people import Person
from contactlog.core.places import Place
from contactlog.diary.desk import Desk
from contactlog.phrases import Names

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class TimelineDays:
    """The shape of the list: which days it has, newest first, and at which row each begins.

    A day takes one row for its heading and one for each encounter; a quiet day takes one for its heading and
    one that says that nobody was met.
    """

    days: tuple[date, ...] = ()
    starts: tuple[int, ...] = ()
    """The row of each day's heading."""
    rows: int = 0
    encounters: int = 0
    _places: Mapping[date, int] = field(default_factory=dict, repr=False)
    _counts: tuple[int, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, counts: Mapping[date, int]) -> TimelineDays:
        """Make it of the number of encounters of each day; 0 is a quiet day."""
        days = tuple(sorted(counts, reverse=True))
        ends = list(accumulate(1 + max(1, counts[day]) for day in days))
        starts = (0, *ends)[: len(days)]
        return cls(
            days,
            tuple(starts),
            ends[-1] if ends else 0,
            sum(counts.values()),
            {day: place for place, day in enumerate(days)},
            tuple(counts[day] for day in days),
        )

    def place_at(self, row: int) -> int:
        """Give the place among `days` of the day to which a row belongs."""
        return bisect_right(self.starts, row) - 1

    def count_on(self, day: date) -> int | None:
        """Give the number of encounters of a day: 0 for a quiet day, None where nothing is noted."""
        place = self._places.get(day)
        return None if place is None else self._counts[place]

    def day_at(self, row: int) -> date | None:
        """Give the day to which a row belongs; None beyond the end."""
        return self.days[self.place_at(row)] if 0 <= row < self.rows else None

    def row_of(self, day: date) -> int | None:
        """Give the row of a day's heading; None for a day on which nothing is noted."""
        place = self._places.get(day)
        return None if place is None else self.starts[place]


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One row: a heading, an encounter, or the word that nobody was met."""

    day: date
    heading: bool = False
    encounter: Encounter | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Reading the list by pages."""

    desk: Desk

    def days(self, since: date = date.min) -> TimelineDays:
        """Give the shape of the list, or of its newest part, by one pass over the index of those days."""
        return TimelineDays.of(self.desk.vault.days_with_entries(since, date.max))

    def newest(self) -> date:
        """Give the day of the newest encounter; today when there is none."""
        return self.desk.vault.newest_day() or self.desk.today()

    def page(self, days: TimelineDays, start: int, stop: int) -> list[TimelineRow]:
        """Give some rows.

        What another process has changed since `days` was read may shift rows within a day; the number of rows
        is always the one asked for, as far as the list goes.
        """
        stop = min(stop, days.rows)
        if start >= stop:
            return []
        first, last = days.place_at(start), days.place_at(stop - 1)
        met = self._met(days.days[last], days.days[first])
        rows: list[TimelineRow] = []
        for place in range(first, last + 1):
            day = days.days[place]
            end = days.starts[place + 1] if place + 1 < len(days.days) else days.rows
            rows += _rows_of(day, met.get(day, []), end - days.starts[place])
        skipped = start - days.starts[first]
        return rows[skipped : skipped + stop - start]

    def row_of(self, days: TimelineDays, encounter: Encounter) -> int | None:
        """Give the row of an encounter; None when it is not in the list."""
        start = days.row_of(encounter.local_date)
        ids = [
            met.id
            for met in self._met(encounter.local_date, encounter.local_date).get(encounter.local_date, [])
        ]
        return start + 1 + ids.index(encounter.id) if start is not None and encounter.id in ids else None

    def windows(self) -> tuple[Window, ...]:
        """Give the days on which the open cases could pass their illness on."""
        # The fact sheet is loaded only where a case is open.
        if not any(case.state is CaseState.OPEN for case in self.desk.vault.all(Case)):
            return ()
        from contactlog.diary.case_days import open_windows

        return open_windows(self.desk)

    def names(self, encounters: Iterable[Encounter]) -> Names:
        """Give the names that some encounters need, without reading everybody."""
        met = list(encounters)
        vault = self.desk.vault
        people = {person: vault.get(Person, person) for item in met for person in item.people}
        places = {item.place: vault.get(Place, item.place) for item in met if item.place}
        groups = {item.group: vault.get(Group, item.group) for item in met if item.group}
        return Names(
            {key: person for key, person in people.items() if person},
            {key: place for key, place in places.items() if place},
            {key: group for key, group in groups.items() if group},
        )

    def _met(self, first: date, last: date) -> dict[date, list[Encounter]]:
        found: dict[date, list[Encounter]] = {}
        for encounter in self.desk.vault.encounters_between(first, last):
            found.setdefault(encounter.local_date, []).append(encounter)
        for met in found.values():
            met.sort(key=lambda encounter: (encounter.started_at or _NEVER, encounter.id), reverse=True)
        return found


def _rows_of(day: date, met: list[Encounter], wanted: int) -> list[TimelineRow]:
    rows = [TimelineRow(day, heading=True), *(TimelineRow(day, encounter=encounter) for encounter in met)]
    return [*rows, *[TimelineRow(day)] * (wanted - len(rows))][:wanted]
