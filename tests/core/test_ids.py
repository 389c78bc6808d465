"""Ids sort by the time they were made."""

from __future__ import annotations

import uuid

from hypothesis import given
from hypothesis import strategies as st

from contactlog.core.ids import IdList, Series, is_id, uuid7


@given(st.integers(0, 2**48 - 2), st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10))
def test_ids_are_version_7_and_sort_by_time(moment: int, first: bytes, second: bytes) -> None:
    early, late = uuid7(moment, first), uuid7(moment + 1, second)
    assert early < late
    parsed = uuid.UUID(early)
    assert (parsed.version, parsed.variant) == (7, uuid.RFC_4122)
    assert is_id(early)


@given(st.text())
def test_other_text_is_not_an_id(text: str) -> None:
    assert not is_id(text)


@given(st.lists(st.tuples(st.integers(0, 2), st.binary(min_size=10, max_size=10)), max_size=30))
def test_ids_of_one_writer_sort_in_the_order_they_were_made(made: list[tuple[int, bytes]]) -> None:
    series = Series()
    given_out = [
        series.next(moment, randomness) for moment, randomness in sorted(made, key=lambda one: one[0])
    ]
    assert given_out == sorted(set(given_out))
    assert all(map(is_id, given_out))


@given(st.lists(st.binary(min_size=10, max_size=10)))
def test_many_ids_are_kept_small_and_given_back_in_order(made: list[bytes]) -> None:
    ids, kept = [uuid7(7, random) for random in made], IdList()
    for one in ids:
        kept.append(one)
    assert (list(kept), len(kept)) == (ids, len(ids))
