"""Delivering and handing over through the door: only checked words, only whom it concerns."""

from __future__ import annotations

import csv
import io
import stat
from collections.abc import Iterator
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from contactlog.core.cases import Case
from contactlog.core.drafts import Draft
from contactlog.core.people import Person
from contactlog.core.values import Channel, Safety
from contactlog.diary.delivering import Link, Room, Scheme, told_command
from contactlog.diary.demonstration import demonstration, fall_ill
from contactlog.diary.door import Diary
from contactlog.diary.words import Purpose, Wanted
from contactlog.errors import Refused
from tests.conftest import NOW


@pytest.fixture
def diary() -> Iterator[Diary]:
    with demonstration(clock=lambda: NOW, zone="Europe/Lisbon") as opened:
        yield opened


@pytest.fixture
def case(diary: Diary) -> Case:
    return fall_ill(diary)


def _draft(
    diary: Diary, case: Case, name: str, channel: Channel, text: str | None = None
) -> tuple[Draft, Person]:
    person, found = diary.people.find(name), diary.cases.assess(case)
    wanted = Wanted(channel=channel)
    if text is not None:
        return diary.words.edit(case, found, person, wanted, text), person
    return diary.words.draft(case, found, person, wanted), person


def test_words_that_the_check_stops_leave_in_no_form(diary: Diary, case: Case) -> None:
    draft, ana = _draft(diary, case, "Ana", Channel.SMS, "Hi Ana, Hugo is ill. Call me.")
    assert draft.stopped
    leave = diary.delivering
    for attempt in (
        lambda: leave.codes(draft, ana),
        lambda: leave.eml(draft, ana),
        lambda: leave.letter(draft, ana),
        lambda: leave.letter_text(draft, ana),
        lambda: leave.text(draft),
        lambda: leave.copy(draft),
    ):
        with pytest.raises(Refused, match="check"):
            attempt()


def test_a_code_holds_the_number_and_the_words(diary: Diary, case: Case) -> None:
    draft, ana = _draft(diary, case, "Ana", Channel.SMS)
    (code,) = diary.delivering.codes(draft, ana)
    assert code.text.startswith("sms:+351912000102?body=Hi%20Ana")
    assert diary.delivering.codes(draft, ana, Link.SMSTO)[0].text == f"SMSTO:+351912000102:{draft.text}"
    assert diary.delivering.codes(draft, ana, Link.TEL)[0].text == "tel:+351912000102"


def test_a_window_that_is_too_small_is_told_what_it_needs(diary: Diary, case: Case) -> None:
    draft, ana = _draft(diary, case, "Ana", Channel.SMS)
    with pytest.raises(Refused, match="needs a window of"):
        diary.delivering.codes(draft, ana, room=Room(80, 24), scheme=Scheme.DARK, split=False)


def test_who_has_no_number_is_said(diary: Diary, case: Case) -> None:
    draft, ben = _draft(diary, case, "Ben", Channel.SMS)
    with pytest.raises(Refused, match="no number"):
        diary.delivering.codes(draft, ben)


def test_a_mail_goes_to_one_person(diary: Diary, case: Case) -> None:
    draft, eva = _draft(diary, case, "Eva Lindqvist", Channel.EMAIL)
    message = message_from_bytes(diary.delivering.eml(draft, eva), policy=default)
    assert message["To"] == "eva@example.org"


def test_files_are_private_and_named_after_nobody(diary: Diary, tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    paths = [diary.delivering.write(folder, "letter", ".pdf", b"x") for _ in range(2)]
    assert [path.name for path in paths] == ["letter-2026-03-12-01.pdf", "letter-2026-03-12-02.pdf"]
    assert stat.S_IMODE(paths[0].stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_call_sheet_follows_the_order_of_telling(diary: Diary, case: Case) -> None:
    found = diary.cases.assess(case)
    diary.people.edit(diary.people.find("Hugo"), confidential=True)
    diary.people.edit(diary.people.find("Ana"), safety=frozenset({Safety.SHARED_PHONE}))
    feared = diary.people.edit(diary.people.find("Farid"), safety=frozenset({Safety.FEAR_OF_VIOLENCE}))
    sheet = diary.delivering.call_sheet(case, found)
    assert feared.name not in sheet
    assert "Not on this sheet: 1" in sheet
    people = diary.people.by_id()
    names = [people[item.person].name for item in diary.ledger.still_to_tell(case, found)]
    places = [sheet.index(name) for name in names if name not in ("Hugo Prates", feared.name)]
    assert places == sorted(places)
    assert "Hugo" not in sheet
    assert "+351912000108" not in sheet
    assert "leave no message" in sheet
    assert "COVID" not in sheet
    assert diary.delivering.call_sheet_pdf(case, found).startswith(b"%PDF")


def test_the_command_to_note_it_quotes_the_name() -> None:
    assert told_command(Person("id", "Zoë O'Brien"), Channel.SMS) == (
        "contactlog told 'Zoë O'\"'\"'Brien' --by sms --outcome sent"
    )
    assert told_command(Person("id", ""), Channel.CALL, sent=False) == "contactlog told id --by call"
    ana = Person("id", "Ana")
    assert told_command(ana, Channel.SMS, purpose=Purpose.ALL_CLEAR) == "contactlog told Ana --all-clear"
    assert told_command(ana, Channel.SMS, purpose=Purpose.THANKS) == ""
    choir = told_command(Person("g", "choir"), Channel.SMS, purpose=Purpose.ORGANISER)
    assert choir == "contactlog told --group choir --through WHO"


def test_only_who_agreed_and_is_not_confidential_is_handed_over(
    diary: Diary, case: Case, tmp_path: Path
) -> None:
    found = diary.cases.assess(case)
    with pytest.raises(Refused, match="Nobody"):
        diary.handing_over.write(case, diary.handing_over.lines(case, found), tmp_path)
    ana, hugo, clara = (diary.people.find(name) for name in ("Ana", "Hugo", "Clara"))
    for person in (ana, hugo, clara):
        diary.ledger.agreed_to_hand_over(case, person, date(2026, 3, 12))
    diary.people.edit(hugo, confidential=True)
    diary.ledger.agreed_to_hand_over(case, clara, None)
    lines = diary.handing_over.lines(case, found)
    assert [line.name for line in lines] == ["Ana Silva"]
    table, page = diary.handing_over.write(case, lines, tmp_path)
    (row,) = csv.DictReader(io.StringIO(table.read_text("utf-8")))
    assert row["disease"] == "CORONAVIRUS"
    assert (row["person.firstName"], row["person.lastName"]) == ("Ana", "Silva")
    assert row["person.phone"] == "+351912000102"
    assert row["lastContactDate"] == "09/03/2026"
    assert row["contactProximity"] == "CLOSE_CONTACT"
    assert "agreed on 2026-03-12" in page.read_text("utf-8")
    for text in (table.read_text("utf-8"), page.read_text("utf-8")):
        assert "Hugo" not in text
        assert "Clara" not in text
    assert stat.S_IMODE(table.stat().st_mode) == 0o600


def test_a_confidential_person_cannot_even_agree(diary: Diary, case: Case) -> None:
    hugo = diary.people.edit(diary.people.find("Hugo"), confidential=True)
    with pytest.raises(Refused, match="confidential"):
        diary.ledger.agreed_to_hand_over(case, hugo, date(2026, 3, 12))


def test_next_tries_become_reminders(diary: Diary, case: Case) -> None:
    with pytest.raises(Refused, match="planned"):
        diary.ledger.follow_up_calendar(case)
    hugo = diary.people.find("Hugo")
    diary.ledger.plan_next(case, hugo, date(2026, 3, 12))
    assert [notice.person for notice in diary.ledger.due(case, date(2026, 3, 12))] == [hugo.id]
    assert diary.ledger.due(case, date(2026, 3, 11)) == []
    calendar = diary.ledger.follow_up_calendar(case)
    assert b"20260312" in calendar
    assert b"Hugo" not in calendar
