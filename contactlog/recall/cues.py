"""Cues from the user's own life: what the calendar, the weeks and the habits say about a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain, islice

from contactlog.core.encounters import Encounter
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
        words, people = view.words, ", ".join(cue.people)
        title = cue.title or words.say("untitled")
        when = words.say("clock", clock=cue.clock) if cue.clock else ""
        when += f", {cue.place}" if cue.place else ""
        yield Question(
            f"calendar/{cue.origin}",
            Step.CUE,
            words.sentence("calendar", date=words.day(day, view.today), title=title, when=when),
            words.say("calendar_help")
            + (f" {words.say('calendar_people', people=people)}" if people else ""),
            day,
            suggestion=Suggestion(
                people or title,
                words.say("calendar_basis"),
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
            words, basis = view.words, basis_of(view, rhythm)
            yield Question(
                f"habit/{day.isoformat()}/{rhythm.unit[0]}/{rhythm.unit[1]}",
                Step.CUE,
                words.sentence(
                    "habit",
                    date=words.day(day, view.today),
                    name=name,
                    many=words.many(rhythm.weekday),
                    weekday=words.weekday(day),
                ),
                words.say("habit_help", basis=basis[:1].upper() + basis[1:]),
                day,
                suggestion=suggestion_of(view, rhythm, day, name),
            )


def basis_of(view: DiaryView, rhythm: Rhythm) -> str:
    """Give the basis of a habit in words: ``noted on 4 of the last 5 Tuesdays``."""
    many = view.words.many(rhythm.weekday)
    return view.words.say("basis", times=len(rhythm.days), weeks=rhythm.weeks, many=many)


def unit_name(view: DiaryView, rhythm: Rhythm) -> str:
    """Give what a habit is called; empty when it has no name that may be shown."""
    kind, key = rhythm.unit
    if kind == "group":
        return view.group_name(key)
    return view.name(key) if kind == "person" else view.place_name(key)


def suggestion_of(view: DiaryView, rhythm: Rhythm, day: date, name: str) -> Suggestion:
    """Make of a habit something to take over: the group with its members, the person, or the place."""
    kind, key = rhythm.unit
    where = rhythm.latest.place if view.place_name(rhythm.latest.place) else None
    group = view.groups.get(key) if kind == "group" else None
    members = group.people if group else ()
    return Suggestion(
        view.located(name, where) if kind != "place" else name,
        basis_of(view, rhythm),
        day,
        people=tuple(person for person in members if person in view.people and not view.people[person].hidden)
        if group
        else (key,) * (kind == "person"),
        group=key if kind == "group" else None,
        place=where,
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
            view.words.say("long_ago", name=name),
            view.words.say("long_ago_help", times=len(before), date=view.words.short_date(before[-1])),
        )


def company(view: DiaryView, first: date, last: date, most: int) -> Iterator[Question]:
    """Ask who else was there, at the meetings already noted, the latest first."""
    meetings = [encounter for encounter in view.between(first, last) if encounter.people or encounter.group]
    for encounter in meetings[::-1][:most]:
        yield Question(
            f"company/{encounter.id}",
            Step.COMPANY,
            view.words.sentence(
                "company",
                date=view.words.day(encounter.local_date, view.today),
                meeting=view.shown(encounter),
            ),
            view.words.say("company_help"),
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
            view.words.say("short", place=view.place_name(place)),
            view.words.say("short_help"),
            day,
            place=place,
        )


def days_backwards(first: date, last: date, today: date) -> list[date]:
    """List the days from the last, or today, back to the first."""
    end = min(last, today)
    return [end - timedelta(days=number) for number in range((end - first).days + 1)]
