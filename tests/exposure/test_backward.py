"""Who or which gathering may have been the source."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from contactlog import exposure
from contactlog.core.cases import Case, DoubtfulDay
from contactlog.core.encounters import Encounter
from contactlog.core.people import Person
from contactlog.core.values import ContactKind, Distance, Precision, Setting, Voice
from contactlog.exposure.backward import Backward, Kind
from contactlog.exposure.loader import ORDER
from tests.exposure.strategies import ZERO, primary
from tests.exposure.vignettes import case_of, encounters_of, people_of, shared

_NOW = datetime(2026, 3, 20, tzinfo=UTC)
_CASE = Case("case", "covid19", {"symptom_onset": DoubtfulDay(ZERO, ZERO)}, symptomatic=True)


def _met(id_: str, before: int, *people: str, minutes: float = 60, strangers: int | None = None) -> Encounter:
    day = ZERO - timedelta(days=before)
    return Encounter(
        id_, day, "UTC", datetime(day.year, day.month, day.day, 12, tzinfo=UTC), Precision.EXACT, minutes,
        people or (id_,), distance=Distance.ONE_TO_2M, setting=Setting.INDOOR, strangers=strangers,
    )  # fmt: skip


def _look(*met: Encounter, ill: dict[str, date] | None = None, case: Case = _CASE) -> Backward:
    people = {name: Person(name, name, fell_ill_on=day) for name, day in (ill or {}).items()}
    return exposure.backward(case, people, met, as_of=_NOW, zone="UTC")


def _names(found: Backward) -> list[str]:
    return [item.id for item in found.candidates]


def test_who_was_ill_before_and_fits_comes_first() -> None:
    found = _look(_met("ben", 4, minutes=480), _met("ana", 3), ill={"ana": ZERO - timedelta(days=2)})
    assert _names(found) == ["ana", "ben"]
    assert found.candidates[0].ill_before


def test_who_was_ill_long_before_the_meeting_does_not_count_as_fitting() -> None:
    found = _look(_met("ana", 3), ill={"ana": ZERO - timedelta(days=40)})
    assert not found.candidates[0].ill_before


def test_a_large_loud_gathering_comes_before_a_long_meeting() -> None:
    choir = replace(_met("choir", 5, "cy", minutes=60, strangers=20), voice=Voice.LOUD)
    found = _look(choir, _met("ben", 4, minutes=480))
    assert [(item.kind, item.id) for item in found.candidates][:2] == [
        (Kind.GATHERING, "choir"),
        (Kind.PERSON, "cy"),
    ]


def test_of_equals_the_one_nearest_to_the_most_frequent_day_comes_first() -> None:
    assert _names(_look(_met("a", 12), _met("b", 4), _met("c", 7))) == ["b", "c", "a"]


def test_who_fell_ill_afterwards_is_no_source() -> None:
    found = _look(_met("ana", 3), ill={"ana": ZERO + timedelta(days=5)})
    assert found.candidates == ()
    assert [(id_, reason.rule) for id_, reason in found.not_sources] == [("ana", "he_corrected")]


def test_the_same_day_means_a_shared_source_and_the_place_is_named() -> None:
    party = _met("party", 5, "ana", "ben", strangers=12)
    found = _look(party, ill={"ana": ZERO})
    assert [(item.person, item.encounters) for item in found.shared] == [("ana", ("party",))]
    assert "ana" not in _names(found)
    assert "party" in _names(found)


def test_too_long_ago_and_too_shortly_before_are_no_sources() -> None:
    found = _look(_met("old", 15), _met("same", 0))
    assert {id_: reason.rule for id_, reason in found.not_sources} == {
        "old": "incubation_14d",
        "same": "incubation_14d",
    }


def test_nobody_is_named_for_certain() -> None:
    one = _look(_met("ana", 4))
    assert any("Nobody can be named for certain" in note.text for note in one.notes)
    assert any("only one" in note.text for note in one.notes)


def test_a_wave_across_the_street_shows_nothing() -> None:
    far = replace(_met("ana", 4, minutes=5), distance=Distance.FAR, setting=Setting.INDOOR)
    assert "The diary does not show it" in _look(far).notes[0].text
    assert "The diary does not show it" in _look().notes[0].text


def test_a_doubtful_onset_widens_the_days() -> None:
    wide = replace(_CASE, anchors={"symptom_onset": DoubtfulDay(ZERO, ZERO + timedelta(days=3))})
    found = _look(_met("ana", 0), case=wide)
    assert _names(found) == ["ana"]
    assert found.possible == (ZERO - timedelta(days=14), ZERO + timedelta(days=2))


def test_masks_count_the_other_way_round() -> None:
    from contactlog.core.values import Mask

    theirs = replace(_met("theirs", 4), mask_theirs=Mask.RESPIRATOR)
    mine = replace(_met("mine", 4), mask_mine=Mask.RESPIRATOR)
    assert _names(_look(theirs, mine)) == ["mine", "theirs"]


def test_only_the_way_it_passes_on_counts() -> None:
    case = Case("case", "gonorrhoea", {"symptom_onset": DoubtfulDay(ZERO, ZERO)}, symptomatic=True)
    partner = replace(_met("partner", 4), kinds=frozenset({ContactKind.SEXUAL}))
    assert _names(_look(partner, _met("friend", 4), case=case)) == ["partner"]


@pytest.mark.parametrize("illness", ORDER)
def test_every_illness_gives_a_list_or_a_sentence(illness: str) -> None:
    case = Case("case", illness, {primary(illness): DoubtfulDay(ZERO, ZERO)})
    found = _look(_met("ana", 4), case=case)
    assert found.notes
    assert (found.possible is None) == (found.likely is None)


@pytest.mark.parametrize(
    "vignette",
    [item for item in shared() if item["expected"].get("direction") == "backward"],
    ids=lambda item: str(item["id"]),
)
def test_the_shared_examples_hold(vignette: dict[str, object]) -> None:
    expected = vignette["expected"]
    assert isinstance(expected, dict)
    found = exposure.backward(
        case_of(vignette), people_of(vignette), encounters_of(vignette), as_of=_NOW, zone="UTC"
    )
    assert [name for name in _names(found) if name in expected["source_rank"]] == expected["source_rank"]
    assert not set(_names(found)) & set(expected["not_source"])
    rules = {reason.rule for _, reason in found.not_sources}
    wanted = vignette["rule"]
    assert isinstance(wanted, list)
    assert set(wanted) <= rules


# The days that count, and who fell ill afterwards.


def _day(before: int) -> DoubtfulDay:
    day = ZERO - timedelta(days=before)
    return DoubtfulDay(day, day)


@pytest.mark.parametrize(
    ("illness", "dates", "stage", "possible"),
    [
        ("measles", {"rash_onset": 0, "symptom_onset": 4}, None, (25, 11)),
        ("measles", {"rash_onset": 0}, None, (25, 7)),
        ("chickenpox", {"rash_onset": 0, "symptom_onset": 2}, None, (21, 10)),
        ("hepatitis_a", {"jaundice_onset": 0, "symptom_onset": 5}, None, (55, 20)),
        ("scabies", {"diagnosis_date": 0, "symptom_onset": 7}, None, (63, 8)),
        ("pertussis", {"cough_onset": 0}, None, (35, 5)),
        ("syphilis_early", {"diagnosis_date": 0, "symptom_onset": 3}, "primary", (93, 12)),
        ("syphilis_early", {"diagnosis_date": 0, "symptom_onset": 3}, "secondary", (153, 33)),
        ("syphilis_early", {"diagnosis_date": 0, "symptom_onset": 3}, None, (153, 12)),
        ("covid19", {"test_date": 0}, None, (14, 1)),
        ("chlamydia", {"diagnosis_date": 0}, None, None),
        ("head_lice", {"detection_date": 0}, None, None),
        ("shingles", {"rash_onset": 0}, None, None),
    ],
)
def test_days_count_from_what_the_incubation_is_measured_to(
    illness: str, dates: dict[str, int], stage: str | None, possible: tuple[int, int] | None
) -> None:
    case = Case("case", illness, {name: _day(before) for name, before in dates.items()}, stage=stage)
    found = _look(_met("ana", 4), case=case).possible
    wanted = possible and tuple(ZERO - timedelta(days=days) for days in possible)
    assert found == wanted


def test_what_nobody_gives_and_what_is_carried_for_long_is_said() -> None:
    for illness, words in (("shingles", "Nobody gives it to you"), ("chlamydia", "carried for long")):
        case = Case("case", illness, {primary(illness): DoubtfulDay(ZERO, ZERO)})
        assert words in _look(_met("ana", 4), case=case).notes[0].text


def test_the_same_meeting_noted_once_for_each_of_two_people_counts_for_both() -> None:
    one, two = _met("one", 4, "ana"), _met("two", 4, "ben")
    assert sorted(_names(_look(one, two))) == ["ana", "ben"]


@pytest.mark.parametrize(
    ("met", "fell_ill", "place"),
    [
        (10, 1, "shared"),  # nothing passed on ten days before the rash, and both fit one source
        (2, 8, "after"),  # ten days later: it may have gone the other way
        (10, 30, "later"),  # neither
    ],
)
def test_who_fell_ill_after_the_user_is_judged_by_the_days_between(
    met: int, fell_ill: int, place: str
) -> None:
    case = Case("case", "measles", {"rash_onset": _day(0), "symptom_onset": _day(0)})
    found = _look(_met("ana", met), ill={"ana": ZERO + timedelta(days=fell_ill)}, case=case)
    assert found.candidates == ()
    texts = [item.reason.text for item in found.shared] + [why.text for _, why in found.not_sources]
    said = {"shared": "at the same place", "after": "the other way", "later": "not have it from them"}
    assert len(texts) == 1
    assert said[place] in texts[0]


def test_somebody_at_home_may_have_caught_it_on_any_day_of_the_window() -> None:
    home = replace(_met("ana", 40), kinds=frozenset({ContactKind.LIVES_WITH}))
    case = Case("case", "measles", {"rash_onset": _day(0)})
    found = _look(home, ill={"ana": ZERO + timedelta(days=10)}, case=case)
    assert "the other way" in found.not_sources[0][1].text


@pytest.mark.parametrize(
    ("anchor", "symptomatic", "note", "counted"),
    [
        ("symptom_onset", True, None, "before it began"),
        ("test_date", None, "When the first signs came is not known", "before the test"),
        (
            "test_date",
            False,
            "You have no symptoms, so the days are counted from the test",
            "before the test",
        ),
    ],
)
def test_days_are_said_to_be_counted_from_what_is_known(
    anchor: str, symptomatic: bool | None, note: str | None, counted: str
) -> None:
    case = Case("case", "covid19", {anchor: DoubtfulDay(ZERO, ZERO)}, symptomatic=symptomatic)
    found = _look(_met("ana", 4), case=case)
    assert counted in found.candidates[0].reasons[0].text
    notes = " ".join(reason.text for reason in found.notes)
    assert note in notes if note else "counted from" not in notes


def test_of_several_meetings_one_is_said_to_have_been_the_large_one() -> None:
    found = _look(_met("gala", 5, "ana", strangers=13), _met("tea", 3, "ana"))
    ana = next(item for item in found.candidates if item.id == "ana")
    assert "At one of these meetings about 15 people were" in " ".join(reason.text for reason in ana.reasons)
