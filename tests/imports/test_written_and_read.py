"""What a plain writer writes, the readers give back: properties over many small files."""

from __future__ import annotations

import quopri
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from contactlog.core.text import one_line
from contactlog.imports.candidates import Options
from contactlog.imports.content_lines import unescape
from contactlog.imports.registry import read

names = st.text(max_size=30).map(one_line)
mails = st.from_regex(r"[a-z]{1,8}@[a-z]{1,8}\.org", fullmatch=True)
numbers = st.from_regex(r"\+[1-9][0-9]{6,11}", fullmatch=True)
people = st.tuples(names, st.lists(numbers, max_size=3), st.lists(mails, max_size=3))
ends = st.sampled_from(["\r\n", "\n", "\r"])
zones = st.sampled_from(["Europe/Lisbon", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"])


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")


def folded(line: str, width: int, end: str) -> bytes:
    """Fold on bytes, as careless programs do."""
    data = line.encode()
    parts = [data[start : start + width] for start in range(0, len(data), width)]
    return (end.encode() + b" ").join(parts) + end.encode()


@given(st.lists(people, min_size=1, max_size=4), st.sampled_from(["3.0", "4.0"]), st.integers(1, 75), ends)
def test_cards_come_back_whatever_the_folds(
    book: list[tuple[str, list[str], list[str]]], version: str, width: int, end: str
) -> None:
    data = b""
    for name, phones, emails in book:
        lines = ["BEGIN:VCARD", f"VERSION:{version}", f"FN:{escaped(name)}"]
        lines += [f"TEL;TYPE=cell:{phone}" for phone in phones] + [f"EMAIL:{mail}" for mail in emails]
        # A structure line that is folded is no structure line to anybody.
        data += lines[0].encode() + end.encode()
        data += (
            b"".join(folded(line, max(width, 10), end) for line in lines[1:]) + b"END:VCARD" + end.encode()
        )
    found = read("vcard", data, Options()).people
    assert [(one.name, [phone.typed for phone in one.phones], list(one.emails)) for one in found] == book


@given(names.filter(bool), st.sampled_from(["utf-8", "cp1251", "iso-8859-1", "shift_jis", "utf-7"]))
def test_quoted_printable_comes_back_in_its_charset(name: str, charset: str) -> None:
    plain = name.encode(charset, "ignore").decode(charset)
    octets = escaped(plain).encode(charset)
    try:
        # Bytes that are UTF-8 are taken for UTF-8, which is hardly ever chance in a real name.
        by_chance = unescape(octets.decode("utf-8"))
    except UnicodeDecodeError:
        by_chance = plain
    quoted = quopri.encodestring(octets, quotetabs=True).replace(b"\n", b"\r\n")
    head = f"FN;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:".encode()
    (one,) = read("vcard", b"BEGIN:VCARD\r\n" + head + quoted + b"\r\nEND:VCARD\r\n", Options()).people
    assert one.name in (one_line(plain), one_line(by_chance))


@given(zones, st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31)), st.integers(1, 3000))
def test_times_with_a_zone_are_those_moments(zone: str, naive: datetime, minutes: int) -> None:
    start = naive.replace(microsecond=0)
    end = start + timedelta(minutes=minutes)
    form = "%Y%m%dT%H%M%S"
    times = f"DTSTART;TZID={zone}:{start:{form}}\nDTEND;TZID={zone}:{end:{form}}"
    data = f"BEGIN:VEVENT\nUID:1\n{times}\nEND:VEVENT\n"
    (event,) = read("ics", data.encode(), Options(zone="Europe/Berlin")).encounters
    moment, finish = (time.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) for time in (start, end))
    assert event.started_at == moment
    # Universal time hangs on nobody's wall: then the day is the user's.
    assert (
        event.local_date == (moment.astimezone(ZoneInfo("Europe/Berlin")) if zone == "UTC" else start).date()
    )
    expected = (finish - moment) / timedelta(minutes=1)
    assert event.minutes == (expected if expected > 0 else None)


@given(
    zones,
    st.dates(date(2026, 1, 1), date(2026, 2, 1)),
    st.integers(0, 23),
    st.integers(1, 4),
    st.integers(1, 40),
    st.dates(date(2026, 1, 1), date(2026, 6, 1)),
    st.integers(0, 60),
)
def test_a_daily_series_is_every_wanted_day_of_it(
    zone: str, first: date, hour: int, interval: int, count: int, wanted: date, span: int
) -> None:
    data = (
        f"BEGIN:VEVENT\nUID:1\nDTSTART;TZID={zone}:{first:%Y%m%d}T{hour:02}0000\n"
        f"RRULE:FREQ=DAILY;INTERVAL={interval};COUNT={count}\nEND:VEVENT\n"
    )
    last = wanted + timedelta(days=span)
    found = read("ics", data.encode(), Options(zone=zone, first=wanted, last=last)).encounters
    series = [first + timedelta(days=interval * number) for number in range(count)]
    assert [event.local_date for event in found] == [day for day in series if wanted <= day <= last]
