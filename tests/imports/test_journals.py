from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from contactlog.core.values import Mask, Precision, Setting, Source
from contactlog.errors import Interrupted, Invalid
from contactlog.imports.registry import FORMATS, detect, read
from tests.imports.samples import OPTIONS, report, sample


def test_corona_warn_app_persons_and_places() -> None:
    ella, bakery, nils, physio = report("corona_warn_app.txt").encounters
    assert (
        ella.people[0].phones[0].e164 == "+351171555666" or ella.people[0].phones[0].typed == "0171 5556667"
    )
    assert ella.people[0].emails == ("ella@example.de",)
    assert (ella.setting, ella.mask_mine, ella.mask_theirs) == (Setting.OUTDOOR, Mask.NONE, Mask.NONE)
    assert ella.note == "Kontaktdauer < 10 Minuten; Parkbank; sang mit"
    assert ella.minutes is None, "less than ten minutes is not a number of minutes"
    assert (bakery.people, bakery.minutes) == ((), 90)
    assert bakery.place is not None
    assert bakery.place.name == "Bäckerei Kern"
    assert (nils.setting, nils.mask_mine) == (Setting.INDOOR, None)
    assert "does not say which" in physio.reason
    assert {event.source for event in (ella, bakery, nils, physio)} == {Source.DIARY_FILE}


def test_own_test_results_are_no_encounters() -> None:
    assert report("corona_warn_app.txt").left_out == (("your own test results", 1),)


def test_a_text_without_days_is_refused() -> None:
    with pytest.raises(Invalid):
        read("corona-warn-app", b"hello\nworld", OPTIONS)


def test_jrnl_entries_show_their_text_and_name_nobody() -> None:
    for name in ("jrnl.json", "jrnl.txt"):
        lunch, quiet = report(name).encounters
        assert lunch.started_at == datetime(2026, 3, 9, 13, 5, tzinfo=UTC)
        assert lunch.precision is Precision.ABOUT
        assert lunch.title.startswith("Lunch with @ana.")
        assert "@ana" in lunch.title
        assert lunch.people == quiet.people == ()
        assert not lunch.likely_meeting


def test_google_timeline_in_three_shapes() -> None:
    sol, street = report("timeline_takeout.json").encounters
    assert (sol.title, sol.minutes) == ("Café Sol", 45)
    assert sol.place is not None
    assert sol.place.address == "Rua Nova 1, Lisboa"
    assert street.title == "Rua Velha 2"
    (work,) = report("timeline_android.json").encounters
    assert (work.title, work.started_at) == ("Work", datetime(2026, 3, 9, 8, 30, tzinfo=UTC))
    (unnamed,) = report("timeline_ios.json").encounters
    assert unnamed.title == "place at 38.7000, -9.1000"
    assert unnamed.local_date == date(2026, 3, 9)


def test_raw_positions_are_refused_with_a_way_out() -> None:
    with pytest.raises(Invalid, match="raw positions") as problem:
        read("google-timeline", b'{"locations": [{"latitudeE7": 1}]}', OPTIONS)
    assert "Semantic Location History" in problem.value.next_step


def test_nz_covid_tracer_places() -> None:
    (dairy,) = report("nz.diary").encounters
    assert (dairy.title, dairy.note) == ("Corner Dairy", "met Wiremu")
    assert dairy.started_at == datetime(2026, 3, 9, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("android.vcf", "vcard"),
        ("utf16.vcf", "vcard"),
        ("google.ics", "ics"),
        ("vcalendar1.vcs", "ics"),
        ("google.csv", "contacts-csv"),
        ("google_old.csv", "contacts-csv"),
        ("outlook_de.csv", "contacts-csv"),
        ("coronika.csv", "encounter-table"),
        ("corona_warn_app.txt", "corona-warn-app"),
        ("jrnl.json", "jrnl"),
        ("jrnl.txt", "jrnl"),
        ("timeline_takeout.json", "google-timeline"),
        ("timeline_android.json", "google-timeline"),
        ("timeline_ios.json", "google-timeline"),
        ("nz.diary", "nz-covid-tracer"),
    ],
)
def test_a_file_is_known_by_what_is_in_it(name: str, expected: str) -> None:
    assert detect(sample(name), "file.bin") == expected
    assert report(name).format == expected


def test_a_name_decides_only_when_nothing_else_does() -> None:
    assert detect(b"hello", "x.vcf") == "vcard"
    assert detect(sample("google.ics"), "x.vcf") == "ics"


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"hello", b"\x00\x01\x02", b"{}", b"[]", b"SQLite format 3\x00"]
)
def test_an_unknown_file_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(Invalid):
        detect(data, "file.bin")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(Invalid, match="not known"):
        read("spreadsheet", b"x", OPTIONS)


@pytest.mark.parametrize(
    "name", ["corona_warn_app.txt", "jrnl.json", "timeline_takeout.json", "nz.diary", "coronika.csv"]
)
def test_every_journal_can_be_stopped_and_read_twice_alike(name: str) -> None:
    data = sample(name)
    kind = detect(data)
    assert kind in FORMATS
    with pytest.raises(Interrupted):
        read(kind, data, OPTIONS, stop=lambda: True)
    once, again = (read(kind, data, OPTIONS).encounters for _ in range(2))
    assert once == again
    assert len({event.origin for event in once}) == len(once)


@pytest.mark.parametrize("name", ["jrnl.json", "timeline_takeout.json", "nz.diary"])
def test_days_outside_the_wanted_ones_are_left_out(name: str) -> None:
    wanted = replace(OPTIONS, first=date(2026, 3, 20), last=date(2026, 3, 21))
    data = sample(name)
    assert read(detect(data), data, wanted).encounters == ()


@pytest.mark.parametrize(
    ("kind", "data", "line"),
    [
        ("jrnl", b'{"entries": [', 1),
        ("nz-covid-tracer", b"[1, 2", 1),
        ("google-timeline", b'{"timelineObjects": [\n{]}', 2),
        ("google-timeline", b'{"a": 1,\n"semanticSegments": [\n{"visit": {}},\n{"visit": 1', 4),
        ("google-timeline", b'[{"visit": {}},\n{"visit": truly}]', 2),
        ("google-timeline", b'[{"visit": "no end}]', 1),
    ],
)
def test_json_that_is_cut_off_is_refused_with_its_line(kind: str, data: bytes, line: int) -> None:
    with pytest.raises(Invalid, match=f"line {line}"):
        read(kind, data, OPTIONS)


def test_the_list_of_a_timeline_is_found_wherever_it_stands_and_brackets_in_texts_are_text() -> None:
    seen = b'{"visit": {"topCandidate": {"semanticType": "HOME"}}, "startTime": "2026-03-09T08:00:00Z"}'
    before = rb'"raw\\": [[{"semanticSegments": [1]}], "]}\""], "x": {"semanticSegments": ["{"]}, '
    for data in (b"[" + seen + b"]", b"{" + before + b'"semanticSegments": [3, ["["], ' + seen + b"], 1}"):
        assert [event.title for event in read("google-timeline", data, OPTIONS).encounters] == ["Home"]
