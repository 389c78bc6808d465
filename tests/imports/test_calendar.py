from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from contactlog.core.values import Precision, Source
from contactlog.errors import Interrupted, Invalid
from contactlog.imports.candidates import EncounterCandidate, ImportReport, Options
from contactlog.imports.registry import read
from tests.imports.samples import OPTIONS, report, sample


def by_title(found: ImportReport) -> dict[str, EncounterCandidate]:
    return {event.title: event for event in found.encounters}


def calendar(*events: str, head: str = "") -> bytes:
    body = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{body}END:VCALENDAR\n".encode()


def days(data: bytes, options: Options = OPTIONS) -> list[str]:
    return [event.local_date.isoformat() for event in read("ics", data, options).encounters]


def test_guests_are_people_and_rooms_owners_and_decliners_are_not() -> None:
    lunch = by_title(report("google.ics"))["Lunch"]
    assert [(person.name, person.emails) for person in lunch.people] == [("Silva, Ana", ("ana@example.pt",))]
    assert lunch.place is not None
    assert lunch.place.name == "Café Sol, Rua Nova 1, Lisboa"
    assert lunch.likely_meeting
    assert lunch.reason == "one other person is on the invitation"
    assert lunch.started_at == datetime(2026, 3, 9, 13, tzinfo=UTC)
    assert (lunch.minutes, lunch.precision, lunch.source) == (60, Precision.EXACT, Source.CALENDAR)


def test_a_series_keeps_its_wall_clock_across_the_change_of_clocks() -> None:
    choir = [event for event in report("google.ics").encounters if event.title == "Choir"]
    winter, summer = choir[0], choir[-1]
    assert winter.started_at == datetime(2026, 1, 6, 19, 30, tzinfo=UTC)
    assert summer.started_at == datetime(2026, 4, 28, 18, 30, tzinfo=UTC)


def test_exceptions_move_and_cancel_single_occurrences() -> None:
    found = report("google.ics")
    choir = {event.local_date.isoformat(): event for event in found.encounters if "Choir" in event.title}
    assert "2026-03-03" not in choir, "an EXDATE"
    assert "2026-03-10" not in choir, "moved away"
    assert choir["2026-03-11"].title == "Choir (a day later)"
    assert choir["2026-03-11"].origin.endswith("#20260310T193000Z")
    assert "2026-03-17" not in choir, "cancelled"
    assert found.left_out == (("cancelled", 1), ("declined by you", 1))


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("Joana's birthday", "the title says that it is time alone, away, or a reminder"),
        ("Focus time", "the title says that it is time alone, away, or a reminder"),
        ("Weekly call", "a call, with no place where people met"),
    ],
)
def test_what_is_no_meeting_is_not_suggested(title: str, reason: str) -> None:
    event = by_title(report("google.ics"))[title]
    assert not event.likely_meeting
    assert event.reason == reason


def test_windows_zone_names_and_an_end_without_zone_are_understood() -> None:
    starts = [event.started_at for event in report("exchange.ics").encounters]
    assert starts == [
        datetime(2026, 3, 26, 8, tzinfo=UTC),
        datetime(2026, 4, 2, 7, tzinfo=UTC),
        datetime(2026, 4, 9, 7, tzinfo=UTC),
    ]


def test_a_hybrid_meeting_keeps_its_room_and_loses_its_link() -> None:
    event = report("exchange.ics").encounters[0]
    assert event.place is not None
    assert event.place.name == "Raum 4"
    assert event.likely_meeting
    assert sorted(person.name for person in event.people) == ["Ella Wirth", "Jörg Müller"]


def test_zones_of_their_own_unquoted_names_and_unknown_ones() -> None:
    found = by_title(report("outlook_custom_zone.ics"))
    assert found["Tea with Sita"].started_at == datetime(2026, 3, 9, 4, 15, tzinfo=UTC)
    assert found["Unquoted zone"].started_at == datetime(2026, 3, 9, 9, tzinfo=UTC)
    assert found["Unknown zone"].started_at == datetime(2026, 3, 9, 10, tzinfo=UTC), "floating in Lisbon"


@pytest.mark.parametrize(
    "name",
    [
        "/freeassociation.sourceforge.net/Europe/Berlin",
        "/mozilla.org/20050126_1/Europe/Berlin",
        "W. Europe Standard Time",
        "(UTC+01:00) Somewhere",
        '"Europe/Berlin"',
        "Central European Standard Time",
    ],
)
def test_zone_names_of_many_makers(name: str) -> None:
    (event,) = read("ics", calendar(f"UID:1\nDTSTART;TZID={name}:20260309T100000"), OPTIONS).encounters
    assert event.started_at == datetime(2026, 3, 9, 9, tzinfo=UTC)


def test_the_universal_zone_of_exchange_is_known() -> None:
    data = calendar("UID:1\nDTSTART;TZID=tzone://Microsoft/Utc:20260409T100000")
    (event,) = read("ics", data, OPTIONS).encounters
    assert event.started_at == datetime(2026, 4, 9, 10, tzinfo=UTC)


def test_days_stay_days_and_floating_times_stay_on_the_wall_clock() -> None:
    found = report("nextcloud.ics")
    retreat = [event for event in found.encounters if event.title == "Retreat"]
    assert [event.local_date.day for event in retreat] == [2, 3, 5, 6], "the EXDATE is written as a time"
    assert all(event.started_at is None and event.precision is Precision.DAY for event in retreat)
    breakfast = by_title(found)["Breakfast"]
    assert (breakfast.started_at, breakfast.minutes) == (datetime(2026, 3, 9, 8, tzinfo=UTC), 45)
    weekend = by_title(found)["Weekend with Ana"]
    assert (weekend.local_date, weekend.last_date) == (date(2026, 3, 6), date(2026, 3, 8))


def test_floating_times_follow_the_reader() -> None:
    data = calendar("UID:1\nDTSTART:20260309T080000")
    (event,) = read("ics", data, replace(OPTIONS, zone="Asia/Tokyo")).encounters
    assert (event.started_at, event.zone) == (datetime(2026, 3, 8, 23, tzinfo=UTC), "Asia/Tokyo")
    assert event.local_date == date(2026, 3, 9)


def test_floating_times_count_the_hour_that_a_change_of_clocks_takes() -> None:
    data = calendar("UID:1\nDTSTART:20260329T013000\nDTEND:20260329T033000")
    (event,) = read("ics", data, replace(OPTIONS, zone="Europe/Berlin")).encounters
    assert event.minutes == 60


def test_the_dates_of_a_poll_are_no_events() -> None:
    data = b"BEGIN:VCALENDAR\nBEGIN:VPOLL\nBEGIN:VEVENT\nUID:1\nDTSTART:20260309\nEND:VEVENT\nEND:VPOLL\n"
    assert days(data + b"BEGIN:VEVENT\nUID:2\nDTSTART:20260310\nEND:VEVENT\nEND:VCALENDAR\n") == [
        "2026-03-10"
    ]


def test_the_day_is_the_one_where_it_took_place() -> None:
    data = calendar("UID:1\nDTSTART;TZID=Asia/Tokyo:20260309T080000")
    (event,) = read("ics", data, OPTIONS).encounters
    assert (event.local_date, event.zone) == (date(2026, 3, 9), "Asia/Tokyo")


def test_googles_general_zone_counts_for_times_without_one() -> None:
    data = calendar(
        "UID:1\nDTSTART:20260323T233000Z\nRRULE:FREQ=WEEKLY;COUNT=2", head="X-WR-TIMEZONE:Europe/Berlin\n"
    )
    starts = [event.started_at for event in read("ics", data, OPTIONS).encounters]
    assert starts == [datetime(2026, 3, 23, 23, 30, tzinfo=UTC), datetime(2026, 3, 30, 22, 30, tzinfo=UTC)]


def test_a_day_with_a_zone_is_still_that_day() -> None:
    assert days(calendar("UID:1\nDTSTART;TZID=America/New_York;VALUE=DATE:20260309")) == ["2026-03-09"]


def test_a_zoom_invitation_is_no_place() -> None:
    (event,) = report("zoom.ics").encounters
    assert event.place is None
    assert not event.likely_meeting
    assert [person.name for person in event.people] == ["Dan Kim"]


def test_good_events_among_bad_ones_are_kept_and_the_bad_named() -> None:
    found = report("broken.ics")
    assert {event.origin for event in found.encounters} == {
        "ics:good",
        "ics:every-second#20260309T100000Z",
        "ics:never#20260309T110000Z",
        "ics:no-end",
    }
    assert [problem.line for problem in found.problems] == [3, 7, 16, 20]
    good = next(event for event in found.encounters if event.origin == "ics:good")
    assert good.minutes is None, "it ends before it starts"
    assert "\x1b" not in good.title
    assert good.place is not None
    assert "\x9b" not in good.place.name
    assert by_title(found)["Thirtieth of February"], "the title of an alarm is not the title"


def test_an_old_calendar_repeats_by_its_old_rules() -> None:
    found = report("vcalendar1.vcs").encounters
    assert [event.title for event in found] == ["Café mit Ella"] * 3
    assert [event.local_date.day for event in found] == [9, 16, 23]


def test_a_cancelled_calendar_gives_nothing() -> None:
    found = read("ics", calendar("UID:1\nDTSTART:20260309T100000Z", head="METHOD:CANCEL\n"), OPTIONS)
    assert found.encounters == ()
    assert found.left_out == (("cancelled", 1),)


def test_answers_to_invitations_are_left_out() -> None:
    found = read("ics", calendar("UID:1\nATTENDEE:mailto:a@example.org", head="METHOD:REPLY\n"), OPTIONS)
    assert (found.encounters, found.problems) == ((), ())
    assert found.left_out == (("answers to invitations", 1),)


def test_only_the_wanted_days_are_given() -> None:
    wanted = replace(OPTIONS, first=date(2026, 3, 9), last=date(2026, 3, 9))
    data = calendar(
        "UID:1\nDTSTART:20260308T100000Z",
        "UID:2\nDTSTART:20260309T100000Z",
        "UID:3\nDTSTART:20260310T100000Z",
        "UID:4\nDTSTART:20200101T120000Z\nRRULE:FREQ=DAILY",
        "UID:5\nDTSTART;VALUE=DATE:20260301\nDTEND;VALUE=DATE:20260401",
    )
    assert sorted(event.origin for event in read("ics", data, wanted).encounters) == [
        "ics:2",
        "ics:4#20260309T120000Z",
        "ics:5",
    ]


def test_an_event_past_midnight_touches_both_days() -> None:
    wanted = replace(OPTIONS, first=date(2026, 3, 10), last=date(2026, 3, 10))
    party = "UID:1\nDTSTART:20260309T220000Z\nDTEND:20260310T020000Z"
    assert days(calendar(party), wanted) == ["2026-03-09"]
    until_midnight = "UID:1\nDTSTART:20260309T220000Z\nDTEND:20260310T000000Z"
    assert days(calendar(until_midnight), wanted) == []


def test_a_second_reading_gives_the_same_origins_whatever_days_are_asked_for() -> None:
    data = sample("google.ics")
    wide = {event.origin for event in read("ics", data, OPTIONS).encounters}
    narrow = replace(OPTIONS, first=date(2026, 3, 1), last=date(2026, 3, 14))
    some = [event.origin for event in read("ics", data, narrow).encounters]
    assert set(some) <= wide
    assert len(set(some)) == len(some) > 0


def test_a_later_version_replaces_an_earlier_one() -> None:
    data = calendar(
        "UID:1\nSEQUENCE:0\nDTSTART:20260309T100000Z", "UID:1\nSEQUENCE:1\nDTSTART:20260311T100000Z"
    )
    assert days(data) == ["2026-03-11"]


def test_different_events_under_one_uid_are_all_kept() -> None:
    first = "UID:1\nSUMMARY:A\nDTSTART:20260309T100000Z"
    data = calendar(
        first, "UID:1\nDTSTART:20260311T100000Z", "UID:1\nSUMMARY:B\nDTSTART:20260309T100000Z", first
    )
    found = read("ics", data, OPTIONS).encounters
    assert len(found) == len({event.origin for event in found}) == 3


def test_an_event_held_twice_comes_once() -> None:
    event = "UID:1\nDTSTART:20260309T100000Z"
    assert days(calendar(event) + calendar(event)) == ["2026-03-09"]


def test_events_without_uid_are_told_apart_by_what_they_say() -> None:
    data = calendar("SUMMARY:A\nDTSTART:20260309T100000Z", "SUMMARY:B\nDTSTART:20260309T100000Z")
    origins = [event.origin for event in read("ics", data, OPTIONS).encounters]
    assert len(set(origins)) == 2
    assert origins == [event.origin for event in read("ics", data, OPTIONS).encounters]


def test_this_and_future_moves_the_rest_of_a_series() -> None:
    data = calendar(
        "UID:1\nDTSTART:20260302T100000Z\nDTEND:20260302T110000Z\nRRULE:FREQ=WEEKLY;COUNT=4",
        "UID:1\nRECURRENCE-ID;RANGE=THISANDFUTURE:20260316T100000Z\n"
        "DTSTART:20260316T120000Z\nDTEND:20260316T130000Z",
    )
    found = read("ics", data, OPTIONS).encounters
    assert [event.started_at.hour for event in found if event.started_at] == [10, 10, 12, 12]
    late = read("ics", data, replace(OPTIONS, first=date(2026, 3, 20))).encounters
    assert [event.origin for event in late] == [found[3].origin], "whatever days are asked for"


def test_an_exception_without_its_series_is_an_event() -> None:
    data = calendar("UID:1\nRECURRENCE-ID:20260302T100000Z\nDTSTART:20260303T100000Z")
    assert days(data) == ["2026-03-03"]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;UNTIL=20260311T100000",
        "FREQ=DAILY;UNTIL=20260312",
        "FREQ=DAILY;UNTIL=20260311T090000Z",
        "FREQ=DAILY\\;COUNT=3",
        "FREQ=DAILY;COUNT=3;X-OWN=1",
        "freq=daily; count=3",
    ],
)
def test_rules_as_programs_write_them(rule: str) -> None:
    data = calendar(f"UID:1\nDTSTART;TZID=Europe/Berlin:20260309T100000\nRRULE:{rule}")
    assert days(data) == ["2026-03-09", "2026-03-10", "2026-03-11"]


def test_dates_added_singly_and_by_period() -> None:
    data = calendar(
        "UID:1\nDTSTART:20260309T100000Z\nDTEND:20260309T110000Z\nRDATE:20260312T100000Z,20260314T100000Z\n"
        "RDATE;VALUE=PERIOD:20260316T100000Z/PT1H"
    )
    assert [day[-2:] for day in days(data)] == ["09", "12", "14", "16"]


def test_the_organiser_was_there_unless_listed_as_staying_away() -> None:
    there = "UID:1\nDTSTART:20260309T100000Z\nORGANIZER;CN=Boss:mailto:boss@example.org"
    (event,) = read("ics", calendar(there), OPTIONS).encounters
    assert [person.name for person in event.people] == ["Boss"]
    away = f"{there}\nATTENDEE;PARTSTAT=DECLINED:MAILTO:boss@example.org"
    (event,) = read("ics", calendar(away), OPTIONS).encounters
    assert event.people == ()


def test_addresses_as_programs_write_them() -> None:
    data = calendar(
        "UID:1\nDTSTART:20260309T100000Z\nATTENDEE;CN=\"'x@example.org'\":mailto: x@example.org\n"
        "ATTENDEE:plain@example.org\nATTENDEE;EMAIL=y@example.org;CN=Y:urn:uuid:1\n"
        "ATTENDEE;CUTYPE=GROUP;CN=Altos:mailto:altos@example.org\n"
        "ATTENDEE:mailto:z@example.org%3Cother@example.org%3E"
    )
    (event,) = read("ics", data, OPTIONS).encounters
    assert [(person.name, person.emails) for person in event.people] == [
        ("", ("x@example.org",)),
        ("", ("plain@example.org",)),
        ("Y", ("y@example.org",)),
        ("", ("z@example.org",)),
    ]
    assert event.groups == ("Altos",)


def test_the_owners_address_comes_from_the_options_too() -> None:
    data = calendar("UID:1\nDTSTART:20260309T100000Z\nATTENDEE;PARTSTAT=DECLINED:mailto:Me@Example.org")
    assert len(read("ics", data, OPTIONS).encounters) == 1
    mine = replace(OPTIONS, owner_emails=frozenset({"me@example.org"}))
    assert read("ics", data, mine).encounters == ()


def test_a_file_without_calendar_is_refused_with_a_sentence() -> None:
    for data in (b"", b"hello", sample("apple.vcf")):
        with pytest.raises(Invalid, match="no calendar"):
            read("ics", data, OPTIONS)


def test_reading_can_be_stopped() -> None:
    with pytest.raises(Interrupted, match="Nothing was imported"):
        read("ics", sample("google.ics"), OPTIONS, stop=lambda: True)
