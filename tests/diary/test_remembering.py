"""The interview over a diary: what an answer does, leaving and taking up again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from contactlog.core.cases import DoubtfulDay
from contactlog.core.encounters import QuietDay
from contactlog.core.settings import Preference
from contactlog.core.values import Source
from contactlog.diary.door import Diary, in_memory
from contactlog.diary.remembering import Question, Step, on_day
from contactlog.errors import Refused
from tests.conftest import NOW

TODAY = date(2026, 3, 12)
FIRST = date(2026, 3, 10)
TUESDAY = FIRST


class Clock:
    """A clock that tests move on."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def diary(clock: Clock) -> Iterator[Diary]:
    with in_memory(clock=clock, zone="Europe/Lisbon") as opened:
        opened.people.add("Ana Silva")
        opened.people.add("Ben Okafor")
        yield opened


def ask(diary: Diary, *, until: str | None = None, step: Step | None = None) -> Question:
    """Skip questions until one with this key, or of this step, is asked."""
    while (asked := diary.remembering.next()) is not None:
        question = asked.question
        if question.key == until or (step is not None and question.step is step):
            return question
        diary.remembering.skip(question)
    raise AssertionError("it was never asked")


def answer(diary: Diary, question: Question, text: str) -> None:
    diary.remembering.save(question, diary.remembering.read(question, text))


def test_nothing_is_asked_before_an_interview_begins(diary: Diary) -> None:
    assert diary.remembering.state() is None
    assert diary.remembering.next() is None
    with pytest.raises(Refused):
        diary.remembering.question()


def test_a_line_without_a_day_means_the_day_of_the_question(diary: Diary) -> None:
    diary.remembering.begin(FIRST, TODAY)
    question = ask(diary, until="day/2026-03-10")
    answer(diary, question, "lunch with Ana 13:00 1h; +Carla 10 min")
    carla, lunch = sorted(diary.encounters.between(TUESDAY, TUESDAY), key=lambda met: met.minutes or 0)
    assert lunch.started_at is not None
    assert (lunch.local_date, lunch.started_at.hour, lunch.source) == (TUESDAY, 13, Source.RECALL)
    assert carla.minutes == 10


def test_a_day_that_the_line_names_beats_the_day_of_the_question(diary: Diary) -> None:
    diary.remembering.begin(FIRST, TODAY)
    answer(diary, ask(diary, until="day/2026-03-10"), "yesterday with Ben")
    assert [met.local_date for met in diary.encounters.between(FIRST, TODAY)] == [date(2026, 3, 11)]


def test_a_line_whose_day_nobody_knows_is_not_put_on_today(diary: Diary) -> None:
    diary.remembering.begin(FIRST, TODAY)
    question = diary.remembering.question("free")
    (line,) = diary.remembering.read(question, "with Ana")
    assert line.needs_day
    with pytest.raises(Refused):
        diary.remembering.save(question, [line])
    settled = on_day(line, TUESDAY, diary.remembering)
    (met,) = diary.remembering.save(question, [settled])
    assert met.local_date == TUESDAY


def test_a_question_stays_open_while_somebody_is_noted(diary: Diary) -> None:
    diary.remembering.begin(FIRST, TODAY)
    question = ask(diary, until="day/2026-03-11")
    answer(diary, question, "Ana")
    again = diary.remembering.question("day/2026-03-11")
    assert again.noted == ("Ana Silva",)
    diary.remembering.nobody(again)
    assert diary.remembering.question().key == "day/2026-03-10"


def test_nobody_on_an_empty_day_notes_a_quiet_day(diary: Diary) -> None:
    diary.remembering.begin(FIRST, TODAY)
    diary.remembering.enough()
    question = ask(diary, step=Step.EMPTY_DAY)
    diary.remembering.nobody(question)
    assert [quiet.date for quiet in diary.desk.vault.all(QuietDay)] == [TODAY]
    skipped = ask(diary, step=Step.EMPTY_DAY)
    diary.remembering.skip(skipped)
    assert len(diary.desk.vault.all(QuietDay)) == 1


def test_who_else_was_there_joins_the_meeting(diary: Diary) -> None:
    diary.encounters.add_line("lunch with Ana 13:00 1h indoors", as_of=NOW - timedelta(days=1))
    diary.remembering.begin(FIRST, TODAY)
    question = ask(diary, step=Step.COMPANY)
    answer(diary, question, "Ben and +Carla")
    (met,) = diary.encounters.between(FIRST, TODAY)
    assert {diary.people.get(person).name for person in met.people} == {"Ana Silva", "Ben Okafor", "Carla"}
    answer(diary, question, "later that day Ben 10 min")
    assert len(diary.encounters.between(FIRST, TODAY)) == 2


def test_short_contacts_are_put_at_the_place_that_was_asked_about(diary: Diary) -> None:
    diary.encounters.add_line("lunch with Ana at Sol 1h", as_of=NOW - timedelta(days=1))
    diary.remembering.begin(FIRST, TODAY)
    question = ask(diary, step=Step.SHORT)
    answer(diary, question, "+Waiter 2 min")
    there = {met.place for met in diary.encounters.between(FIRST, TODAY)}
    assert len(there) == 1
    assert None not in there


def test_the_interview_is_left_and_taken_up_again(diary: Diary) -> None:
    diary.remembering.begin(FIRST, TODAY)
    question = ask(diary, until="day/2026-03-11")
    with in_memory(clock=lambda: NOW, zone="Europe/Lisbon") as other:
        with other.desk.vault.change("copy") as change:
            for row in diary.desk.vault.stamped_rows():
                change.put_stamped(row)
        assert other.remembering.question() == question


def test_going_back_asks_again_and_keeps_what_was_noted(diary: Diary) -> None:
    diary.remembering.begin(FIRST, TODAY)
    question = ask(diary, until="day/2026-03-11")
    answer(diary, question, "Ana")
    diary.remembering.nobody(question)
    diary.remembering.back()
    assert diary.remembering.question().noted == ("Ana Silva",)


def test_undo_takes_back_the_meeting_and_not_the_place_in_the_interview(diary: Diary) -> None:
    diary.remembering.begin(FIRST, TODAY)
    question = ask(diary, until="day/2026-03-11")
    answer(diary, question, "Ana")
    diary.remembering.nobody(question)
    after = diary.remembering.question().key
    diary.undo()
    assert diary.encounters.between(FIRST, TODAY) == []
    assert diary.remembering.question().key == after


def test_enough_leaves_only_the_empty_days_and_the_reading_back(diary: Diary) -> None:
    diary.remembering.begin(FIRST, TODAY)
    diary.remembering.enough()
    asked = []
    while (now := diary.remembering.next()) is not None:
        asked.append(now.question.step)
        diary.remembering.skip(now.question)
    assert asked == [Step.EMPTY_DAY] * 3 + [Step.READ_BACK, Step.ANYONE_ELSE]


def test_the_second_sitting_waits_for_another_day(diary: Diary, clock: Clock) -> None:
    diary.remembering.begin(FIRST, TODAY)
    diary.remembering.enough()
    diary.remembering.nobody(ask(diary, step=Step.ANYONE_ELSE))
    assert diary.remembering.next() is None
    clock.now = NOW + timedelta(days=1)
    asked = diary.remembering.next()
    assert asked is not None
    assert (asked.sitting, asked.question.key) == (2, "again")


def test_a_case_names_the_days(diary: Diary) -> None:
    onset = date(2026, 3, 10)
    case = diary.cases.new("covid19", {"symptom_onset": DoubtfulDay(onset, onset)}, symptomatic=True)
    first, last = diary.remembering.days(case)
    assert first <= date(2026, 3, 8)
    assert last == TODAY
    assert diary.remembering.days() == (date(2026, 2, 27), TODAY)


def test_a_state_that_cannot_be_read_counts_as_none(diary: Diary) -> None:
    with diary.desk.vault.change("damage") as change:
        change.put(Preference("recall", {"first": "soon"}))
    assert diary.remembering.state() is None


def test_the_question_must_be_the_one_that_was_meant(diary: Diary) -> None:
    diary.remembering.begin(FIRST, TODAY)
    with pytest.raises(Refused):
        diary.remembering.question("read-back")
    question = diary.remembering.question("free")
    with pytest.raises(Refused):
        diary.remembering.take(question)


def test_what_is_usual_is_offered_once_and_accepted(diary: Diary) -> None:
    for week in range(1, 5):
        diary.encounters.add_line("choir with Ana 19:00 2h", as_of=NOW - timedelta(weeks=week))
    (offer,) = diary.remembering.tonight()
    assert "Thursday" in offer.text
    assert offer.basis == "noted on 4 of the last 4 Thursdays"
    met = diary.remembering.accept(offer)
    assert (met.local_date, met.minutes) == (TODAY, 120)
    assert diary.remembering.tonight() == ()


def test_a_habit_is_taken_over_with_its_basis(diary: Diary) -> None:
    for week in range(1, 5):
        diary.encounters.add_line("choir with Ana 19:00 2h", as_of=NOW - timedelta(weeks=week, days=1))
    diary.remembering.begin(FIRST, TODAY)
    question = ask(diary, step=Step.CUE)
    assert question.suggestion is not None
    assert question.suggestion.basis.startswith("noted on 4 of")
    met = diary.remembering.take(question)
    assert (met.source, met.minutes) == (Source.RECALL, None)
    assert [part.key for part in [diary.remembering.question()]] != [question.key]


def test_guests_of_a_calendar_entry_are_never_guessed(diary: Diary) -> None:
    diary.people.add("Ana Silva")
    diary.remembering.begin(FIRST, TODAY)
    question = diary.remembering.question("free")
    from contactlog.recall.questions import Suggestion

    def suggesting(*names: str) -> Question:
        suggestion = Suggestion("", "it is in your calendar", TODAY, names=names, origin="ics:1")
        return replace(question, suggestion=suggestion)

    with pytest.raises(Refused):
        diary.remembering.take(suggesting("Ana Silva"))
    met = diary.remembering.take(suggesting("Ben Okafor", "Somebody New"))
    assert met.origin == "ics:1"
    assert {diary.people.get(person).name for person in met.people} == {"Ben Okafor", "Somebody New"}
