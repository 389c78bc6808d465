"""The diary reads only what can count; the assessment is that of every encounter as it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from contactlog import exposure
from contactlog.core.cases import Case, DoubtfulDay
from contactlog.core.encounters import Encounter
from contactlog.core.meetings import meetings_of
from contactlog.core.people import Person
from contactlog.diary.door import in_memory
from tests.exposure.strategies import NOW, cases, meetings
from tests.exposure.strategies import people as persons

_IDS = ("ana", "ben", "cem", "dee")
_ILLNESSES = ("covid19", "measles", "pertussis", "norovirus", "chlamydia")
_ZONE = "Europe/Lisbon"
_met = st.builds(
    lambda met, people, timed: replace(
        met, people=tuple(people), started_at=met.started_at if timed else None
    ),
    meetings(days=(-40, 25)),
    st.lists(st.sampled_from(_IDS), max_size=3),
    st.booleans(),
)
_diaries = st.lists(_met, max_size=12, unique_by=lambda met: met.id)
_known = st.lists(persons, max_size=4).map(
    lambda those: [replace(person, id=id_) for id_, person in zip(_IDS, those, strict=False)]
)


@given(cases(_ILLNESSES, width=3), _diaries, _known, st.none() | st.integers(-2, 6))
def test_the_diary_gives_the_assessment_of_all_encounters_as_they_stand(
    case: Case, met: list[Encounter], known: list[Person], apart: int | None
) -> None:
    if apart is not None:
        day = date(2026, 3, 10 + apart)
        case = replace(case, anchors={**case.anchors, "isolated_from": DoubtfulDay(day, day)})
    with in_memory(clock=lambda: NOW, zone=_ZONE) as diary:
        with diary.desk.vault.change("fill") as change:
            for person in known:
                change.put(person)
            for item in met:
                change.put(item)
        found = diary.cases.assess(case)
        first, last = exposure.span_of_interest(case)
        whole = diary.desk.vault.encounters_between(first, last)
    people = {person.id: person for person in known}
    plain = exposure.assess(case, people, meetings_of(whole), as_of=NOW, zone=_ZONE)
    assert found == plain
