"""The join: three copies of a diary come together in any order and any number of times."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from contactlog.core import stamped
from contactlog.core.people import Person
from contactlog.core.stamped import Stamped, join
from contactlog.core.stamps import Stamp, next_stamp
from tests import strategies

_MOMENT = datetime(2026, 3, 1, tzinfo=UTC)

versions = st.builds(
    lambda name, stamp, deleted, forgotten: Stamped(
        "person", "p", None if forgotten else Person("p", name), _MOMENT, stamp, deleted or forgotten
    ),
    st.sampled_from(["Ana", "Anna", "Ana Silva"]),
    st.builds(Stamp, st.integers(0, 2), st.integers(0, 1), st.integers(0, 1)),
    st.booleans(),
    st.booleans(),
)


@given(versions, versions, versions)
def test_joining_is_commutative_associative_and_idempotent(a: Stamped, b: Stamped, c: Stamped) -> None:
    assert join(a, b) == join(b, a)
    assert join(join(a, b), c) == join(a, join(b, c))
    assert join(a, a) == a


@given(versions, versions)
def test_who_was_forgotten_stays_forgotten(a: Stamped, b: Stamped) -> None:
    assert join(a, b).forgotten == (a.forgotten or b.forgotten)


@given(versions)
def test_a_row_survives_the_way_to_a_record_and_back(row: Stamped) -> None:
    assert stamped.from_record(row.to_record()) == row


@given(
    st.none() | strategies.stamps.filter(lambda stamp: stamp.milliseconds < 2**48 - 2), st.integers(0, 2**47)
)
def test_a_new_stamp_is_later_than_every_one_before(latest: Stamp | None, now: int) -> None:
    made = next_stamp(latest, now, 7)
    assert latest is None or made > latest
    assert latest is None or str(made) > str(latest)
    assert Stamp.parse(str(made)) == made
