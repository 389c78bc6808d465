"""Cues from the user's own life: what the calendar, the weeks and the habits say about a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain, islice

from contactlog.core.encounters import Encounter
from contactlog.recall.days import WEEKDAYS, day_words, short_day
from contactlog.recall.questions import Question, Step, Suggestion
from contactlog.recall.rhythm import Rhythm, rhythms, units_of
from contactlog.recall.view import DiaryView

CUES_A_DAY = 3
"""Most cues about one day, so that the interview stays short."""
_LONG_AGO_LEAST = 3
_LONG_AGO_MOST = 8


def day_cues(view: DiaryView, day: date) -> Iterator[Question]:
    """Give what points at a day and is not noted there: the calendar, then the habits of the weekday."""
    noted = view.on(day)
    yield from islice(chain(_calendar(view, day, noted), _habits(view, day, noted)), CUES_A_DAY)


def _calendar(view: DiaryView, day: date, noted: tuple[Encounter, ...]) -> Iterator[Question]:
    taken = {encounter.origin for encounter in noted if encounter.origin}
    for cue in view.calendar:
        if cue.day != day or cue.origin in taken:
            continue
        title = cue.title or "an entry without a title"
        at = f" at {cue.clock}" if cue.clock else ""
        where = f", {cue.place}" if cue.place else ""
        people = f" On it: {', '.join(cue.people)}." if cue.people else ""
        yield Question(
            f"calendar/{cue.origin}",
            Step.CUE,
            f"{day_words(day, view.today)}: your calendar says “{title}”{at}{where}. Whom did you meet?",
            f"It may not have taken place.{people}",
            day,
            suggestion=Suggestion(
                ", ".join(cue.people) or title,
                "it is in your calendar",
                day,
                names=cue.people,
                origin=cue.origin,
            ),
        )


def _habits(view: DiaryView, day: date, noted: tuple[Encounter, ...]) -> Iterator[Question]:
    there = {unit for encounter in noted for unit in units_of(encounter)}
    there |= {("person", person) for encounter in noted for person in encounter.people}
    for rhythm in rhythms(view.encounters, day):
        if rhythm.weekday != day.weekday() or rhythm.unit in there:
            continue
        name = unit_name(view, rhythm)
        if name:
            weekday = WEEKDAYS[rhythm.weekday]
            yield Question(
                f"habit/{day.isoformat()}/{rhythm.unit[0]}/{rhythm.unit[1]}",
                Step.CUE,
                f"{day_words(day, view.today)}: {name}, as on most {weekday}s?",
                f"Only if it took place. {basis_of(rhythm).capitalize()}.",
                day,
                suggestion=suggestion_of(view, rhythm, day, name),
            )


def basis_of(rhythm: Rhythm) -> str:
    """Give the basis of a habit in words: ``noted on 4 of the last 5 Tuesdays``."""
    return f"noted on {len(rhythm.days)} of the last {rhythm.weeks} {WEEKDAYS[rhythm.weekday]}s"


def unit_name(view: DiaryView, rhythm: Rhythm) -> str:
    """Give what a habit is called; empty when it has no name that may be shown."""
    kind, key = rhythm.unit
    if kind == "group":
        return view.group_name(key)
    return view.name(key) if kind == "person" else view.place_name(key)


def suggestion_of(view: DiaryView, rhythm: Rhythm, day: date, name: str) -> Suggestion:
    """Make of a habit something to take over: the group with its members, the person, or the place."""
    kind, key = rhythm.unit
    where = view.place_name(rhythm.latest.place)
    group = view.groups.get(key) if kind == "group" else None
    members = group.people if group else ()
    return Suggestion(
        f"{name} at {where}" if where and kind != "place" else name,
        basis_of(rhythm),
        day,
        people=tuple(person for person in members if person in view.people and not view.people[person].hidden)
        if group
        else (key,) * (kind == "person"),
        group=key if kind == "group" else None,
        place=rhythm.latest.place if where else None,
    )


def long_not_seen(view: DiaryView, first: date, last: date) -> Iterator[Question]:
    """Ask about people met often before these days and not in them."""
    seen: dict[str, list[date]] = {}
    for encounter in view.encounters:
        for person in encounter.people:
            seen.setdefault(person, []).append(encounter.local_date)
    asked = 0
    for person, days in sorted(seen.items(), key=lambda item: (-len(set(item[1])), item[0])):
        before = sorted({day for day in days if day < first})
        name = view.name(person)
        if not name or len(before) < _LONG_AGO_LEAST or any(first <= day <= last for day in days):
            continue
        asked += 1
        if asked > _LONG_AGO_MOST:
            return
        yield Question(
            f"long-ago/{person}",
            Step.LONG_AGO,
            f"{name} does not appear in these days. Is that right?",
            f"You noted {len(before)} meetings before, the last on {short_day(before[-1])}.",
        )


def company(view: DiaryView, first: date, last: date, most: int) -> Iterator[Question]:
    """Ask who else was there, at the meetings already noted, the latest first."""
    meetings = [encounter for encounter in view.between(first, last) if encounter.people or encounter.group]
    for encounter in meetings[::-1][:most]:
        yield Question(
            f"company/{encounter.id}",
            Step.COMPANY,
            f"{day_words(encounter.local_date, view.today)}, {view.shown(encounter)}: who else was there?",
            "Whoever joined, left early, served you, or sat close. Who you name is added to this meeting.",
            encounter.local_date,
            encounter=encounter.id,
        )


def short_contacts(view: DiaryView, first: date, last: date, most: int) -> Iterator[Question]:
    """Ask for short contacts at each place noted; more than half of them are forgotten (Smieszek 2012)."""
    places: dict[str, date] = {}
    for encounter in view.between(first, last):
        if encounter.place and view.place_name(encounter.place):
            places[encounter.place] = encounter.local_date
    for place, day in sorted(places.items(), key=lambda item: (-item[1].toordinal(), item[0]))[:most]:
        yield Question(
            f"short/{place}",
            Step.SHORT,
            f"{view.place_name(place)}: with whom did you talk there for only a few minutes?",
            "At the entrance, at the counter, in the queue, on the way out.",
            day,
            place=place,
        )


def days_backwards(first: date, last: date, today: date) -> list[date]:
    """List the days from the last, or today, back to the first."""
    end = min(last, today)
    return [end - timedelta(days=number) for number in range((end - first).days + 1)]
