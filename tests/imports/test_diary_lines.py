"""Diary lines: strict, and every refusal is one sentence with the line's number."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactlog.core import records
from contactlog.core.stamped import Stamped
from contactlog.core.stamps import Stamp
from contactlog.core.values import ContactKind, Mask
from contactlog.errors import Invalid
from contactlog.imports.diary_lines import Line, parse
from tests import strategies
from tests.conftest import NOW

ENCOUNTER = b'{"type":"encounter","local_date":"2026-03-10","people":["Ana"]}'


@given(strategies.nouns)
def test_a_line_of_a_backup_gives_every_field_back(noun: records.Noun) -> None:
    kind = records.BY_NOUN[type(noun)]
    record = Stamped(kind.name, noun.id, noun, NOW, Stamp(1, 0, 7)).to_record()
    try:
        (line,) = parse(json.dumps(record).encode())
    except Invalid:
        # A preference may be empty, which is then left out.
        assert kind is records.PREFERENCE
        return
    assert kind.noun(**line.values) == noun


def test_what_can_be_worked_out_may_be_left_out() -> None:
    data = b'{"type":"encounter","started_at":"2026-03-10T13:00:00+01:00","people":["Ana"],"place":"Cafe"}'
    (line,) = parse(data)
    assert line.kind == "encounter"
    assert line.values["started_at"] == datetime(2026, 3, 10, 12, tzinfo=UTC)
    assert line.values["place"] == "Cafe"


def test_older_names_and_the_word_unknown_are_read() -> None:
    old = b'{"duration_min":20,"mask_case":"none","mask_contact":"surgical","contact_kind":["hugged"]'
    data = ENCOUNTER[:-1] + b"," + old[1:] + b',"distance":"unknown","note":"unknown"}'
    (line,) = parse(data)
    met = records.ENCOUNTER.noun(id="x", zone="UTC", **line.values)
    assert (met.minutes, met.mask_mine, met.mask_theirs) == (20, Mask.NONE, Mask.SURGICAL)
    assert met.kinds == {ContactKind.HUGGED}
    assert (met.distance, met.note) == (None, "unknown")
    with pytest.raises(Invalid, match="minutes twice"):
        parse(ENCOUNTER[:-1] + b',"duration_min":20,"minutes":20}')


def test_frames_dead_records_blank_lines_and_foreign_line_ends_are_passed_over() -> None:
    data = b"\r\n".join(
        [
            b'\xef\xbb\xbf{"type":"manifest","format":"contactlog diary"}',
            b"  ",
            ENCOUNTER,
            b'{"type":"person","id":"x","forgotten":true}',
            b'{"type":"person","id":"y","name":"Y","deleted":true}',
            b'{"type":"end","records":3}',
            b"",
        ]
    )
    assert parse(data) == [Line(3, "encounter", {"local_date": date(2026, 3, 10), "people": ("Ana",)})]


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (b"{", "not JSON"),
        (b"[]", "not a JSON object"),
        (b"\xff\xfe", "UTF-8"),
        (b'{"type":"persn"}', "type"),
        (b'{"type":["person"]}', "type"),
        (b'{"type":"person","name":"A","name":"B"}', "twice"),
        (b'{"type":"encounter","local_date":"2026-03-10","minutes":NaN}', "NaN"),
        (b'{"type":"encounter","local_date":"2026-03-10","minutes":-1}', "minutes"),
        (b'{"type":"encounter","people":["Ana"]}', "local_date or its started_at"),
        (b'{"type":"person","name":"A","deleted":1}', "deleted"),
        (b'{"type":"quiet_day"}', "lacks its date"),
        (b'{"type":"person","name":' + b"[" * 5000, "deeply"),
        (b'{"type":"person","name":"' + b"x" * (1 << 20) + b'"}', "1 MiB"),
        (b'{"type":"encounter","local_date":"2026-03-10","minutes":' + b"9" * 9000 + b"}", "not JSON"),
    ],
)
def test_a_refusal_names_the_line(bad: bytes, said: str) -> None:
    with pytest.raises(Invalid) as caught:
        parse(ENCOUNTER + b"\n" + bad + b"\n")
    assert caught.value.sentence.startswith("Line 2: ")
    assert said in caught.value.sentence


def test_an_unknown_key_gets_the_nearest_one() -> None:
    with pytest.raises(Invalid) as caught:
        parse(b'{"type":"encounter","local_date":"2026-03-10","minuts":5}')
    assert caught.value.next_step == "Did you mean minutes?"


@given(st.binary(max_size=200))
def test_any_bytes_give_lines_or_one_sentence(data: bytes) -> None:
    try:
        parse(data)
    except Invalid as problem:
        assert problem.sentence.startswith("Line ")
