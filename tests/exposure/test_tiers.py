"""Who is a contact, by which definition, and what the reason says about the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from contactlog import exposure
from contactlog.core.cases import Case, DoubtfulDay
from contactlog.core.encounters import Encounter
from contactlog.core.exposures import Certainty, Exposure
from contactlog.core.groups import Group
from contactlog.core.meetings import Meetings, meetings_of
from contactlog.core.people import Person
from contactlog.core.values import ContactKind, Distance, Flag, Precision, Setting, Space, Voice
from contactlog.exposure.loader import ORDER
from tests.exposure.strategies import ZERO, primary

_NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)


def _met(at: str = "2026-03-10T12:00", **fields: Any) -> Encounter:
    """Make a meeting of an hour at one to two metres outdoors."""
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
    usual: dict[str, Any] = {
        "distance": Distance.ONE_TO_2M,
        "setting": Setting.OUTDOOR,
        "face_to_face": False,
    }
    number = f"e{at}{fields.get('minutes', 60)}"
    return Encounter(
        number,
        moment.date(),
        "UTC",
        moment,
        Precision.EXACT,
        people=("ana",),
        **{"minutes": 60, **usual, **fields},
    )


def _found(
    *met: Encounter,
    illness: str = "covid19",
    country: str = "widest",
    flags: frozenset[Flag] = frozenset(),
    zone: str = "UTC",
    room_rule: str = "any_distance",
    **case: Any,
) -> Exposure:
    dates = case.pop("dates", {primary(illness): DoubtfulDay(ZERO, ZERO)})
    as_of = case.pop("as_of", _NOW)
    return exposure.assess(
        Case("case", illness, dates, country=country, **case),
        {"ana": Person("ana", "Ana", flags=flags)},
        meetings_of(met),
        as_of=as_of,
        zone=zone,
        options=exposure.AssessOptions(room_rule=room_rule),
    ).exposures[0]


def _tier(*met: Encounter, **more: Any) -> str:
    return _found(*met, **more).tier.word


def _said(found: Exposure, rule: str) -> str:
    return " ".join(reason.text for reason in found.reasons if reason.rule == rule)


# Fifteen minutes in twenty-four hours.


@pytest.mark.parametrize(("minutes", "tier"), [(14, "possible"), (15, "close"), (16, "close")])
def test_fifteen_minutes_within_two_metres_make_a_close_contact(minutes: int, tier: str) -> None:
    assert _tier(_met(minutes=minutes)) == tier


@pytest.mark.parametrize(
    ("second", "tier"),
    [
        ("2026-03-11T11:52", "close"),  # ends at 12:00, exactly 24 hours after the first began
        ("2026-03-11T11:53", "close"),  # the window holds 7 minutes of the one and 8 of the other
        ("2026-03-11T11:54", "possible"),
    ],
)
def test_minutes_are_summed_over_any_24_hours(second: str, tier: str) -> None:
    assert _tier(_met(minutes=8), _met(second, minutes=8)) == tier


def test_the_sum_slides_over_midnight() -> None:
    assert _tier(_met("2026-03-09T23:50", minutes=20)) == "close"


@pytest.mark.parametrize("zone", ["Europe/Lisbon", "America/New_York"])
def test_the_sum_is_of_real_time_when_clocks_change(zone: str) -> None:
    onset = date(2026, 3, 29)
    dates = {"symptom_onset": DoubtfulDay(onset, onset)}
    near, far = _met("2026-03-28T12:00", minutes=8), _met("2026-03-29T11:52", minutes=8)
    more = {"dates": dates, "as_of": datetime(2026, 3, 30, tzinfo=UTC), "zone": zone}
    assert _tier(near, far, **more) == "close"
    assert _tier(
        near, replace(far, started_at=far.started_at and far.started_at + timedelta(hours=1)), **more
    ) == ("possible")


def test_overlapping_notes_count_once_and_so_do_copies() -> None:
    assert _tier(_met(minutes=10), _met("2026-03-10T12:04", minutes=10)) == "possible"
    assert _tier(_met(minutes=10), replace(_met(minutes=10), id="copy")) == "possible"
    assert _tier(_met(minutes=10), _met("2026-03-10T12:05", minutes=10)) == "close"


def test_minutes_beyond_two_metres_do_not_count() -> None:
    far = _met("2026-03-10T13:00", minutes=60, distance=Distance.OVER_2M)
    assert _tier(_met(minutes=10), far) == "possible"


def test_meetings_of_a_day_without_a_time_stand_one_after_another() -> None:
    one = replace(_met(minutes=8), started_at=None, precision=Precision.DAY)
    assert _tier(one, replace(one, id="other", note="later", distance=Distance.UNDER_1M)) == "close"


# Where the definitions disagree.


def test_exactly_fifteen_minutes_count_for_the_us_alone_and_the_reason_says_so() -> None:
    met = _met(minutes=15)
    assert [_tier(met, country=country) for country in ("US", "UK", "EU", "widest")] == [
        "close",
        "possible",
        "possible",
        "close",
    ]
    british = _found(met, country="UK")
    assert "Another country's rule would count it" in _said(british, "cdc_15min")
    assert "does not count" in _said(british, "uk_law_close")
    assert "exactly 15 minutes" in _said(british, "distance_consensus")


def test_a_short_ride_counts_for_the_uk_alone() -> None:
    ride = _met(minutes=8, setting=Setting.VEHICLE)
    assert [_tier(ride, country=country) for country in ("US", "UK", "EU")] == [
        "possible",
        "close",
        "possible",
    ]
    assert "small vehicle" in _said(_found(ride), "uk_law_close")


@pytest.mark.parametrize("country", ["AU", "NZ", "CA"])
def test_a_country_without_a_rule_of_its_own_takes_all_of_them(country: str) -> None:
    assert _tier(_met(minutes=15), country=country) == "close"


@pytest.mark.parametrize(
    ("rule", "minutes", "tier"),
    [
        ("any_distance", 45, "close"), ("any_distance", 10, "possible"), ("two_hours", 45, "close"),
        ("under_2m", 45, "possible"), ("under_2m", 600, "possible"),
    ],
)  # fmt: skip
def test_the_room_rule_is_the_users_choice(rule: str, minutes: int, tier: str) -> None:
    class_room = _met(minutes=minutes, distance=Distance.OVER_2M, setting=Setting.INDOOR, space=Space.ROOM)
    found = _found(class_room, room_rule=rule)
    if rule == "two_hours":  # three quarters of an hour at a distance is no doubling over the limit
        assert found.tier.word == "possible"
    else:
        assert found.tier.word == tier


def test_two_hours_in_a_room_count_by_the_two_hours_rule() -> None:
    office = _met(minutes=120, distance=Distance.FAR, setting=Setting.INDOOR, space=Space.ROOM)
    assert _tier(office, room_rule="two_hours", country="UK") == "close"


def test_a_hall_is_no_closed_room() -> None:
    hall = _met(minutes=30, distance=Distance.FAR, setting=Setting.INDOOR, space=Space.HALL)
    assert _tier(hall) == "possible"


def test_loud_and_long_indoors_is_raised_and_named() -> None:
    choir = _met(
        minutes=30, distance=Distance.OVER_2M, setting=Setting.INDOOR, space=Space.HALL, voice=Voice.LOUD
    )
    found = _found(choir)
    assert found.tier.word == "close"
    assert found.reasons[0].rule == "cdc_exposure_risks"
    assert _tier(replace(choir, voice=Voice.SILENT)) == "possible"


def test_every_reason_of_covid_says_that_the_rules_are_withdrawn() -> None:
    found = exposure.assess(
        Case("case", "covid19", {"symptom_onset": DoubtfulDay(ZERO, ZERO)}),
        {},
        meetings_of([_met()]),
        as_of=_NOW,
        zone="UTC",
    )
    assert any("withdrawn" in note.text for note in found.notes)
    assert any("withdrawn" in reason.owner for reason in found.exposures[0].reasons)


def test_a_meeting_too_early_is_possible_and_the_reason_does_not_say_that_it_counts() -> None:
    found = _found(_met("2026-03-06T12:00"))
    assert found.tier.word == "possible"
    assert "were it not for the day" in found.reasons[0].text
    assert "before every official window" in _said(found, "he_corrected")


# What is not known.


def test_nothing_but_a_name_and_a_day_is_at_most_possible() -> None:
    found = _found(_met(minutes=None, distance=None, setting=None, face_to_face=None))
    assert (found.tier.word, found.certainty) == ("possible", Certainty.COULD_BE_HIGHER)
    assert "too little to tell" in found.reasons[0].text


@pytest.mark.parametrize(
    "known",
    [
        {"distance": Distance.FAR},
        {"setting": Setting.INDOOR},
        {"setting": Setting.INDOOR, "distance": Distance.FAR},
    ],
)
def test_what_is_assumed_alone_makes_nobody_a_contact(known: dict[str, Any]) -> None:
    blank: dict[str, Any] = {"minutes": None, "distance": None, "setting": None, "face_to_face": None}
    assert _tier(_met(**{**blank, **known})) == "possible"


def test_a_length_that_was_assumed_is_said() -> None:
    found = _found(_met(minutes=None))
    assert (found.tier.word, found.certainty) == ("close", Certainty.ASSUMED)
    assert "half an hour" in _said(found, "contactlog.assumed")


# Isolation and living together.


def test_after_keeping_apart_only_those_at_home_count() -> None:
    apart = {"symptom_onset": DoubtfulDay(ZERO, ZERO), "isolated_from": DoubtfulDay(ZERO, ZERO)}
    assert _tier(_met("2026-03-11T12:00"), dates=apart) == "none"
    at_home = _met("2026-03-11T12:00", kinds=frozenset({ContactKind.LIVES_WITH}))
    assert _tier(at_home, dates=apart) == "household"


def test_keeping_apart_begins_with_its_moment() -> None:
    six = datetime(2026, 3, 10, 18, tzinfo=UTC)
    apart = {"symptom_onset": DoubtfulDay(ZERO, ZERO), "isolated_from": DoubtfulDay(ZERO, ZERO, six)}
    assert _tier(_met("2026-03-10T17:59"), dates=apart) == "close"
    assert _tier(_met("2026-03-10T18:00"), dates=apart) == "none"


@pytest.mark.parametrize(
    ("offsets", "word"),
    [
        (range(-2, 4), "the days when people pass it on most"),
        (range(4, 10), "outside the days when people pass it on most"),
        (range(10, 11), "few people still pass it on then"),
    ],
)
def test_each_day_has_its_word(offsets: range, word: str) -> None:
    for offset in offsets:
        day = ZERO + timedelta(days=offset)
        found = _found(_met(f"{day}T12:00"), as_of=datetime(2026, 3, 25, tzinfo=UTC))
        assert word in _said(found, "nhs_infectiousness"), offset


def test_people_who_live_with_the_user_count_without_a_meeting() -> None:
    case = Case("case", "covid19", {"symptom_onset": DoubtfulDay(ZERO, ZERO)})
    people = {
        "mia": Person("mia", "Mia", lives_with_me=True),
        "tom": Person("tom", "Tom"),
        "out": Person("out", "Out", lives_with_me=False),
    }
    home = Group("g", "Home", ("mia", "tom", "out"), household=True)
    found = exposure.assess(case, people, Meetings(), groups=(home,), as_of=_NOW, zone="UTC").exposures
    assert {item.person: item.tier.word for item in found} == {"mia": "household", "tom": "household"}
    assert all("You live together." in item.reasons[0].text for item in found)


# Other illnesses.


def test_a_household_alone_does_not_pass_on_what_only_sex_does() -> None:
    lives = _met(kinds=frozenset({ContactKind.LIVES_WITH}))
    assert _tier(lives, illness="gonorrhoea") == "none"


def test_nobody_in_the_look_back_names_the_most_recent_partner() -> None:
    kinds = frozenset({ContactKind.SEXUAL})
    old, older = _met("2025-08-01T12:00", kinds=kinds), _met("2025-05-01T12:00", kinds=kinds)
    dates = {"diagnosis_date": DoubtfulDay(ZERO, ZERO)}
    found = _found(older, old, illness="chlamydia", dates=dates)
    assert found.tier.word == "close"
    assert any("most recent partner" in reason.text for reason in found.reasons)


def test_the_most_recent_partner_is_named_although_you_met_otherwise_since() -> None:
    partner = _met("2025-08-01T12:00", kinds=frozenset({ContactKind.SEXUAL}))
    dates = {"diagnosis_date": DoubtfulDay(ZERO, ZERO)}
    found = _found(partner, _met("2026-03-01T12:00"), illness="chlamydia", dates=dates)
    assert (found.tier.word, found.last_exposure) == ("close", date(2025, 8, 1))


def test_a_minute_in_the_same_room_counts_for_measles_only_for_those_at_risk() -> None:
    shared = _met(minutes=5, distance=Distance.OVER_2M, setting=Setting.INDOOR, space=Space.ROOM)
    assert _tier(shared, illness="measles") == "possible"
    assert _tier(shared, illness="measles", flags=frozenset({Flag.WEAK_IMMUNITY})) == "close"
    assert _tier(shared, illness="measles", country="US") == "close"


@pytest.mark.parametrize("illness", ORDER)
def test_a_far_wave_outdoors_is_never_more_than_unlikely(illness: str) -> None:
    assert _tier(_met(minutes=5, distance=Distance.FAR), illness=illness) in ("unlikely", "none")


@pytest.mark.parametrize("illness", ORDER)
def test_a_night_in_one_bed_is_never_overlooked(illness: str) -> None:
    everything = frozenset({ContactKind.SEXUAL, ContactKind.SLEPT_SAME_ROOM, ContactKind.SKIN_CONTACT,
                            ContactKind.KISSED, ContactKind.SHARED_BEDDING, ContactKind.TOUCHED_RASH,
                            ContactKind.SHARED_UTENSILS, ContactKind.LIVES_WITH})  # fmt: skip
    night = _met(minutes=600, distance=Distance.TOUCH, setting=Setting.INDOOR, kinds=everything)
    assert _tier(night, illness=illness) in ("household", "close")


def test_a_doubtful_end_is_read_at_its_latest_where_both_readings_weigh_alike() -> None:
    day = timedelta(days=1)
    dates = {
        "symptom_onset": DoubtfulDay(ZERO, ZERO),
        "symptom_end": DoubtfulDay(ZERO + day, ZERO + 4 * day),
    }
    kinds = frozenset({ContactKind.SHARED_MEAL})
    early, late = _met(kinds=kinds), _met("2026-03-15T12:00", kinds=kinds)
    as_of = datetime(2026, 3, 20, tzinfo=UTC)
    found = _found(early, late, illness="norovirus", dates=dates, as_of=as_of)
    assert found.last_exposure == date(2026, 3, 15)
    assert found.encounters == (early.id, late.id)
