"""Taking in rows of another copy: a join, whatever the order."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contactlog import vault
from contactlog.core.encounters import Encounter
from contactlog.core.people import Person
from contactlog.core.stamped import Stamped, join
from contactlog.core.stamps import Stamp
from contactlog.errors import Refused
from contactlog.vault import Vault
from tests import strategies
from tests.vault.making import encounter, fixed, person, save

ANA = person()
BEN = person("Ben")


def stamped(noun: Person | Encounter, kind: str) -> st.SearchStrategy[Stamped]:
    versions = st.just(noun) | st.builds(lambda note: replace(noun, note=note), strategies.texts)
    return st.builds(
        Stamped,
        kind=st.just(kind),
        id=st.just(noun.id),
        noun=versions,
        created_at=st.just(fixed()),
        changed_at=strategies.stamps,
        deleted=st.booleans(),
    ) | st.builds(
        Stamped,
        st.just(kind),
        st.just(noun.id),
        st.none(),
        st.just(fixed()),
        strategies.stamps,
        st.just(True),
    )


histories = st.lists(
    stamped(ANA, "person") | stamped(BEN, "person") | stamped(encounter(people=(ANA.id,)), "encounter"),
    max_size=5,
)


def taken_in(rows: tuple[Stamped, ...] | list[Stamped]) -> Vault:
    opened = vault.in_memory(fixed)
    with opened.change("merge") as change:
        for row in rows:
            change.put_stamped(row)
    return opened


@settings(max_examples=40)
@given(histories)
def test_the_order_in_which_rows_come_in_does_not_matter(rows: list[Stamped]) -> None:
    expected: dict[str, Stamped] = {}
    for row in rows:
        expected[row.id] = join(expected[row.id], row) if row.id in expected else row
    for order in list(permutations(rows))[:6]:
        with taken_in(order) as opened:
            assert {row.id: row for row in opened.stamped_rows()} == expected


@settings(max_examples=40)
@given(histories)
def test_taking_in_the_same_rows_twice_changes_nothing(rows: list[Stamped]) -> None:
    with taken_in(rows) as opened:
        before = list(opened.stamped_rows())
        with opened.change("merge") as change:
            taken = [change.put_stamped(row) for row in rows]
        assert not any(taken)
        assert list(opened.stamped_rows()) == before


@settings(max_examples=40)
@given(histories)
def test_search_and_meetings_follow_the_rows(rows: list[Stamped]) -> None:
    with taken_in(rows) as opened:
        live = {row.id: row.noun for row in opened.stamped_rows() if not row.deleted}
        assert {each.id for each in opened.encounters_of(ANA.id)} == {
            row_id for row_id, noun in live.items() if isinstance(noun, Encounter)
        }
        assert (ANA.id in {each.id for each in opened.search("ana silva")}) is (ANA.id in live)


def test_a_change_made_here_afterwards_is_later_than_everything_taken_in() -> None:
    with vault.in_memory(fixed) as other:
        save(other, ANA)
        row = next(other.stamped_rows())
    ahead = replace(row, changed_at=replace(row.changed_at, milliseconds=row.changed_at.milliseconds + 10**9))
    with taken_in([ahead]) as opened:
        save(opened, replace(ANA, name="Anna"))
        assert next(opened.stamped_rows()).changed_at > ahead.changed_at


def test_a_stamp_at_the_end_of_time_does_not_stop_this_clock() -> None:
    end = Stamp((1 << 48) - 1, 0xFFFF, 0xFFFFFFFF)
    with taken_in([Stamped("person", ANA.id, ANA, fixed(), end)]) as opened:
        save(opened, BEN, replace(ANA, name="Anna"))
        assert {each.name for each in opened.all(Person)} == {"Anna", "Ben"}
        assert max(row.changed_at for row in opened.stamped_rows()) < end


def test_rows_of_a_diary_in_memory_can_be_read_while_it_is_written() -> None:
    with vault.in_memory(fixed) as opened:
        save(opened, ANA)
        for row in opened.stamped_rows():
            with opened.change("again") as change:
                change.put(replace(ANA, note=row.id))
        assert opened.count(Person) == 1


def test_a_merge_can_be_taken_back() -> None:
    with vault.in_memory(fixed) as other:
        save(other, replace(ANA, name="Anna"), BEN)
        rows = list(other.stamped_rows())
    with vault.in_memory(lambda: fixed().replace(year=2020)) as opened:
        save(opened, ANA)
        with opened.change("merge") as change:
            assert [change.put_stamped(row) for row in rows] == [True, True]
            assert change.latest_stamp is not None
        assert {each.name for each in opened.all(Person)} == {"Anna", "Ben"}
        opened.undo()
        assert opened.all(Person) == [ANA]


def test_who_is_forgotten_stays_forgotten() -> None:
    with vault.in_memory(fixed) as opened:
        save(opened, ANA)
        row = next(opened.stamped_rows())
        opened.forget(Person, ANA.id)
        later = replace(
            row, changed_at=replace(row.changed_at, milliseconds=row.changed_at.milliseconds + 10**9)
        )
        with opened.change("merge") as change:
            assert not change.put_stamped(later)
        with pytest.raises(Refused, match="forgotten"):
            save(opened, ANA)
        assert opened.all(Person, include_deleted=True) == []
