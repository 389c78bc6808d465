"""Files nobody meant well: a sentence or candidates, never anything else, and never for long."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contactlog.core.text import plain
from contactlog.errors import ContactlogError
from contactlog.imports.candidates import ImportReport
from contactlog.imports.registry import FORMATS, detect, read
from tests.conftest import heavy_size
from tests.imports.samples import FOLDER, OPTIONS

SAMPLES = sorted(path.name for path in FOLDER.iterdir())
LINES = sorted({line for path in FOLDER.iterdir() for line in path.read_bytes().splitlines(keepends=True)})


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts_in(item)
    elif is_dataclass(value):
        for item in fields(value):
            yield from texts_in(getattr(value, item.name))


def assert_harmless(found: ImportReport) -> None:
    for text in texts_in(found):
        assert plain(text) == text, "every text is cleaned already"


def read_somehow(data: bytes, name: str = "") -> None:
    try:
        found = read(detect(data, name), data, OPTIONS)
    except ContactlogError as problem:
        assert problem.sentence
        assert plain(problem.sentence) == problem.sentence
    else:
        assert_harmless(found)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_gives_clean_texts(name: str) -> None:
    read_somehow((FOLDER / name).read_bytes(), name)


@given(st.binary(max_size=400), st.sampled_from(sorted(FORMATS)))
def test_any_bytes_in_any_format_give_a_sentence_or_candidates(data: bytes, kind: str) -> None:
    try:
        found = read(kind, data, OPTIONS)
    except ContactlogError as problem:
        assert problem.sentence
    else:
        assert_harmless(found)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(LINES), max_size=30))
def test_lines_of_real_files_shuffled_together(lines: list[bytes]) -> None:
    for head in (b"BEGIN:VCARD\n", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260309T100000Z\n"):
        read_somehow(head + b"".join(lines))


def _cut(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randrange(1, 40) :]


def _flip(data: bytes, chance: random.Random) -> bytes:
    copy = bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        copy[chance.randrange(len(copy))] = chance.randrange(256)
    return bytes(copy)


def _double(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randrange(1, 80)]
    return data[:start] + piece * chance.randrange(2, 20) + data[start:]


def _insert(data: bytes, chance: random.Random) -> bytes:
    nasty = (
        b"\x1b[2J",
        b"\xff\xfe",
        b"\x00",
        b'"',
        b"\\",
        b";;;;",
        b"\r\n ",
        b"=\r\n",
        "\u202e".encode(),
        b"9" * 50,
    )
    start = chance.randrange(len(data))
    return data[:start] + chance.choice(nasty) + data[start:]


@pytest.mark.heavy
def test_damaged_real_files_never_give_a_traceback() -> None:
    chance = random.Random(2026)
    ways: tuple[Callable[[bytes, random.Random], bytes], ...] = (_cut, _flip, _double, _insert)
    for _ in range(heavy_size(40_000, 400)):
        name = chance.choice(SAMPLES)
        data = (FOLDER / name).read_bytes()
        for _ in range(chance.randrange(1, 4)):
            data = chance.choice(ways)(data, chance) or b"x"
        read_somehow(data, name)


BOMBS = {
    "one endless line": b"BEGIN:VCARD\nFN:" + b"x" * 3_000_000 + b"\nEND:VCARD\n",
    "endless folds": b"BEGIN:VCARD\nNOTE:x" + b"\n x" * 300_000 + b"\nEND:VCARD\n",
    "endless soft breaks": b"BEGIN:VCARD\nNOTE;QUOTED-PRINTABLE:x" + b"=\nx" * 300_000 + b"\nEND:VCARD\n",
    "endless parameters": b"BEGIN:VCARD\nTEL" + b";TYPE=a,b" * 100_000 + b":1\nEND:VCARD\n",
    "open quotes": b"BEGIN:VCARD\nTEL;TYPE=" + b'"' * 300_001 + b":1\nEND:VCARD\n",
    "nested cards": b"BEGIN:VCARD\nAGENT:\n" * 100_000,
    "backslashes": b"BEGIN:VCARD\nN:" + b"\\" * 500_001 + b"\nEND:VCARD\n",
    "nested events": b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 100_000,
    "nested others": b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + b"BEGIN:X\n" * 100_000 + b"END:Y\n" * 1_000,
    "a year of exceptions": b"BEGIN:VEVENT\nUID:1\nDTSTART:20200101T000000Z\nRRULE:FREQ=DAILY\n"
    + b"EXDATE:20260301T000000Z\n" * 9_000
    + b"END:VEVENT\n",
    "rules that never match": b"BEGIN:VCALENDAR\n"
    + b"".join(
        b"BEGIN:VEVENT\nDTSTART:20200101T000000Z\nRRULE:%s\nEND:VEVENT\n" % rule
        for rule in (
            b"FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=9",
            b"FREQ=WEEKLY;BYMONTH=4;BYMONTHDAY=31",
            b"FREQ=MONTHLY;INTERVAL=12;BYMONTH=3",
            b"FREQ=MONTHLY;BYDAY=6MO",
            b"FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6",
            b"FREQ=DAILY;INTERVAL=7;BYDAY=FR;COUNT=2",
            b"FREQ=DAILY;BYSETPOS=3",
            b"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
            b"FREQ=YEARLY;BYYEARDAY=400",
            b"FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
        )
    ),
    "zone of seconds": b"BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
    b"TZOFFSETFROM:+0000\nTZOFFSETTO:+9900\nRRULE:FREQ=SECONDLY\nEND:STANDARD\nEND:VTIMEZONE\n"
    b"BEGIN:VEVENT\nDTSTART;TZID=X:20260309T100000\nEND:VEVENT\n",
    "deep json": b'{"timelineObjects":' + b"[" * 100_000,
    "long number": b'{"timelineObjects":[' + b"9" * 100_000 + b"]}",
    "wide table": b"name,phone" + b",x" * 5_000 + b"\n" + b"a," * 5_000 + b"\n",
    "open cell": b'name,phone\n"' + b"x\n" * 300_000,
}
"""Files built to take for ever."""


@pytest.mark.parametrize("name", sorted(BOMBS))
def test_a_file_built_to_take_for_ever_does_not(name: str) -> None:
    started = time.process_time()
    read_somehow(BOMBS[name], "x.csv")
    assert time.process_time() - started < 20, "linear work on some hundred kilobytes takes a second or two"
