"""Encodings, logical lines, parameters, numbers: the small parts all readers stand on."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactlog.core.people import Phone
from contactlog.errors import Invalid
from contactlog.imports.calendar_values import read_duration, read_stamp
from contactlog.imports.calendar_zones import Zones
from contactlog.imports.cleaning import name_of, note_of
from contactlog.imports.content_lines import (
    ContentLine,
    content_lines,
    parse_line,
    split_unescaped,
    unescape,
)
from contactlog.imports.encodings import as_bytes_of_ascii, decode, decode_file
from contactlog.imports.limits import JSON_DEPTH, NAME, NOTE, check_depth
from contactlog.imports.phones import read_phone
from contactlog.imports.physical_lines import RawLine, logical_lines, physical_lines


def parsed(text: str) -> ContentLine:
    line = parse_line(RawLine(1, text.encode()))
    assert line is not None
    return line


@given(
    st.binary(max_size=200),
    st.sampled_from([None, "utf-8", "cp1251", "no-such", "iso-2022-jp", "rot13", "hex"]),
)
def test_decoding_never_fails_and_never_shows_the_replacement_sign(data: bytes, charset: str | None) -> None:
    assert "\ufffd" not in decode(data, charset)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00\ufeff\ufffd"), min_size=1))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_marked_file_is_read_back(encoding: str, text: str) -> None:
    assert decode_file(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_seen_without_its_mark(encoding: str) -> None:
    assert (
        as_bytes_of_ascii("BEGIN:VCARD\r\nFN:Zoë\r\n".encode(encoding)).decode()
        == "BEGIN:VCARD\r\nFN:Zoë\r\n"
    )


def test_a_charset_that_looks_like_ascii_is_believed() -> None:
    assert decode("山田".encode("iso-2022-jp"), "ISO-2022-JP") == "山田"


@given(st.lists(st.sampled_from([b"a", b" ", b"\t", b"\r", b"\n", b"\r\n", b"=", b":"]), max_size=40))
def test_physical_lines_lose_only_line_ends(pieces: list[bytes]) -> None:
    data = b"".join(pieces)
    kept = b"".join(physical_lines(data))
    assert kept == data.replace(b"\r", b"").replace(b"\n", b"")


@given(st.text(alphabet="abcé :;,", min_size=1, max_size=80).filter(str.strip), st.integers(1, 20))
def test_folding_anywhere_is_undone(text: str, width: int) -> None:
    whole = b"NOTE:" + text.encode()
    parts = [whole[start : start + width] for start in range(0, len(whole), width)]
    (line,) = logical_lines(b"\r\n ".join(parts) + b"\r\n")
    assert line.content == whole


def test_group_name_parameters_and_value_are_told_apart() -> None:
    line = parsed('item1.tel;type=CELL,voice;TYPE="x;y:z";X=a^nb:+1;2')
    assert (line.group, line.name, line.value) == ("item1", "TEL", "+1;2")
    assert line.all("TYPE") == ["CELL", "voice", "x;y:z"]
    assert line.get("X") == "a\nb"


def test_a_quote_that_is_never_closed_loses_no_value() -> None:
    assert parsed('TEL;TYPE="cell:+1').value == "+1"


@pytest.mark.parametrize("text", ["", "no colon", ":value", "=x:y", "\x1b[2J"])
def test_what_has_no_name_and_colon_is_no_line(text: str) -> None:
    assert parse_line(RawLine(1, text.encode())) is None


def test_base64_text_is_read_and_bad_base64_is_empty() -> None:
    assert parsed("NOTE;ENCODING=B:aGFsbG8=").value == "hallo"
    assert parsed("NOTE;BASE64:not base64!").value == ""


@given(st.text(alphabet="ab\\,;\n", max_size=30))
def test_escaping_is_undone(text: str) -> None:
    escaped = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")
    assert unescape(escaped) == text
    assert [unescape(part) for part in split_unescaped(f"{escaped};{escaped}", ";")] == [text, text]


def test_a_torn_character_loses_only_itself() -> None:
    assert decode("日本国際博覧会".encode()[:-1]) == "日本国際博覧"
    for foreign in ("Σοφία".encode("cp1253"), "Zoë Grün".encode("cp1252"), "Иван".encode("cp1251")):
        assert decode(foreign) == foreign.decode("cp1252")


def test_a_backslash_that_escapes_nothing_is_one() -> None:
    assert unescape(r"D:\Ana\, Rui\x") == r"D:\Ana, Rui\x"


@given(st.binary(max_size=300))
def test_any_bytes_make_lines_or_line_numbers(data: bytes) -> None:
    for line in content_lines(data):
        assert isinstance(line, int | ContentLine)


@given(st.text(max_size=100))
def test_names_are_one_harmless_line(text: str) -> None:
    name = name_of(text)
    assert len(name) <= NAME
    assert "\n" not in name
    assert not any(ord(char) < 32 for char in name)
    assert len(note_of(text * 300)) <= NOTE


@pytest.mark.parametrize(
    ("typed", "region", "expected"),
    [
        ("tel:+1-418-656-9254;ext=102", None, "+14186569254"),
        ("tel:%2B351912345678", None, "+351912345678"),
        ("912 345 678", "PT", "+351912345678"),
        ("912 345 678", None, None),
        ("00351912345678", None, "+351912345678"),
        ("+351 912 345 678 ext. 4", None, "+351912345678"),
        ("+351912345678,,55#", None, "+351912345678"),
        ("+44 (0)20 7946 0018", "DE", "+442079460018"),
        ("1-800-FLOWERS", "US", None),
        ("ask Jenny", "US", None),
        ("", "US", None),
        ("٠٢٠ ٧٩٤٦ ٠٠١٨", "GB", "+442079460018"),
    ],
)
def test_only_what_is_surely_a_number_is_read(typed: str, region: str | None, expected: str | None) -> None:
    assert read_phone(typed, region).e164 == expected


def test_a_number_is_kept_as_written() -> None:
    assert read_phone("TEL:(0221) 12 34", "DE") == Phone("(0221) 12 34", "+492211234")


@given(st.text(max_size=40), st.sampled_from([None, "PT", "US", "ZZ", ""]))
def test_reading_a_number_never_fails(typed: str, region: str | None) -> None:
    phone = read_phone(typed, region)
    assert phone.e164 is None or phone.e164.startswith("+")


def test_days_and_times_of_calendars() -> None:
    assert read_stamp("20260309") == read_stamp("20260309Z") == (date(2026, 3, 9), False)
    assert read_stamp("20260309T101500Z") == (datetime(2026, 3, 9, 10, 15), True)
    assert read_stamp("2026-03-09T10:15:00") == (datetime(2026, 3, 9, 10, 15), False)
    assert read_stamp("20261231T235960Z") == (datetime(2026, 12, 31, 23, 59, 59), True)
    for text in ("", "20260230", "00010101", "tomorrow", "20260309T2515"):
        assert read_stamp(text) is None


def test_lengths_of_calendars() -> None:
    assert read_duration("PT1H30M") == timedelta(minutes=90)
    assert read_duration("P1W2DT3S") == timedelta(days=9, seconds=3)
    for text in ("", "P", "-PT5M", "PTXM", "1 hour"):
        assert read_duration(text) is None


def test_deep_json_is_refused_with_its_line() -> None:
    check_depth(b"[" * JSON_DEPTH + b"]" * JSON_DEPTH)
    check_depth(b'"' + b"[" * 1000 + b'"')
    with pytest.raises(Invalid, match="line 2"):
        check_depth(b"\n" + b"[" * (JSON_DEPTH + 1))


def test_an_empty_line_before_a_folded_part_does_not_end_the_line() -> None:
    lines = list(content_lines(b"VERSION\n\n :2.0\nSUMMARY:x\n\n y\n\nEND:VEVENT\n"))
    assert [(line.name, line.value) for line in lines if not isinstance(line, int)] == [
        ("VERSION", "2.0"),
        ("SUMMARY", "xy"),
        ("END", "VEVENT"),
    ]


def test_a_zone_name_with_two_distances_is_no_fixed_distance() -> None:
    assert Zones().find("GMT-05.00/-04.00") is None
    assert Zones().find("(UTC+01:00) Somewhere, Else") is not None
