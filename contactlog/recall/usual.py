"""Usual encounters for the evening: "Tuesday choir again?", accepted with one key."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from contactlog.core.encounters import Encounter
from contactlog.core.times import to_local, to_utc
from contactlog.core.values import Precision, Source
from contactlog.recall.cues import basis_of, suggestion_of, unit_name
from contactlog.recall.questions import Suggestion
from contactlog.recall.rhythm import Rhythm, rhythms, units_of
from contactlog.recall.view import DiaryView

MOST = 5
"""Most that are offered on one evening."""


@dataclass(frozen=True, slots=True)
class Usual:
    """Something that takes place on this weekday in most weeks and is not noted yet."""

    text: str = field(repr=False)
    """The question: "Tuesday: Choir at Church hall again?"."""
    basis: str
    """Why it is offered: "noted on 4 of the last 5 Tuesdays"."""
    suggestion: Suggestion
    example: Encounter = field(repr=False)
    """The last time; what it says of air and distance held then."""


def usual_encounters(view: DiaryView, day: date) -> tuple[Usual, ...]:
    """Give what usually takes place on a day and is not noted there, the most regular first.

    People who were usually met together are offered together, once.
    """
    noted = view.on(day)
    there = {unit for encounter in noted for unit in units_of(encounter)}
    there |= {("person", person) for encounter in noted for person in encounter.people}
    by_example: dict[str, list[Rhythm]] = {}
    for rhythm in rhythms(view.encounters, day):
        if rhythm.weekday == day.weekday() and rhythm.unit not in there and unit_name(view, rhythm):
            by_example.setdefault(rhythm.latest.id, []).append(rhythm)
    return tuple(_usual(view, day, together) for together in list(by_example.values())[:MOST])


def _usual(view: DiaryView, day: date, together: list[Rhythm]) -> Usual:
    first = together[0]
    suggestion = suggestion_of(view, first, day, unit_name(view, first))
    if first.unit[0] == "person" and len(together) > 1:
        people = tuple(rhythm.unit[1] for rhythm in together)
        text = view.located(", ".join(view.names(people)), first.latest.place)
        suggestion = replace(suggestion, people=people, text=text)
    asked = view.words.sentence("usual", weekday=view.words.weekday(day), what=suggestion.text)
    return Usual(asked, basis_of(view, first), suggestion, first.latest)


def accepted(usual: Usual, encounter_id: str, view: DiaryView) -> Encounter:
    """Make the encounter of an offer that was accepted, on the day it was offered for.

    The clock time and the length are taken over only when they were the same most times. Of the last time,
    what belongs to the place and the occasion is taken over: distance, air, voice. What passed between people
    that day, masks, strangers and the note are not.

    Args:
        usual: the offer.
        encounter_id: for the new encounter.
        view: the diary the offer was made from.
    """
    example, day = usual.example, usual.suggestion.day
    before = [
        encounter
        for encounter in view.encounters
        if encounter.local_date < day
        and encounter.local_date.weekday() == day.weekday()
        and set(units_of(encounter)) & set(units_of(example))
    ]
    started_at = _usual_start(before, example, day)
    return replace(
        example,
        id=encounter_id,
        local_date=day,
        started_at=started_at,
        precision=Precision.ABOUT if started_at else Precision.DAY,
        minutes=_most_common([encounter.minutes for encounter in before]),
        people=usual.suggestion.people,
        group=usual.suggestion.group,
        mask_mine=None,
        mask_theirs=None,
        face_to_face=None,
        kinds=frozenset(),
        strangers=None,
        note="",
        source=Source.TYPED,
        origin=None,
    )


def taken_over(suggestion: Suggestion, encounter_id: str, zone: str) -> Encounter:
    """Make the encounter of a suggestion of the interview: that it took place, and nothing more.

    Args:
        suggestion: accepted by the user.
        encounter_id: for the new encounter.
        zone: IANA name of the user's zone.
    """
    return Encounter(
        encounter_id,
        suggestion.day,
        zone,
        people=suggestion.people,
        group=suggestion.group,
        place=suggestion.place,
        source=Source.RECALL,
        origin=suggestion.origin,
    )


def _usual_start(before: list[Encounter], example: Encounter, day: date) -> datetime | None:
    clocks = [
        (local.hour, local.minute)
        for encounter in before
        if encounter.started_at is not None and encounter.precision in (Precision.EXACT, Precision.ABOUT)
        for local in (to_local(encounter.started_at, encounter.zone),)
    ]
    if not clocks:
        return None
    clock, times = Counter(clocks).most_common(1)[0]
    if times * 2 <= len(before):
        return None
    return to_utc(datetime(day.year, day.month, day.day, *clock), example.zone)


def _most_common(minutes: list[float | None]) -> float | None:
    found, times = Counter(minutes).most_common(1)[0] if minutes else (None, 0)
    return found if times * 2 > len(minutes) else None
