"""JSON lines: every noun comes back equal, and nothing that was changed is believed."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactlog.core import records
from contactlog.core.people import Person
from contactlog.core.stamped import Stamped
from contactlog.core.stamps import Stamp
from contactlog.errors import ContactlogError, Damaged, Foreign, Interrupted, TooNew
from contactlog.vault import lines
from contactlog.vault.lines import Summary
from tests import strategies
from tests.conftest import NOW


@st.composite
def stamped_rows(draw: st.DrawFn) -> Stamped:
    """A row of any noun: living, deleted or forgotten."""
    noun = draw(strategies.nouns)
    stamp = Stamp(draw(st.integers(0, 2**48 - 1)), draw(st.integers(0, 2**16 - 1)), 7)
    forgotten = draw(st.booleans())
    return Stamped(
        records.BY_NOUN[type(noun)].name,
        noun.id,
        None if forgotten else noun,
        draw(strategies.moments),
        stamp,
        forgotten or draw(st.booleans()),
    )


ROW = Stamped("person", "p1", Person("p1", "Ana Silva"), NOW, Stamp(1, 0, 7))


def written(*rows: Stamped) -> bytes:
    target = io.BytesIO()
    lines.write(rows, target, diary="d1", now=NOW)
    return target.getvalue()


def read(data: bytes) -> list[Stamped]:
    return list(lines.read(io.BytesIO(data), Summary()))


@given(st.lists(stamped_rows(), max_size=6))
def test_rows_come_back_equal_with_the_same_summary(rows: list[Stamped]) -> None:
    target, found = io.BytesIO(), Summary()
    summary = lines.write(rows, target, diary="d1", now=NOW)
    assert list(lines.read(io.BytesIO(target.getvalue()), found)) == rows
    assert found == summary
    assert found.records == len(rows)


def test_the_last_line_counts_and_digests() -> None:
    first, row, end = written(ROW).splitlines()
    assert json.loads(first)["format"] == "contactlog diary"
    assert json.loads(row)["name"] == "Ana Silva"
    assert json.loads(end)["records"] == 1
    assert json.loads(end)["counts"] == {"person": 1}


@given(st.integers(0, 10_000))
def test_a_stream_that_is_cut_off_is_never_believed(cut: int) -> None:
    data = written(ROW, ROW)
    with pytest.raises((Damaged, Foreign)):
        read(data[: cut % (len(data) - 1)])


@given(st.integers(0, 10_000), st.integers(0, 7))
def test_a_flipped_bit_is_never_believed(place: int, bit: int) -> None:
    data = bytearray(written(ROW, ROW))
    data[place % len(data)] ^= 1 << bit
    try:
        found = read(bytes(data))
    except ContactlogError:
        return
    # Only white space and the spelling of the last line can differ without harm.
    assert found == [ROW, ROW]


@pytest.mark.parametrize("extra", [b"x", b"\n", b'{"type":"end"}\n'])
def test_bytes_behind_the_end_are_damage(extra: bytes) -> None:
    with pytest.raises(Damaged):
        read(written(ROW) + extra)


@pytest.mark.parametrize(
    "first", [b"", b"hello\n", b"[]\n", b'{"format":"other","version":1}\n', b"[" * 9999]
)
def test_another_stream_is_foreign(first: bytes) -> None:
    with pytest.raises(Foreign):
        read(first)


def test_a_later_version_is_too_new() -> None:
    with pytest.raises(TooNew):
        read(written(ROW).replace(b'"version":1', b'"version":2'))


def test_damage_names_the_line_and_repeats_nothing_of_it() -> None:
    with pytest.raises(Damaged) as caught:
        read(written(ROW).replace(b'"name":"Ana', b'"nome":"Ana'))
    assert "Line 2" in caught.value.sentence
    assert "Ana" not in caught.value.sentence


def test_a_moment_before_the_first_year_is_damage() -> None:
    odd = b'"created_at":"0001-01-01T00:00:00+10:00"'
    good = f'"created_at":"{NOW:%Y-%m-%dT%H:%M:%SZ}","changed_at"'.encode()
    with pytest.raises(Damaged):
        read(written(ROW).replace(good, odd + b',"changed_at"'))


def test_the_longest_person_that_the_diary_takes_comes_back() -> None:
    huge = Person("p1", "Ana", emails=tuple(f"{n}{'é' * 490}" for n in range(2000)))
    row = Stamped("person", "p1", huge, NOW, Stamp(1, 0, 7))
    assert read(written(row)) == [row]


def test_the_watcher_can_stop_it() -> None:
    def stop(done: int) -> None:
        raise Interrupted("Stopped.")

    with pytest.raises(Interrupted):
        lines.write([ROW], io.BytesIO(), diary="d", now=datetime(2026, 1, 1, tzinfo=UTC), watch=stop)
