from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contactlog.core.text import plain
from contactlog.errors import Invalid
from contactlog.recall.cues import CUES_A_DAY
from contactlog.recall.domains import DOMAINS
from contactlog.recall.interview import next_question, progress
from contactlog.recall.questions import Question, Step
from contactlog.recall.state import RecallState, Reply, answer, begin, reopened
from contactlog.recall.view import DiaryView
from tests.recall.diaries import FIRST, PEOPLE, TODAY, VIEW, met, views

NAMES = {person.name for person in PEOPLE.values() if person.name and not person.hidden}
TOMORROW = TODAY + timedelta(days=1)


def sitting(
    state: RecallState, view: DiaryView, reply: Reply = Reply.SKIPPED
) -> tuple[list[Question], RecallState]:
    """Answer every question of a sitting alike."""
    asked: list[Question] = []
    while (question := next_question(state, view)) is not None:
        asked.append(question)
        assert len(asked) < 300, "an interview comes to its end"
        state = answer(state, question, reply, view.today)
    return asked, state


def steps(asked: list[Question]) -> list[Step]:
    return list(dict.fromkeys(question.step for question in asked))


def test_free_recall_comes_before_any_cue_and_anyone_else_at_the_end() -> None:
    asked, _ = sitting(begin(FIRST, TODAY), VIEW)
    assert steps(asked) == [
        Step.FREE,
        Step.DAY,
        Step.CUE,
        Step.DOMAIN,
        Step.COMPANY,
        Step.SHORT,
        Step.LONG_AGO,
        Step.TRACES,
        Step.EMPTY_DAY,
        Step.READ_BACK,
        Step.ANYONE_ELSE,
    ]


def test_days_are_gone_through_backwards_and_quiet_days_left_alone() -> None:
    asked, _ = sitting(begin(FIRST, TODAY), VIEW)
    days = [question.day for question in asked if question.step is Step.DAY]
    assert days == [date(2026, 3, number) for number in (12, 11, 10, 9, 7, 6)]
    assert asked[1].text == "Thursday 12 March, today: whom did you meet?"


def test_days_to_come_are_not_asked_about() -> None:
    asked, _ = sitting(begin(FIRST, TODAY + timedelta(days=5)), VIEW)
    assert all(question.day is None or question.day <= TODAY for question in asked)


def test_what_is_noted_is_shown_with_its_day() -> None:
    asked, _ = sitting(begin(FIRST, TODAY), VIEW)
    wednesday = next(question for question in asked if question.key == "day/2026-03-11")
    assert wednesday.text == "Wednesday 11 March, yesterday: who else did you meet?"
    assert wednesday.noted == ("somebody at Café Sol",)


def test_cues_come_from_the_calendar_and_the_habits_and_name_their_basis() -> None:
    asked, _ = sitting(begin(FIRST, TODAY), VIEW)
    cues = {question.key: question for question in asked if question.step is Step.CUE}
    assert set(cues) == {
        "habit/2026-03-10/group/choir",
        "calendar/ics:lunch",
        "habit/2026-03-07/person/ana",
    }
    choir = cues["habit/2026-03-10/group/choir"]
    assert choir.text == "Tuesday 10 March: Choir, as on most Tuesdays?"
    assert choir.suggestion is not None
    assert choir.suggestion.basis == "noted on 5 of the last 5 Tuesdays"
    assert choir.suggestion.people == ("ana", "bruno"), "hidden people are not suggested"
    lunch = cues["calendar/ics:lunch"]
    assert "“Lunch” at 13:00, Café Sol" in lunch.text
    assert lunch.suggestion is not None
    assert lunch.suggestion.basis == "it is in your calendar"


def test_a_habit_that_is_noted_gives_no_cue() -> None:
    noted = replace(VIEW, encounters=(*VIEW.encounters, met("now", date(2026, 3, 10), group="choir")))
    asked, _ = sitting(begin(FIRST, TODAY), noted)
    assert "habit/2026-03-10/group/choir" not in [question.key for question in asked]


def test_a_calendar_entry_that_was_taken_gives_no_cue() -> None:
    taken = replace(met("now", date(2026, 3, 9), "ana"), origin="ics:lunch")
    asked, _ = sitting(begin(FIRST, TODAY), replace(VIEW, encounters=(*VIEW.encounters, taken)))
    assert "calendar/ics:lunch" not in [question.key for question in asked]


def test_people_usually_met_and_now_missing_are_asked_about() -> None:
    asked, _ = sitting(begin(FIRST, TODAY), VIEW)
    texts = [question.text for question in asked if question.step is Step.LONG_AGO]
    assert "Old Friend does not appear in these days. Is that right?" in texts
    assert not any("Gone Away" in text for text in texts)


def test_empty_days_are_challenged_and_busy_or_quiet_ones_are_not() -> None:
    asked, _ = sitting(begin(FIRST, TODAY), VIEW)
    empty = [question.day for question in asked if question.step is Step.EMPTY_DAY]
    assert empty == [date(2026, 3, number) for number in (12, 10, 9, 7, 6)]


def test_the_list_is_read_back_in_the_order_of_the_days() -> None:
    asked, _ = sitting(begin(FIRST, TODAY), VIEW)
    (back,) = [question for question in asked if question.step is Step.READ_BACK]
    assert back.noted == (
        "Sunday 8 March: nobody",
        "Wednesday 11 March, yesterday: somebody at Café Sol",
    )


def test_anyone_else_comes_again_until_the_answer_is_no() -> None:
    state = begin(FIRST, TODAY)
    asked, _ = sitting(state, VIEW)
    state = replace(state, done=tuple(question.key for question in asked[:-1]))
    question = next_question(state, VIEW)
    assert question is not None
    assert question.step is Step.ANYONE_ELSE
    again = answer(state, question, Reply.NOTED, TODAY)
    assert next_question(again, VIEW) == question
    ended = answer(again, question, Reply.NOBODY, TODAY)
    assert next_question(ended, VIEW) is None
    assert not ended.complete


def test_a_second_sitting_waits_for_another_day_and_goes_forwards() -> None:
    _, ended = sitting(begin(FIRST, TODAY), VIEW)
    assert reopened(ended, TODAY) == ended
    second = reopened(ended, TOMORROW)
    assert second.sitting == 2
    asked, finished = sitting(second, replace(VIEW, today=TOMORROW))
    days = [question.day for question in asked if question.day and question.step is Step.DAY]
    assert days == sorted(days)
    assert asked[0].text == "Has anybody come to mind since last time?"
    assert Step.CUE not in steps(asked)
    assert finished.complete
    assert reopened(finished, TOMORROW + timedelta(days=9)) == finished


@given(views, st.lists(st.sampled_from(list(Reply)), min_size=1, max_size=30))
def test_leaving_and_taking_up_again_changes_nothing(view: DiaryView, replies: list[Reply]) -> None:
    straight = stored = begin(FIRST, TODAY)
    for reply in replies:
        question = next_question(straight, view)
        assert next_question(stored, view) == question
        if question is None:
            break
        straight = answer(straight, question, reply, TODAY)
        stored = RecallState.from_json(
            json.loads(json.dumps(answer(stored, question, reply, TODAY).to_json()))
        )
        assert stored == straight


@given(views)
def test_no_name_is_suggested_without_a_basis(view: DiaryView) -> None:
    asked, _ = sitting(begin(FIRST, TODAY), view)
    in_diary = {name for encounter in view.encounters for name in view.names(encounter.people)}
    in_diary |= {
        name
        for encounter in view.encounters
        if encounter.group and encounter.group in view.groups
        for name in view.names(view.groups[encounter.group].people)
    }
    for question in asked:
        for name in NAMES - in_diary:
            assert name not in question.text + question.help
        if question.suggestion is not None:
            assert question.suggestion.basis
            assert set(question.suggestion.people) <= set(view.people)
            assert not any(view.people[person].hidden for person in question.suggestion.people)


@given(views)
def test_an_interview_is_short_and_every_question_is_asked_once(view: DiaryView) -> None:
    asked, ended = sitting(begin(FIRST, TODAY), view)
    assert len({question.key for question in asked}) == len(asked)
    for day in {question.day for question in asked if question.step is Step.CUE}:
        assert sum(question.day == day for question in asked if question.step is Step.CUE) <= CUES_A_DAY
    assert all(plain(question.text) == question.text for question in asked)
    assert progress(ended, view)[0] == len(asked)


def test_progress_counts_to_the_end() -> None:
    state = begin(FIRST, TODAY)
    assert progress(state, VIEW)[0] == 0
    done, total = progress(state, VIEW)
    question = next_question(state, VIEW)
    assert question is not None
    assert progress(answer(state, question, Reply.SKIPPED, TODAY), VIEW) == (done + 1, total)


def test_every_part_of_life_is_asked_about_once() -> None:
    asked, _ = sitting(begin(FIRST, TODAY), VIEW)
    domains = [question.key for question in asked if question.step is Step.DOMAIN]
    assert domains == [f"domain/{domain}" for domain in DOMAINS]


def test_an_empty_diary_can_be_asked_about_too() -> None:
    asked, ended = sitting(begin(FIRST, TODAY), DiaryView(TODAY))
    assert Step.CUE not in steps(asked)
    assert ended.ended_on == TODAY


@pytest.mark.parametrize(("first", "last"), [(TODAY, FIRST), (date(2024, 1, 1), TODAY)])
def test_days_that_make_no_interview_are_refused(first: date, last: date) -> None:
    with pytest.raises(Invalid):
        begin(first, last)


@pytest.mark.parametrize(
    "change", [{"first": None}, {"sitting": 3}, {"done": "x"}, {"ended_on": 1}, {"first": "soon"}]
)
def test_a_state_that_was_not_put_away_by_us_is_refused(change: dict[str, str | int | None]) -> None:
    with pytest.raises(Invalid):
        RecallState.from_json({**begin(FIRST, TODAY).to_json(), **change})
