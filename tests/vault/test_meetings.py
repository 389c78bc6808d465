"""The narrow questions of an assessment give what the encounters hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from contactlog import vault
from contactlog.core.encounters import Encounter
from contactlog.core.meetings import Meetings, meetings_of
from tests import strategies
from tests.vault.making import encounter, fixed, person, save

TENTH = date(2026, 3, 10)
_DAY = timedelta(days=1)
_LATER = (date(2025, 1, 1), date(2030, 12, 31))
_EARLIER = (date(2020, 1, 1), date(2024, 12, 30))
_met = st.builds(
    lambda met, people: replace(met, people=tuple(people)),
    strategies.encounters,
    st.lists(strategies.names, max_size=3),
)
"""The ids of those who were met may come from anywhere: with quotes, brackets and backslashes."""


@settings(max_examples=60)
@given(st.lists(_met, max_size=12, unique_by=lambda met: met.id))
def test_what_an_assessment_reads_is_what_the_encounters_hold(met: list[Encounter]) -> None:
    with vault.in_memory(fixed) as opened:
        save(opened, *met)
        whole = [item for span in (_EARLIER, _LATER) for item in opened.encounters_between(*span)]
        found = opened.meetings_in([_EARLIER, _LATER])
        people = opened.people_met([_EARLIER, _LATER])
    assert _by_id(found) == _by_id(meetings_of(whole))
    assert sorted(people) == sorted({item.local_date for item in whole if item.people})
    for day, those in people.items():
        assert those == {id_ for item in whole if item.local_date == day for id_ in item.people}


def _by_id(meetings: Meetings) -> dict[object, tuple[object, ...]]:
    return {row[2]: row for row in zip(*meetings, strict=True)}


def test_only_the_days_asked_for_are_read_and_nothing_that_was_deleted() -> None:
    ana, ben = person(), person("Ben")
    gone = encounter(TENTH, people=(ana.id,))
    kept = [encounter(TENTH + number * _DAY, people=(ana.id, ben.id)[: number % 3]) for number in range(7)]
    with vault.in_memory(fixed) as opened:
        save(opened, ana, ben, gone, *kept)
        with opened.change("delete") as change:
            change.delete(Encounter, gone.id)
        spans = [(TENTH, TENTH + 2 * _DAY), (TENTH + 4 * _DAY, TENTH + 5 * _DAY)]
        assert list(opened.meetings_in(spans).ids) == [kept[number].id for number in (0, 1, 2, 4, 5)]
        assert opened.people_met(spans) == {
            TENTH + _DAY: {ana.id},
            TENTH + 2 * _DAY: {ana.id, ben.id},
            TENTH + 4 * _DAY: {ana.id},
            TENTH + 5 * _DAY: {ana.id, ben.id},
        }
        assert not opened.meetings_in([]).ids
        assert opened.people_met([]) == {}
