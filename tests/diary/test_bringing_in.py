"""Imports into the diary: references resolved, nothing guessed, nothing twice."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date

import pytest

from contactlog import vault
from contactlog.core.encounters import Encounter, QuietDay
from contactlog.core.groups import Group
from contactlog.core.people import Person, Phone
from contactlog.core.places import Place
from contactlog.core.settings import Preference
from contactlog.diary.bringing_in import BringingIn, Verdict, Wishes
from contactlog.diary.desk import Desk
from contactlog.diary.people import People
from contactlog.diary.preferences import Preferences
from contactlog.diary.retention import Retention
from contactlog.diary.sameness import Sameness
from contactlog.diary.sources import calendar_left
from contactlog.errors import Ambiguous, Interrupted, Invalid, NotFound
from contactlog.vault import lines
from tests.conftest import NOW

WRITTEN = b"""
{"type":"encounter","started_at":"2026-03-10T23:30:00Z","people":["Ana Silva","Bruno"],"place":"Cafe"}
{"type":"person","name":"Ana Silva","nicknames":["Aninhas"]}
{"type":"group","name":"choir","people":["aninhas","Carla"]}
{"type":"encounter","local_date":"2026-03-11","group":"#choir","minutes":90}
{"type":"quiet_day","date":"2026-03-12"}
"""
CARDS = b"""BEGIN:VCARD\r
VERSION:3.0\r
UID:1\r
FN:Ana Silva\r
TEL:+351912345678\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:3.0\r
FN:Bruno Costa\r
END:VCARD\r
"""
CALENDAR = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:test\r
BEGIN:VEVENT\r
UID:e1\r
DTSTAMP:20260301T000000Z\r
DTSTART:20260310T130000Z\r
DTEND:20260310T140000Z\r
SUMMARY:Lunch\r
LOCATION:Cafe\r
ATTENDEE;CN=Ana Silva:mailto:ana@example.org\r
END:VEVENT\r
END:VCALENDAR\r
"""


@pytest.fixture
def bringing() -> Iterator[BringingIn]:
    with vault.in_memory(lambda: NOW) as opened:
        yield BringingIn(Desk(opened, lambda: NOW, "Asia/Kathmandu"))


def save(bringing: BringingIn, *nouns: Person | Encounter) -> None:
    with bringing.desk.vault.change("add") as change:
        for noun in nouns:
            change.put(noun)


def test_names_become_people_places_and_groups(bringing: BringingIn) -> None:
    brought = bringing.diary_lines(WRITTEN)
    stored = bringing.desk.vault
    people = {person.name: person.id for person in stored.all(Person)}
    assert set(people) == {"Ana Silva", "Bruno", "Carla"}
    assert (brought.people_new, brought.places_new, brought.groups_new) == (3, 1, 1)
    assert (brought.encounters_new, brought.quiet_days) == (2, 1)
    (group,) = stored.all(Group)
    assert group.people == (people["Ana Silva"], people["Carla"])
    night, choir = sorted(stored.all(Encounter), key=lambda one: one.started_at is None)
    assert night.people == (people["Ana Silva"], people["Bruno"])
    assert night.place == stored.all(Place)[0].id
    assert night.local_date == date(2026, 3, 11)  # in Kathmandu it is the next day already
    assert choir.people == group.people


def test_a_second_run_adds_nothing(bringing: BringingIn) -> None:
    bringing.diary_lines(WRITTEN)
    before = list(bringing.desk.vault.stamped_rows())
    brought = bringing.diary_lines(WRITTEN)
    assert brought.people_new == brought.encounters_new == brought.groups_new == brought.quiet_days == 0
    assert list(bringing.desk.vault.stamped_rows()) == before


def test_the_whole_is_one_change_that_can_be_undone(bringing: BringingIn) -> None:
    bringing.diary_lines(WRITTEN)
    bringing.desk.vault.undo()
    stored = bringing.desk.vault
    assert [stored.count(kind) for kind in (Person, Place, Group, Encounter, QuietDay)] == [0] * 5


def test_lines_of_a_backup_come_back_with_their_ids(bringing: BringingIn) -> None:
    bringing.diary_lines(WRITTEN)
    target = io.BytesIO()
    lines.write(bringing.desk.vault.stamped_rows(), target, diary="d", now=NOW)
    with vault.in_memory(lambda: NOW) as second:
        BringingIn(Desk(second, lambda: NOW, "UTC")).diary_lines(target.getvalue())
        theirs = {(row.kind, row.id): row.noun for row in second.stamped_rows()}
        assert theirs == {(row.kind, row.id): row.noun for row in bringing.desk.vault.stamped_rows()}


def test_what_was_forgotten_or_changed_stays_so(bringing: BringingIn) -> None:
    save(bringing, Person("p1", "Ana"), Person("p2", "Bruno"))
    bringing.desk.vault.forget(Person, "p1")
    brought = bringing.diary_lines(
        b'{"type":"person","id":"p1","name":"Ana"}\n{"type":"person","id":"p2","name":"Other"}'
    )
    assert brought.people_new == 0
    assert [person.name for person in bringing.desk.vault.all(Person)] == ["Bruno"]


def test_between_two_people_of_one_name_nobody_is_chosen(bringing: BringingIn) -> None:
    save(bringing, Person("p1", "Ana"), Person("p2", "Ana"))
    with pytest.raises(Ambiguous, match="Line 2"):
        bringing.diary_lines(b'\n{"type":"encounter","local_date":"2026-03-10","people":["ana"]}')
    assert bringing.desk.vault.count(Encounter) == 0
    bringing.diary_lines(b'{"type":"encounter","local_date":"2026-03-10","people":["p2"]}')
    assert bringing.desk.vault.all(Encounter)[0].people == ("p2",)


def test_a_bad_line_takes_nothing_in(bringing: BringingIn) -> None:
    with pytest.raises(Invalid):
        bringing.diary_lines(WRITTEN + b"{")
    assert list(bringing.desk.vault.stamped_rows()) == []


def test_an_address_book_adds_completes_and_adds_nothing_again(bringing: BringingIn) -> None:
    save(bringing, Person("p1", "Ana Silva"))
    brought = bringing.file(CARDS, "a.vcf")
    assert (brought.people_new, brought.people_completed) == (1, 1)
    ana = bringing.desk.vault.get(Person, "p1")
    assert ana is not None
    assert [phone.e164 for phone in ana.phones] == ["+351912345678"]
    again = bringing.file(CARDS, "a.vcf")
    assert (again.people_new, again.people_completed, again.people_maybe) == (0, 0, ())


def test_a_number_that_only_looks_international_comes_in_once(bringing: BringingIn) -> None:
    card = b"BEGIN:VCARD\nFN:Ana Silva\nTEL:+1234\nEND:VCARD\n"
    assert bringing.file(card, "a.vcf").people_new == 1
    again = bringing.file(card, "a.vcf")
    assert (again.people_new, again.people_completed) == (0, 0)
    assert bringing.desk.vault.all(Person)[0].phones == (Phone("+1234"),)


def test_labels_that_several_people_carry_become_groups_once(bringing: BringingIn) -> None:
    cards = b"".join(
        b"BEGIN:VCARD\nVERSION:3.0\nFN:%s\nCATEGORIES:%s\nEND:VCARD\n" % card
        for card in ((b"Ana Silva", b"Choir,Tall"), (b"Bruno Costa", b"choir"), (b"Carla Dias", b"Choir"))
    )
    assert bringing.file(cards, "a.vcf").groups_new == 1
    people = {person.id: person.name for person in bringing.desk.vault.all(Person)}
    (group,) = bringing.desk.vault.all(Group)
    assert (group.name, [people[key] for key in group.people]) == (
        "Choir",
        ["Ana Silva", "Bruno Costa", "Carla Dias"],
    )
    assert bringing.file(cards, "a.vcf").groups_new == 0


DOUBTFUL = Person("p1", "Ana Silva", emails=("other@example.org",))


def doubles(bringing: BringingIn) -> list[tuple[str, str]]:
    return [(pair.one.id, pair.other.id) for pair in Sameness(bringing.desk).doubles()]


def test_somebody_who_may_be_known_stays_beside_them_until_the_user_says(bringing: BringingIn) -> None:
    save(bringing, DOUBTFUL)
    brought = bringing.file(CARDS)
    assert brought.people_maybe == (("Ana Silva", "Ana Silva"),)
    assert brought.people_new == 2
    assert bringing.desk.vault.get(Person, "p1") == DOUBTFUL
    assert len(doubles(bringing)) == 1
    again = bringing.file(CARDS)
    assert (again.people_new, again.people_completed, again.people_maybe) == (0, 0, ())


def test_one_person_is_completed_when_the_user_says_so(bringing: BringingIn) -> None:
    save(bringing, DOUBTFUL)
    offer = bringing.open(CARDS)
    (doubt,) = offer.doubts()
    assert (doubt.theirs, doubt.details, doubt.ours.id) == ("Ana Silva", ("+351912345678",), "p1")
    offer.decide(doubt, Verdict.SAME)
    brought = offer.save()
    assert (brought.people_new, brought.people_completed, brought.people_maybe) == (1, 1, ())
    assert doubles(bringing) == []


def test_two_people_are_never_asked_about_again(bringing: BringingIn) -> None:
    save(bringing, DOUBTFUL)
    offer = bringing.open(CARDS)
    offer.decide(offer.doubts()[0], Verdict.DIFFERENT)
    assert offer.save().people_new == 2
    assert bringing.open(CARDS.replace(b"UID:1", b"UID:1\r\nNOTE:changed")).doubts() == ()
    assert doubles(bringing) == []
    (pair,) = Sameness(bringing.desk).parted()
    assert "p1" in {pair.one.id, pair.other.id}
    Sameness(bringing.desk).take_back(pair.one, pair.other)
    assert len(doubles(bringing)) == 1
    with pytest.raises(NotFound):
        Sameness(bringing.desk).take_back(pair.one, pair.other)


def test_the_name_of_nobody_is_in_what_is_remembered_of_an_answer(bringing: BringingIn) -> None:
    save(bringing, DOUBTFUL)
    bringing.file(CARDS)
    remembered = [row for row in bringing.desk.vault.all(Preference) if "same/" in row.id]
    assert len(remembered) == 1
    assert not any("Ana" in row.id or "Silva" in str(row.value) for row in remembered)


def test_part_of_a_name_is_asked_about_later_too(bringing: BringingIn) -> None:
    save(bringing, Person("p1", "Bruno"))
    bringing.file(CARDS)
    assert len(doubles(bringing)) == 1


def test_a_calendar_gives_encounters_once(bringing: BringingIn) -> None:
    save(bringing, Person("p1", "Ana Silva"))
    first, last = date(2026, 3, 1), date(2026, 3, 31)
    brought = bringing.file(CALENDAR, wishes=Wishes(take="all", first=first, last=last))
    (encounter,) = bringing.desk.vault.all(Encounter)
    assert (brought.encounters_new, brought.places_new) == (1, 1)
    assert encounter.people == ("p1",)
    assert encounter.minutes == 60
    again = bringing.file(CALENDAR, wishes=Wishes(take="all", first=first, last=last))
    assert (again.encounters_new, again.encounters_skipped, again.people_new) == (0, 1, 0)


def test_nobody_was_met_yet_at_what_is_still_to_come(bringing: BringingIn) -> None:
    later = CALENDAR.replace(b"DTSTART:20260310", b"DTSTART:20990310").replace(
        b"DTEND:20260310", b"DTEND:20990310"
    )
    brought = bringing.file(later, "c.ics")
    assert (brought.encounters_new, brought.left_out) == (0, (("on other days", 1),))
    assert bringing.file(later, "c.ics", Wishes(last=date(2099, 12, 31))).encounters_new == 1


def test_a_dry_run_counts_and_saves_nothing(bringing: BringingIn) -> None:
    assert bringing.file(CALENDAR, wishes=Wishes(take="all"), dry_run=True).encounters_new == 1
    assert bringing.file(WRITTEN, wishes=Wishes("diary"), dry_run=True).people_new == 3
    assert list(bringing.desk.vault.stamped_rows()) == []


SERIES = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:test\r
BEGIN:VEVENT\r
UID:e2\r
DTSTART:20260303T190000Z\r
DTEND:20260303T210000Z\r
RRULE:FREQ=WEEKLY;COUNT=2\r
SUMMARY:Choir\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:e3\r
DTSTART:20260304T090000Z\r
SUMMARY:Dentist\r
LOCATION:Rua 1\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:e4\r
DTSTART:20260305T090000Z\r
SUMMARY:Focus time\r
END:VEVENT\r
END:VCALENDAR\r
"""
MARCH = Wishes(first=date(2026, 3, 1), last=date(2026, 3, 12))


def test_entries_are_shown_by_title_with_the_suggestion_and_its_reason(bringing: BringingIn) -> None:
    choir, dentist, focus = bringing.open(SERIES, wishes=MARCH).entries()
    assert (choir.title, choir.times, choir.taken, choir.suggested) == ("Choir", 2, True, True)
    assert (dentist.title, dentist.taken, dentist.place) == ("Dentist", False, "Rua 1")
    assert not focus.taken
    assert all(entries.reason for entries in (choir, dentist, focus))


def test_a_choice_beats_the_suggestion_and_a_rule_holds_next_time(bringing: BringingIn) -> None:
    offer = bringing.open(SERIES, wishes=MARCH)
    choir, dentist, _ = offer.entries()
    offer.take(choir, False)
    offer.take(dentist, True, always=True)
    assert offer.save().encounters_new == 1
    assert [(rule.title, rule.take) for rule in bringing.rules.all()] == [("Dentist", True)]
    again = bringing.open(SERIES.replace(b"UID:e3", b"UID:e9"), wishes=MARCH)
    (later,) = [entries for entries in again.entries() if entries.title == "Dentist"]
    assert (later.taken, later.by_rule) == (True, True)
    bringing.rules.drop("dentist")
    assert bringing.rules.all() == []
    with pytest.raises(NotFound):
        bringing.rules.drop("dentist")


def test_what_was_not_taken_and_may_remind_is_kept_for_the_interview(bringing: BringingIn) -> None:
    bringing.file(SERIES, "work.ics", MARCH)
    (source,) = bringing.sources()
    assert (source.file, source.format, source.encounters) == ("work.ics", "ics", 2)
    assert [cue.title for cue in source.left] == ["Dentist"]
    assert [cue.title for cue in calendar_left(bringing.desk.vault)] == ["Dentist"]
    before = list(bringing.desk.vault.stamped_rows())
    bringing.file(SERIES, "work.ics", MARCH)
    assert list(bringing.desk.vault.stamped_rows()) == before


def test_an_import_is_taken_back_as_a_whole_and_can_come_in_again(bringing: BringingIn) -> None:
    bringing.file(SERIES, wishes=MARCH)
    save(bringing, Person("p1", "Ana Silva"))
    act = bringing.take_back()
    assert act is not None
    stored = bringing.desk.vault
    assert (stored.count(Encounter), stored.count(Person)) == (0, 1)
    assert bringing.take_back() is None
    assert bringing.file(SERIES, wishes=MARCH).encounters_new == 2


def test_an_encounter_the_user_removed_does_not_come_back(bringing: BringingIn) -> None:
    bringing.file(SERIES, wishes=MARCH)
    gone = bringing.desk.vault.all(Encounter)[0]
    with bringing.desk.vault.change("remove") as change:
        change.delete(Encounter, gone.id)
    assert bringing.file(SERIES, wishes=MARCH).encounters_new == 0


def test_stopping_leaves_the_diary_as_it_was(bringing: BringingIn) -> None:
    offer = bringing.open(CARDS)
    with pytest.raises(Interrupted):
        offer.save(stop=lambda: True)
    with pytest.raises(Interrupted):
        bringing.open(CARDS, stop=lambda: True)
    with pytest.raises(Interrupted):
        bringing.diary_lines(WRITTEN, stop=lambda: True)
    assert list(bringing.desk.vault.stamped_rows()) == []


def test_progress_counts_to_the_end(bringing: BringingIn) -> None:
    seen: list[tuple[int, int]] = []
    offer = bringing.open(CARDS, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1][0] == seen[-1][1]
    offer.save(progress=lambda done, total: seen.append((done, total)))
    assert seen[-1][0] == seen[-1][1]


def test_numbers_are_read_with_the_country_of_the_settings(bringing: BringingIn) -> None:
    Preferences(bringing.desk).set("region", "PT")
    bringing.file(b"BEGIN:VCARD\nFN:Ana\nTEL:912 345 678\nEND:VCARD\n")
    assert bringing.desk.vault.all(Person)[0].phones == (Phone("912 345 678", "+351912345678"),)


def test_entries_before_a_day_are_left_out_when_that_is_decided_after_the_look(bringing: BringingIn) -> None:
    offer = bringing.open(CALENDAR)
    offer.since(date(2026, 3, 11))
    assert (offer.brought().encounters_new, offer.brought().left_out) == (0, (("on other days", 1),))
    offer.look()
    assert offer.entries() == ()
    offer.since(None)
    assert offer.save().encounters_new == 1


def test_an_address_book_again_after_the_country_was_set_adds_nobody_and_reads_the_numbers(
    bringing: BringingIn,
) -> None:
    card = b"BEGIN:VCARD\nFN:Ana Silva\nTEL:912 345 678\nTEL:117\nEND:VCARD\n"
    first = bringing.file(card)
    assert [problem.partition(";")[0] for problem in first.problems] == ["the country of a number"]
    again = bringing.file(card, wishes=Wishes(region="PT"))
    assert (again.people_new, again.people_completed, again.people_maybe, again.problems) == (0, 1, (), ())
    (ana,) = bringing.desk.vault.all(Person)
    assert ana.phones == (Phone("912 345 678", "+351912345678"), Phone("117"))


def test_who_was_forgotten_stays_nameless_in_a_calendar_that_comes_in_again(bringing: BringingIn) -> None:
    bringing.file(CALENDAR)
    Retention(bringing.desk).forget(bringing.desk.vault.all(Person)[0])
    assert bringing.file(CALENDAR).people_new == 0
    assert bringing.desk.vault.all(Person) == []


def test_whoever_was_merged_or_hidden_does_not_come_in_again(bringing: BringingIn) -> None:
    bringing.file(CARDS)
    people = People(bringing.desk)
    people.merge(people.find("Ana Silva"), people.find("Bruno Costa"))
    people.hide(people.find("Ana Silva"), hidden=True)
    again = bringing.file(CARDS)
    assert (again.people_new, again.people_completed, again.people_maybe) == (0, 0, ())
