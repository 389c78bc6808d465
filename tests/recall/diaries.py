"""A small invented diary, and strategies for others."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from contactlog.core.encounters import Encounter
from contactlog.core.groups import Group
from contactlog.core.people import Person
from contactlog.core.places import Place
from contactlog.core.values import Precision, Setting, Voice
from contactlog.recall.view import CalendarCue, DiaryView

TODAY = date(2026, 3, 12)
"""A Thursday."""
FIRST = date(2026, 3, 6)

PEOPLE = {
    person.id: person
    for person in (
        Person("ana", "Ana Silva"),
        Person("bruno", "Bruno Costa"),
        Person("dog", ""),
        Person("gone", "Gone Away", hidden=True),
        Person("old", "Old Friend"),
    )
}
PLACES = {"hall": Place("hall", "Church hall"), "sol": Place("sol", "Café Sol")}
GROUPS = {"choir": Group("choir", "Choir", ("ana", "bruno", "gone"))}


def met(
    key: str,
    day: date,
    *people: str,
    group: str | None = None,
    place: str | None = None,
    hour: int | None = None,
) -> Encounter:
    started_at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC) if hour is not None else None
    return Encounter(
        key,
        day,
        "Europe/Lisbon",
        started_at=started_at,
        precision=Precision.EXACT if started_at else Precision.DAY,
        minutes=90 if started_at else None,
        people=people,
        group=group,
        place=place,
        setting=Setting.INDOOR if group else None,
        voice=Voice.LOUD if group else None,
        note="private",
    )


def weekly(prefix: str, last: date, times: int, *people: str, **more: str | int | None) -> list[Encounter]:
    group, place, hour = more.get("group"), more.get("place"), more.get("hour")
    assert group is None or isinstance(group, str)
    assert place is None or isinstance(place, str)
    assert hour is None or isinstance(hour, int)
    return [
        met(f"{prefix}{week}", last - timedelta(weeks=week), *people, group=group, place=place, hour=hour)
        for week in range(times)
    ]


CHOIR = weekly("choir", date(2026, 3, 3), 5, "ana", "bruno", group="choir", place="hall", hour=19)
SATURDAYS = weekly("saturday", date(2026, 2, 28), 4, "ana", place="sol", hour=10)
OLD = weekly("old", date(2026, 2, 2), 4, "old")
LUNCH = CalendarCue("ics:lunch", date(2026, 3, 9), "Lunch", ("Carla Stone",), "Café Sol", "13:00")

VIEW = DiaryView(
    TODAY,
    (*CHOIR, *SATURDAYS, *OLD, met("wed", date(2026, 3, 11), "dog", place="sol")),
    PEOPLE,
    PLACES,
    GROUPS,
    frozenset({date(2026, 3, 8)}),
    (LUNCH,),
)

encounters = st.builds(
    met,
    st.uuids().map(str),
    st.dates(FIRST - timedelta(days=60), TODAY),
    st.sampled_from(sorted(PEOPLE)),
    group=st.sampled_from([None, "choir", "unknown"]),
    place=st.sampled_from([None, "hall", "sol", "unknown"]),
    hour=st.sampled_from([None, 9, 19]),
)
views = st.builds(
    DiaryView,
    st.just(TODAY),
    st.lists(encounters, max_size=25).map(tuple),
    st.just(PEOPLE),
    st.just(PLACES),
    st.just(GROUPS),
    st.frozensets(st.dates(FIRST, TODAY), max_size=3),
    st.sampled_from([(), (LUNCH,)]),
)
