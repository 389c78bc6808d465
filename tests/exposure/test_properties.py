"""The twenty properties that the model must have whatever was met (exposure.md 7.1 of the design)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contactlog import exposure
from contactlog.core.cases import Case, DoubtfulDay
from contactlog.core.encounters import Encounter
from contactlog.core.exposures import Tier
from contactlog.core.meetings import meetings_of
from contactlog.core.notices import Notice, NoticeState
from contactlog.core.people import Person
from contactlog.core.reach import reach
from contactlog.core.values import ContactKind
from contactlog.exposure.judged import Verdict
from contactlog.exposure.loader import ORDER, rules
from contactlog.exposure.options import AssessOptions
from contactlog.exposure.words import length
from tests.conftest import heavy_size
from tests.exposure.strategies import (
    AXES,
    NOW,
    ZERO,
    cases,
    changed,
    meetings,
    options,
    people,
    several,
    verdict,
)

pytestmark = pytest.mark.heavy
_ROUNDS = heavy_size(5_000, 40)
"""For each of the 22 tests (nine of them are the axes of monotonicity): together 110,000 at full size."""
_more = settings(max_examples=_ROUNDS)
_KNOWN_AXES = sorted(AXES)
_WITHIN = (-2, 10)


def _not_less(one: Verdict, other: Verdict) -> None:
    """The other is not below the first, in tier or in score."""
    assert other.judged.tier >= one.judged.tier
    if other.judged.tier == one.judged.tier:
        assert other.benefit >= one.benefit


# Properties 1 to 7: longer, nearer, indoors, less mask on either side, worse air, louder, face to face;
# and a smaller space.
@pytest.mark.parametrize("axis", _KNOWN_AXES)
@_more
@given(data=st.data())
def test_more_on_one_axis_never_lowers_tier_or_score(axis: str, data: st.DataObject) -> None:
    case = data.draw(cases(ORDER))
    met = data.draw(several(known=True))
    person, chosen = data.draw(people), data.draw(options)
    number = data.draw(st.integers(0, len(met) - 1))
    values = AXES[axis]
    less = data.draw(st.integers(0, len(values) - 2))
    more = data.draw(st.integers(less + 1, len(values) - 1))
    low = verdict(case, changed(met, number, **{axis: values[less]}), person, chosen)
    high = verdict(case, changed(met, number, **{axis: values[more]}), person, chosen)
    _not_less(low, high)


@_more
@given(cases(ORDER), several(), people, options, st.sampled_from(list(ContactKind)))
def test_8_one_more_kind_of_contact_never_lowers(
    case: Case, met: list[Encounter], person: Person, chosen: AssessOptions, kind: ContactKind
) -> None:
    more = changed(met, 0, kinds=met[0].kinds | {kind})
    _not_less(verdict(case, met, person, chosen), verdict(case, more, person, chosen))


@_more
@given(cases(ORDER), several(), meetings(), people, options)
def test_9_one_more_meeting_never_lowers(
    case: Case, met: list[Encounter], added: Encounter, person: Person, chosen: AssessOptions
) -> None:
    more = [*met, replace(added, id="e-added")]
    _not_less(verdict(case, met, person, chosen), verdict(case, more, person, chosen))


@_more
@given(cases(ORDER, width=4), several(), people, st.randoms(use_true_random=False))
def test_10_the_order_of_entry_does_not_matter(
    case: Case, met: list[Encounter], person: Person, dice: Any
) -> None:
    shuffled = list(met)
    dice.shuffle(shuffled)
    one = exposure.assess(case, {"ana": person}, meetings_of(met), as_of=NOW, zone="UTC")
    assert one == exposure.assess(case, {"ana": person}, meetings_of(shuffled), as_of=NOW, zone="UTC")


@_more
@given(cases(ORDER), several(known=True), people, st.floats(0.1, 0.9))
def test_11_a_copy_or_an_overlapping_split_changes_nothing(
    case: Case, met: list[Encounter], person: Person, share: float
) -> None:
    plain = verdict(case, met, person)
    copied = verdict(case, [*met, replace(met[0], id="e-copy")], person)
    assert (copied.judged.tier, copied.benefit) == (plain.judged.tier, plain.benefit)
    first = met[0]
    assert first.minutes is not None
    assert first.started_at is not None
    if ContactKind.HUGGED in first.kinds or first.minutes < 4:
        return  # touching has a floor of fifteen minutes for each note
    cut = timedelta(minutes=int(first.minutes * share))
    later = replace(
        first,
        id="e-later",
        started_at=first.started_at + cut,
        minutes=first.minutes - cut.total_seconds() / 60,
    )
    earlier = replace(first, minutes=min(first.minutes, cut.total_seconds() / 60 + 1))
    split = verdict(case, [earlier, later, *met[1:]], person)
    assert split.judged.tier == plain.judged.tier
    if first.distance is not None and first.distance.value != "touch" and not first.kinds:
        assert split.benefit == plain.benefit


@_more
@given(cases(), several(), people, st.integers(-700, 700))
def test_12_moving_the_whole_diary_changes_nothing(
    case: Case, met: list[Encounter], person: Person, days: int
) -> None:
    by = timedelta(days=days)
    moved_case = replace(
        case,
        anchors={name: DoubtfulDay(day.first + by, day.last + by) for name, day in case.anchors.items()},
    )
    moved = [
        replace(item, local_date=item.local_date + by, started_at=item.started_at and item.started_at + by)
        for item in met
    ]
    one = exposure.assess(case, {"ana": person}, meetings_of(met), as_of=NOW, zone="UTC").exposures[0]
    other = exposure.assess(
        moved_case, {"ana": person}, meetings_of(moved), as_of=NOW + by, zone="UTC"
    ).exposures[0]
    assert (one.tier, one.tier_low, one.tier_high, one.certainty) == (
        other.tier,
        other.tier_low,
        other.tier_high,
        other.certainty,
    )
    assert [reason.rule for reason in one.reasons] == [reason.rule for reason in other.reasons]


@_more
@given(st.data())
def test_13_unknown_lies_between_the_least_and_the_most(data: st.DataObject) -> None:
    case, met, person = data.draw(cases(ORDER)), data.draw(several()), data.draw(people)
    axis = data.draw(st.sampled_from(_KNOWN_AXES))
    if axis == "setting":
        met = changed(met, 0, space=None)  # a room is not outdoors
    unknown = verdict(case, changed(met, 0, **{axis: None}), person)
    known = [verdict(case, changed(met, 0, **{axis: value}), person) for value in AXES[axis]]
    tiers = [item.judged.tier for item in known]
    assert min(tiers) <= unknown.judged.tier <= max(tiers)
    assert min(item.benefit for item in known) <= unknown.benefit <= max(item.benefit for item in known) or (
        unknown.judged.tier not in tiers
    )
    if axis in ("minutes", "distance", "setting", "face_to_face"):
        assert unknown.low <= min(tiers)
        assert max(tiers) <= unknown.high


@_more
@given(cases(ORDER, width=5), several(), people, st.integers(1, 6), st.booleans())
def test_14_a_wider_doubt_never_narrows_the_tiers(
    case: Case, met: list[Encounter], person: Person, more: int, before: bool
) -> None:
    (name, day), *_ = case.anchors.items()
    by = timedelta(days=more)
    wide = DoubtfulDay(day.first - by, day.last) if before else DoubtfulDay(day.first, day.last + by)
    one, other = verdict(case, met, person), verdict(replace(case, anchors={name: wide}), met, person)
    assert other.low <= one.low
    assert other.high >= one.high


@_more
@given(cases(), st.one_of(several(days=(-40, -6)), several(days=(15, 40))), people)
def test_15_days_far_outside_are_no_exposure(case: Case, met: list[Encounter], person: Person) -> None:
    assert verdict(case, met, person).judged.tier is Tier.NONE


@_more
@given(cases(ORDER), several(), several(), people)
def test_16_meetings_of_others_change_nothing(
    case: Case, met: list[Encounter], others: list[Encounter], person: Person
) -> None:
    if case.illness in ("pertussis", "chlamydia", "gonorrhoea"):
        case = replace(case, illness="covid19", anchors={"symptom_onset": DoubtfulDay(ZERO, ZERO)})
    theirs = [replace(item, id=f"o{number}", people=("ben",)) for number, item in enumerate(others)]
    alone = exposure.assess(case, {"ana": person}, meetings_of(met), as_of=NOW, zone="UTC")
    beside = exposure.assess(
        case, {"ana": person, "ben": Person("ben")}, meetings_of([*theirs, *met]), as_of=NOW, zone="UTC"
    )
    mine = next(item for item in beside.exposures if item.person == "ana")
    assert replace(mine, order=1, band=1) == replace(alone.exposures[0], order=1, band=1)


@_more
@given(cases(ORDER), st.lists(meetings(days=_WITHIN), min_size=2, max_size=6, unique_by=lambda item: item.id))
def test_17_the_order_is_total_and_stable(case: Case, met: list[Encounter]) -> None:
    spread = [replace(item, people=(f"p{number}",)) for number, item in enumerate(met)]
    found = exposure.assess(case, {}, meetings_of(spread), as_of=NOW, zone="UTC").exposures
    assert [item.order for item in found] == list(range(1, len(found) + 1))
    again = exposure.assess(case, {}, meetings_of(spread[::-1]), as_of=NOW, zone="UTC").exposures
    assert found == again
    bands = [(-item.tier, item.band) for item in found if item.deadline is None]
    assert bands == sorted(bands)


@_more
@given(cases(ORDER), several(known=True), people)
def test_18_each_tier_rests_on_a_named_rule_and_its_numbers(
    case: Case, met: list[Encounter], person: Person
) -> None:
    found = exposure.assess(case, {"ana": person}, meetings_of(met), as_of=NOW, zone="UTC").exposures[0]
    assert found.reasons
    if found.tier < Tier.POSSIBLE:
        return
    sheet = exposure.illness(case.illness)
    own = {
        f"{sheet.id}.{name}"
        for name in (*(rule.id for rule in sheet.contact_rules), *(window.id for window in sheet.windows))
    }
    assert found.reasons[0].rule in rules().keys() | own
    said = [length(item.minutes) for item in met if item.minutes is not None and item.id in found.encounters]
    shown = found.reasons[0].text
    assert any(text in shown for text in said) if said else "You live together." in shown


@_more
@given(st.lists(meetings(days=_WITHIN), min_size=1, max_size=6, unique_by=lambda item: item.id), st.data())
def test_19_telling_somebody_never_lowers_reach(met: list[Encounter], data: st.DataObject) -> None:
    spread = [replace(item, people=(f"p{number}",)) for number, item in enumerate(met)]
    case = data.draw(cases())
    found = exposure.assess(case, {}, meetings_of(spread), as_of=NOW, zone="UTC").exposures
    told = data.draw(st.sets(st.sampled_from([item.person for item in found])))
    one_more = data.draw(st.sampled_from([item.person for item in found]))

    def notices(names: set[str]) -> dict[str, Notice]:
        return {name: Notice(name, "case", name, NoticeState.TOLD, told_at=NOW) for name in names}

    before, after = (reach(found, notices(names), NOW) for names in (told, told | {one_more}))
    assert after.told >= before.told
    assert after.possible_told >= before.possible_told
    assert (after.matter, after.possible) == (before.matter, before.possible)


_DECIMAL = re.compile(r"\d[.,]\d")


@_more
@given(cases(ORDER, width=3), several(), people)
def test_20_no_reason_holds_a_percentage_or_a_decimal(
    case: Case, met: list[Encounter], person: Person
) -> None:
    found = exposure.assess(case, {"ana": person}, meetings_of(met), as_of=NOW, zone="UTC")
    for reason in (*found.exposures[0].reasons, *found.notes):
        assert "%" not in reason.text
        assert not _DECIMAL.search(reason.text), reason.text
        assert "safe" not in reason.text.casefold().split()
