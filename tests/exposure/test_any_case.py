"""Whatever dates a case has, there is a window, a list and a backward list, or one sentence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contactlog import exposure
from contactlog.core.cases import Case, DoubtfulDay
from contactlog.core.encounters import Encounter
from contactlog.core.exposures import Assessment
from contactlog.core.meetings import meetings_of
from contactlog.core.people import Person
from contactlog.errors import Refused
from contactlog.exposure.anchors import names_for
from contactlog.exposure.loader import ORDER
from tests.conftest import heavy_size
from tests.exposure.strategies import COUNTRIES, NOW, ZERO, maybe, people, several


@st.composite
def any_cases(draw: st.DrawFn) -> Case:
    """Make a case with any dates, certain or in doubt, in any order, of any illness."""
    sheet = exposure.illness(draw(st.sampled_from(ORDER)))
    names = draw(st.lists(st.sampled_from(names_for(sheet)), min_size=1, max_size=4, unique=True))
    dates = {}
    for name in names:
        first = ZERO + timedelta(days=draw(st.integers(-60, 20)))
        dates[name] = DoubtfulDay(first, first + timedelta(days=draw(st.sampled_from((0, 0, 0, 2, 30)))))
    stages = exposure.stages_of(sheet) or ("none",)
    return Case(
        "case",
        sheet.id,
        dates,
        symptomatic=draw(st.sampled_from((True, False, None))),
        stage=draw(maybe(stages)),
        sex=draw(maybe(("male", "female"))),
        country=draw(st.sampled_from(COUNTRIES)),
    )


def _as_the_diary_reads(case: Case, known: dict[str, Person], met: list[Encounter]) -> Assessment:
    """Assess with days only of what lies too far from the case."""
    spans = exposure.spans_to_read(case, as_of=NOW, zone="Europe/Lisbon")

    def within(item: Encounter, those: tuple[tuple[date, date], ...]) -> bool:
        return any(first <= item.local_date <= last for first, last in those)

    whole = [item for item in met if within(item, spans.whole)]
    elsewhere = {item.local_date: {"ana"} for item in met if within(item, spans.days_only)}
    return exposure.assess(
        case, known, meetings_of(whole), elsewhere=elsewhere, as_of=NOW, zone="Europe/Lisbon"
    )


@pytest.mark.heavy
@settings(max_examples=heavy_size(10_000, 150))
@given(any_cases(), several(days=(-70, 19)), people)
def test_every_case_gives_lists_or_one_sentence(case: Case, met: list[Encounter], person: Person) -> None:
    known = {"ana": person}
    try:
        found = exposure.assess(case, known, meetings_of(met), as_of=NOW, zone="Europe/Lisbon")
    except Refused as error:
        assert error.sentence.startswith("For ")
        assert "--anchor" in error.next_step
        return
    window = found.window
    assert window.wide_first <= window.first <= window.last <= window.wide_last
    for item in found.exposures:
        assert item.tier_low <= item.tier <= item.tier_high
        opening = item.reasons[0]  # made alone, before the others are
        assert opening == next(iter(item.reasons))
    first, last = exposure.span_of_interest(case)
    inside = [item for item in met if first <= item.local_date <= last]
    again = exposure.assess(case, known, meetings_of(inside), as_of=NOW, zone="Europe/Lisbon")
    tiers = {item.person: item.tier for item in again.exposures}
    assert all(tiers.get(item.person, 0) == item.tier for item in found.exposures)
    assert _as_the_diary_reads(case, known, inside) == again
    back = exposure.backward(case, known, met, as_of=NOW, zone="Europe/Lisbon")
    assert back.notes
    assert not {item.id for item in back.candidates} & {id_ for id_, _ in back.not_sources}
