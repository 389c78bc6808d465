"""Until when something can be done, and whom to tell first."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any

import pytest

from contactlog import exposure
from contactlog.core.cases import Case, DoubtfulDay
from contactlog.core.encounters import Encounter
from contactlog.core.exposures import Assessment
from contactlog.core.meetings import meetings_of
from contactlog.core.people import Person
from contactlog.core.values import ContactKind, Distance, Flag, Precision, Setting
from contactlog.exposure.doublings import (
    doublings,
    merged,
    most_in_window,
    rate_of,
    reaches,
    total_minutes,
)
from contactlog.exposure.order import freshness
from tests.exposure.strategies import ZERO, primary

_NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)
_HOUR = 3600.0


def _met(person: str, day: int = 0, minutes: float = 60, **fields: Any) -> Encounter:
    on = ZERO + timedelta(days=day)
    moment = datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    usual: dict[str, Any] = {
        "distance": Distance.UNDER_1M,
        "setting": Setting.INDOOR,
        "face_to_face": True,
        "kinds": frozenset({ContactKind.COUGHED_ON}),
    }
    moment = fields.pop("started_at", moment)
    return Encounter(
        f"e-{person}-{day}", on, "UTC", moment, Precision.EXACT, minutes, (person,), **{**usual, **fields}
    )


def _look(
    *met: Encounter, illness: str = "covid19", flags: dict[str, Flag] | None = None, **more: Any
) -> Assessment:
    names = {name for item in met for name in item.people}
    people = {
        name: Person(name, name, flags=frozenset({flags[name]} if flags and name in flags else ()))
        for name in names
    }
    case = Case(
        "case",
        illness,
        more.get("dates", {primary(illness): DoubtfulDay(ZERO, ZERO)}),
        country=more.get("country", "widest"),
    )
    return exposure.assess(case, people, meetings_of(met), as_of=more.get("as_of", _NOW), zone="UTC")


def _order(found: Assessment) -> list[str]:
    return [item.person for item in found.exposures]


# Deadlines.


@pytest.mark.parametrize(
    ("illness", "flag", "what", "closes"),
    [
        ("measles", None, "vaccine", datetime(2026, 3, 13, 12, tzinfo=UTC)),
        ("measles", Flag.PREGNANT, "immunoglobulin", datetime(2026, 3, 16, 12, tzinfo=UTC)),
        ("measles", Flag.BABY, "immunoglobulin", datetime(2026, 3, 16, 12, tzinfo=UTC)),
        ("chickenpox", None, "vaccine", datetime(2026, 3, 15, 12, tzinfo=UTC)),
        ("chickenpox", Flag.WEAK_IMMUNITY, "immunoglobulin", datetime(2026, 3, 20, 12, tzinfo=UTC)),
    ],
)
def test_a_period_counts_from_the_persons_own_exposure(
    illness: str, flag: Flag | None, what: str, closes: datetime
) -> None:
    until = _look(_met("ana"), illness=illness, flags={"ana": flag} if flag else None).exposures[0].deadline
    assert until is not None
    assert (until.what, until.at) == (what, closes)
    assert until.text.startswith("Ask a doctor or pharmacist today")


def test_somebody_immune_has_no_period() -> None:
    found = _look(_met("ana"), illness="measles", flags={"ana": Flag.IMMUNE})
    assert found.exposures[0].deadline is None


def test_the_first_exposure_counts_for_measles_and_the_last_for_hiv() -> None:
    two = (_met("ana", -2), _met("ana", 1))
    until = _look(*two, illness="measles").exposures[0]
    assert until.deadline is None
    assert any("closed on" in reason.text for reason in until.reasons)
    kinds: dict[str, Any] = {"kinds": frozenset({ContactKind.SEXUAL})}
    dates = {"diagnosis_date": DoubtfulDay(ZERO, ZERO)}
    hiv = _look(_met("ana", -2, **kinds), _met("ana", 1, **kinds), illness="hiv", dates=dates).exposures[0]
    assert hiv.deadline is not None
    assert hiv.deadline.on == date(2026, 3, 14)


def test_influenza_counts_the_sooner_day_unless_the_country_says_otherwise() -> None:
    two = (_met("ana", 0), _met("ana", 1))
    flags = {"ana": Flag.WEAK_IMMUNITY}
    widest = _look(*two, illness="influenza", flags=flags).exposures[0].deadline
    british = _look(*two, illness="influenza", flags=flags, country="UK").exposures[0].deadline
    assert widest is not None
    assert british is not None
    assert (widest.on, widest.rule) == (date(2026, 3, 12), "flu_pep48")
    assert (british.on, british.rule) == (date(2026, 3, 13), "influenza.prophylaxis")


def test_a_priority_person_opens_the_period_for_all_close_contacts_of_whooping_cough() -> None:
    home: dict[str, Any] = {"kinds": frozenset({ContactKind.LIVES_WITH})}
    later = datetime(2026, 3, 18, tzinfo=UTC)
    alone = _look(_met("ana", 7, **home), illness="pertussis", country="UK", as_of=later).exposures[0]
    assert alone.deadline is None
    assert any(reason.rule == "pertussis_21d" for reason in alone.reasons)
    both = _look(
        _met("ana", 7, **home), _met("bea", 7, **home), illness="pertussis", country="UK",
        as_of=later, flags={"bea": Flag.BABY},
    )  # fmt: skip
    assert all(item.deadline is not None for item in both.exposures)


def test_a_deadline_has_a_reason_with_its_rule_and_owner() -> None:
    found = _look(_met("ana"), illness="measles").exposures[0]
    [why] = [reason for reason in found.reasons if reason.rule == "measles_mmr72"]
    assert found.deadline is not None
    assert (why.text, why.owner) == (found.deadline.text, found.deadline.owner)


# Order.


def test_an_open_period_for_somebody_at_risk_goes_before_the_household() -> None:
    home: dict[str, Any] = {"kinds": frozenset({ContactKind.LIVES_WITH})}
    found = _look(_met("home", **home), _met("risk"), illness="measles", flags={"risk": Flag.PREGNANT})
    assert _order(found) == ["risk", "home"]


def test_tier_goes_before_vulnerability_and_that_before_strength() -> None:
    outdoors: dict[str, Any] = {"setting": Setting.OUTDOOR, "distance": Distance.ONE_TO_2M, "face_to_face": False,
                                "kinds": frozenset()}  # fmt: skip
    found = _look(
        _met("possible", minutes=10, **outdoors), _met("long", minutes=600), _met("frail", minutes=20),
        _met("home", kinds=frozenset({ContactKind.LIVES_WITH})),
        flags={"frail": Flag.WEAK_IMMUNITY, "possible": Flag.PREGNANT},
    )  # fmt: skip
    assert _order(found) == ["home", "frail", "long", "possible"]


def test_of_equals_the_latest_meeting_and_then_the_id_decide() -> None:
    assert _order(_look(_met("b"), _met("a"))) == ["a", "b"]
    assert _order(_look(_met("a", 0), _met("b", 1))) == ["b", "a"]
    evening = _met("b", started_at=datetime(2026, 3, 10, 18, tzinfo=UTC))
    assert _order(_look(_met("a"), evening)) == ["b", "a"]


def test_bands_hold_what_is_about_equal_and_restart_in_each_tier() -> None:
    found = _look(_met("a", minutes=60), _met("b", minutes=120), _met("c", minutes=5)).exposures
    assert [(item.person, item.band) for item in found] == [("b", 1), ("a", 1), ("c", 3)]


@pytest.mark.parametrize(("days", "three", "five"), [(0, 0, 0), (2, -0.5, 0), (4, -2.5, -0.5), (9, -6, -4)])
def test_freshness_is_what_telling_has_lost_so_far(days: int, three: float, five: float) -> None:
    assert freshness(days, 3.0) == three
    assert freshness(days, 5.5) == five


# Doublings.


def test_doublings_are_half_steps_over_fifteen_minutes() -> None:
    assert [doublings(minutes) for minutes in (0, 15, 21, 30, 60, 240)] == [-20, 0, 0.5, 1, 2, 4]


def test_overlaps_count_once_at_the_strongest_rate() -> None:
    segments = [(0.0, 600.0, 1.0), (300.0, 900.0, 2.0)]
    assert merged(segments) == [(0.0, 300.0, 1.0), (300.0, 600.0, 2.0), (600.0, 900.0, 2.0)]
    assert total_minutes(segments) == 25


def test_the_window_slides_to_where_it_holds_most() -> None:
    segments = [(0.0, 600.0, 1.0), (23 * _HOUR, 24.1 * _HOUR, 1.0), (40 * _HOUR, 40.2 * _HOUR, 1.0)]
    assert most_in_window(segments, 24) == pytest.approx(66 + 12)
    assert reaches(segments, 24, 78, strict=False)
    assert not reaches(segments, 24, 78, strict=True)
    assert not reaches(segments, 1, 78, strict=False)
    assert not reaches([], 24, 1, strict=False)


def test_touching_ignores_masks_and_setting() -> None:
    from contactlog.core.values import Mask, Voice

    best, worst = Mask.RESPIRATOR, Mask.NONE
    touching = [
        rate_of(Distance.TOUCH, place, None, mask, mask, Voice.NORMAL)
        for place in Setting
        for mask in (best, worst)
    ]
    assert set(touching) == {4.0}


def test_every_factor_of_strength_grows_along_its_axis() -> None:
    from contactlog.core.values import Mask, Ventilation, Voice

    axes: tuple[tuple[Any, ...], ...] = (
        (Distance.FAR, Distance.OVER_2M, Distance.ONE_TO_2M, Distance.UNDER_1M, Distance.TOUCH),
        (Setting.OUTDOOR, Setting.PARTLY_OPEN, Setting.INDOOR),
        (Ventilation.FILTERED, Ventilation.GOOD, Ventilation.ORDINARY, Ventilation.POOR),
        (Mask.RESPIRATOR, Mask.SURGICAL, Mask.CLOTH, Mask.NONE),
        (Mask.RESPIRATOR, Mask.SURGICAL, Mask.CLOTH, Mask.NONE),
        (Voice.SILENT, Voice.NORMAL, Voice.LOUD),
    )
    for axis, values in enumerate(axes):
        others = [(0,) if place == axis else range(len(each)) for place, each in enumerate(axes)]
        for numbers in product(*others):
            chosen = [each[number] for each, number in zip(axes, numbers, strict=True)]
            rates = [rate_of(*chosen[:axis], value, *chosen[axis + 1 :]) for value in values]
            assert rates == sorted(rates), (axis, chosen)


def test_a_day_of_the_peak_goes_before_a_later_one_beside_it() -> None:
    later = datetime(2026, 3, 25, tzinfo=UTC)  # so late that nothing is fresher than anything else
    assert _order(_look(_met("peak", 3), _met("beside", 4), as_of=later)) == ["peak", "beside"]
    assert _order(_look(_met("beside", 9), _met("tail", 10), as_of=later)) == ["beside", "tail"]


def test_influenza_has_its_peak_in_the_first_three_days() -> None:
    later = datetime(2026, 3, 25, tzinfo=UTC)
    found = _look(_met("third", 3), _met("fourth", 4), illness="influenza", as_of=later)
    assert _order(found) == ["third", "fourth"]
