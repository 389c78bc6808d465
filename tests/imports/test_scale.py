"""Ten thousand cards and events: linear time, flat memory, and a second run that adds nothing."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable
from datetime import date

import pytest

from contactlog.imports.adoption import as_person
from contactlog.imports.candidates import Options
from contactlog.imports.matching import match_people
from contactlog.imports.problems import Notes
from contactlog.imports.registry import read, stream
from tests.conftest import heavy_size

QUARTER = Options(zone="Europe/Lisbon", region="PT", first=date(2026, 1, 1), last=date(2026, 3, 31))
_PICTURE = b"PHOTO;ENCODING=b;TYPE=JPEG:" + b"\r\n ".join([b"A" * 72] * 300) + b"\r\n"


def cards(count: int) -> bytes:
    return b"".join(
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Person %d\r\nTEL;TYPE=CELL:+3519%08d\r\n"
        b"EMAIL:p%d@example.org\r\n%sEND:VCARD\r\n"
        % (number, number, number, _PICTURE if number % 100 == 0 else b"")
        for number in range(count)
    )


def events(count: int) -> bytes:
    body = b"".join(
        b"BEGIN:VEVENT\r\nUID:%d\r\nDTSTART;TZID=Europe/Lisbon:2026%02d%02dT100000\r\nSUMMARY:Event %d\r\n"
        b"ATTENDEE;CN=P:mailto:p%d@example.org\r\n%sEND:VEVENT\r\n"
        % (
            number,
            number % 12 + 1,
            number % 28 + 1,
            number,
            number,
            b"RRULE:FREQ=WEEKLY\r\n" * (number % 5 == 0),
        )
        for number in range(count)
    )
    return b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + body + b"END:VCALENDAR\r\n"


def timeline(count: int) -> bytes:
    visit = (
        b'{"startTime": "2026-%02d-%02dT10:%02d:00Z", "visit": {"topCandidate": {"semanticType": "HOME"}}}'
    )
    body = b",\n".join(visit % (number % 3 + 1, number % 28 + 1, number % 60) for number in range(count))
    return b'{"semanticSegments": [' + body + b"]}"


def journal(count: int) -> bytes:
    return b"".join(
        b"[2026-03-%02d 10:%02d] Entry %d\nBody\n" % (n % 28 + 1, n % 60, n) for n in range(count)
    )


def table(count: int) -> bytes:
    return b"date,name\n" + b"".join(b"2026-03-%02d,Person %d\n" % (n % 28 + 1, n) for n in range(count))


def seconds(kind: str, data: bytes) -> float:
    started = time.process_time()
    read(kind, data, QUARTER)
    return time.process_time() - started


EACH = [
    ("vcard", cards),
    ("ics", events),
    ("google-timeline", timeline),
    ("jrnl", journal),
    ("encounter-table", table),
]


@pytest.mark.heavy
@pytest.mark.parametrize(("kind", "make"), EACH)
def test_time_grows_with_the_file_and_no_faster(kind: str, make: Callable[[int], bytes]) -> None:
    size = heavy_size(10_000, 1_000)
    read(kind, make(10), QUARTER)  # libraries loaded
    small, large = (min(seconds(kind, make(count)) for _ in range(2)) for count in (size // 4, size))
    assert large < 4 * small * 2, f"{small:.2f} s for a quarter, {large:.2f} s for all"


def peak(kind: str, data: bytes) -> int:
    tracemalloc.start()
    for _ in stream(kind, data, QUARTER, Notes()):
        pass
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


@pytest.mark.heavy
@pytest.mark.parametrize(("kind", "make"), EACH)
def test_memory_does_not_grow_with_the_file(kind: str, make: Callable[[int], bytes]) -> None:
    size = heavy_size(10_000, 1_000)
    peak(kind, make(size // 4))  # numbers and zones remembered
    small, large = (peak(kind, make(count)) for count in (size // 4, size))
    # Of each event a hash is kept while those that belong together are looked for.
    assert large < small + 100 * size + 100_000, f"{small:,} and {large:,} bytes"


@pytest.mark.heavy
def test_a_second_run_over_many_adds_nobody() -> None:
    found = read("vcard", cards(heavy_size(10_000, 1_000)), QUARTER).people
    people = [as_person(candidate, str(number)) for number, candidate in enumerate(found)]
    again = match_people(found, people)
    assert (again.new, again.maybe) == ((), ())
