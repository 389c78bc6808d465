from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given

from contactlog.core.values import ContactKind, Precision, Setting, Source, Voice
from contactlog.recall.rhythm import LEAST, rhythms
from contactlog.recall.usual import MOST, accepted, taken_over, usual_encounters
from contactlog.recall.view import DiaryView
from tests.recall.diaries import TODAY, VIEW, met, views, weekly

TUESDAY = date(2026, 3, 10)


def test_tuesday_choir_again() -> None:
    (choir,) = usual_encounters(VIEW, TUESDAY)
    assert choir.text == "Tuesday: Choir at Church hall again?"
    assert choir.basis == "noted on 5 of the last 5 Tuesdays"
    assert choir.suggestion.people == ("ana", "bruno")


def test_other_days_and_noted_ones_offer_nothing() -> None:
    assert usual_encounters(VIEW, TUESDAY + timedelta(days=1)) == ()
    noted = replace(VIEW, encounters=(*VIEW.encounters, met("now", TUESDAY, group="choir")))
    assert usual_encounters(noted, TUESDAY) == ()


def test_an_accepted_offer_is_a_new_encounter_at_the_usual_time() -> None:
    (choir,) = usual_encounters(VIEW, TUESDAY)
    made = accepted(choir, "new", VIEW)
    assert (made.id, made.local_date, made.group, made.place) == ("new", TUESDAY, "choir", "hall")
    assert made.started_at == datetime(2026, 3, 10, 19, tzinfo=UTC)
    assert (made.precision, made.minutes) == (Precision.ABOUT, 90)
    assert (made.setting, made.voice) == (Setting.INDOOR, Voice.LOUD)
    assert (made.note, made.source, made.origin) == ("", Source.TYPED, None)


def test_the_usual_time_is_that_of_the_wall_clock() -> None:
    (choir,) = usual_encounters(VIEW, date(2026, 3, 31))
    assert accepted(choir, "new", VIEW).started_at == datetime(2026, 3, 31, 18, tzinfo=UTC)


def test_what_passed_between_people_is_not_taken_over() -> None:
    kissed = [
        replace(encounter, kinds=frozenset({ContactKind.KISSED}), strangers=4)
        for encounter in weekly("x", date(2026, 3, 3), 4, "ana")
    ]
    (usual,) = usual_encounters(replace(VIEW, encounters=tuple(kissed)), TUESDAY)
    made = accepted(usual, "new", replace(VIEW, encounters=tuple(kissed)))
    assert (made.kinds, made.strangers, made.people) == (frozenset(), None, ("ana",))


def test_a_time_that_changes_is_not_guessed() -> None:
    some = tuple(
        met(f"x{week}", date(2026, 3, 3) - timedelta(weeks=week), "ana", hour=9 + week) for week in range(4)
    )
    view = replace(VIEW, encounters=some)
    (usual,) = usual_encounters(view, TUESDAY)
    made = accepted(usual, "new", view)
    assert (made.started_at, made.precision) == (None, Precision.DAY)


def test_people_met_together_are_offered_together() -> None:
    view = replace(VIEW, encounters=tuple(weekly("x", date(2026, 3, 3), 4, "ana", "bruno", place="sol")))
    (usual,) = usual_encounters(view, TUESDAY)
    assert usual.text == "Tuesday: Ana Silva, Bruno Costa at Café Sol again?"
    assert usual.suggestion.people == ("ana", "bruno")


def test_hidden_and_unnamed_people_are_not_offered() -> None:
    view = replace(VIEW, encounters=tuple(weekly("x", date(2026, 3, 3), 4, "gone", "dog")))
    assert usual_encounters(view, TUESDAY) == ()


def test_too_few_or_too_rare_is_no_habit() -> None:
    assert rhythms(tuple(weekly("x", date(2026, 3, 3), LEAST - 1, "ana")), TODAY) == ()
    rare = tuple(met(f"x{week}", date(2026, 3, 3) - timedelta(weeks=week), "ana") for week in (0, 6, 7))
    assert rhythms(rare, TODAY) == ()
    assert len(rhythms(tuple(weekly("x", date(2026, 3, 3), LEAST, "ana")), TODAY)) == 1


def test_a_suggestion_taken_over_says_nothing_more_than_that_it_took_place() -> None:
    (choir,) = usual_encounters(VIEW, TUESDAY)
    made = taken_over(choir.suggestion, "new", "Europe/Lisbon")
    assert (made.people, made.group, made.source) == (("ana", "bruno"), "choir", Source.RECALL)
    assert (made.minutes, made.distance, made.setting) == (None, None, None)


@given(views)
def test_offers_are_few_and_have_their_basis(view: DiaryView) -> None:
    for number in range(7):
        day = TODAY - timedelta(days=number)
        offers = usual_encounters(view, day)
        assert len(offers) <= MOST
        for offer in offers:
            assert offer.basis.startswith("noted on ")
            assert offer.example.local_date < day
            assert offer.example.local_date.weekday() == day.weekday()
