"""People and the ledger through the one door, in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from contactlog.core.cases import DoubtfulDay
from contactlog.core.notices import NoticeState, Outcome, Reply
from contactlog.core.values import Channel
from contactlog.diary.coming_days import read_coming_day
from contactlog.diary.demonstration import demonstration, fall_ill
from contactlog.diary.door import Diary, in_memory
from contactlog.errors import Ambiguous, Invalid, NotFound, Refused

_NOW = datetime(2026, 3, 12, 21, 0, tzinfo=UTC)


@pytest.fixture
def diary() -> Iterator[Diary]:
    """An empty diary in memory."""
    with in_memory(clock=lambda: _NOW, zone="Europe/Lisbon") as opened:
        yield opened


@pytest.fixture
def ill() -> Iterator[Diary]:
    """The invented diary."""
    with demonstration(clock=lambda: _NOW, zone="Europe/Lisbon") as opened:
        yield opened


def test_a_person_is_found_by_name_part_nickname_and_id(diary: Diary) -> None:
    ana = diary.people.add("Ana Silva", nicknames=("Aninhas",))
    for typed in ("ana silva", "ANA", "silva", "aninhas", ana.id, ana.id[-8:]):
        assert diary.people.find(typed) == ana


def test_nobody_is_chosen_between_two(diary: Diary) -> None:
    diary.people.add("Ana Silva")
    diary.people.add("Ana Costa")
    with pytest.raises(Ambiguous) as caught:
        diary.people.find("Ana")
    assert len(caught.value.candidates) == 2


def test_a_slip_is_answered_with_the_nearest(diary: Diary) -> None:
    diary.people.add("Benjamin Roth")
    with pytest.raises(NotFound) as caught:
        diary.people.find("Benjamen Roth")
    assert "Benjamin Roth" in caught.value.next_step


def test_merging_moves_meetings_groups_and_numbers(diary: Diary) -> None:
    keep = diary.people.add("Ana Silva")
    other = diary.people.add("A. Silva", emails=("ana@example.org",))
    group = diary.groups.add("choir", (other.id,))
    met = diary.encounters.add_line('coffee with "A. Silva" yesterday 1h')
    merged = diary.people.merge(keep, other)
    assert merged.emails == ("ana@example.org",)
    assert "A. Silva" in merged.nicknames
    assert diary.groups.find(group.name).people == (keep.id,)
    assert [item.id for item in diary.people.encounters(merged)] == [met.id]
    assert [person.id for person in diary.people.all()] == [keep.id]


def test_who_was_told_under_one_name_stays_told_when_two_become_one(diary: Diary) -> None:
    keep, other = diary.people.add("Ana Silva"), diary.people.add("A. Silva")
    case = diary.cases.new("covid19", {"symptom_onset": DoubtfulDay(date(2026, 3, 11), date(2026, 3, 11))})
    diary.ledger.told(case, keep, channel=Channel.CALL, outcome=Outcome.NO_ANSWER)
    diary.ledger.told(case, other, channel=Channel.SMS, outcome=Outcome.REACHED)
    diary.people.merge(keep, other)
    (notice,) = diary.ledger.notices(case).values()
    assert (notice.person, notice.state) == (keep.id, NoticeState.TOLD)
    assert {attempt.channel for attempt in notice.attempts} == {Channel.CALL, Channel.SMS}
    diary.undo()
    assert len(diary.ledger.notices(case)) == 2


def test_forgetting_takes_the_name_out_of_notes_groups_and_history(diary: Diary) -> None:
    ana = diary.people.add("Zephyrine Quill")
    diary.groups.add("choir", (ana.id,))
    diary.encounters.add_line("coffee with Zephyrine Quill yesterday 1h note: Zephyrine coughed")
    assert diary.retention.forget(ana) == 1
    assert diary.people.all(hidden=True) == []
    (met,) = diary.encounters.between(date(2026, 3, 1), date(2026, 3, 12))
    assert "Zephyrine" not in met.note
    assert "coughed" in met.note
    assert diary.undo() is None


def test_everybody_who_matters_is_told_in_order(ill: Diary) -> None:
    case = fall_ill(ill)
    assessment = ill.cases.assess(case)
    left = ill.ledger.still_to_tell(case, assessment)
    assert [item.order for item in left] == sorted(item.order for item in left)
    told = [0]
    for exposure in left:
        ill.ledger.told(case, ill.people.get(exposure.person), channel=Channel.CALL)
        told.append(ill.ledger.reach(case, assessment).told)
    assert told == list(range(len(left) + 1))
    assert ill.ledger.still_to_tell(case, assessment) == []


def test_an_attempt_that_reached_nobody_does_not_count(ill: Diary) -> None:
    case = fall_ill(ill)
    ana = ill.people.find("Ana Silva")
    notice = ill.ledger.told(case, ana, outcome=Outcome.NO_ANSWER, next_try=date(2026, 3, 13))
    assert (notice.state, notice.told_at, len(notice.attempts)) == (NoticeState.UNREACHABLE, None, 1)
    again = ill.ledger.told(case, ana, at=_NOW - timedelta(minutes=5))
    assert (again.state, len(again.attempts), again.next_try) == (NoticeState.TOLD, 2, None)
    assert ill.ledger.replied(case, ana, Reply.WELL).state is NoticeState.REPLIED


def test_a_planned_try_goes_when_there_is_nothing_left_to_try(ill: Diary) -> None:
    case = fall_ill(ill)
    ana = ill.people.find("Ana Silva")
    day = date(2026, 3, 13)
    ends: tuple[Callable[[], object], ...] = (
        lambda: ill.ledger.choose_not_to(case, ana, "a reason"),
        lambda: ill.ledger.replied(case, ana, Reply.ILL),
        lambda: ill.ledger.through(case, ana, "Ben"),
    )
    for end in ends:
        ill.ledger.plan_next(case, ana, day)
        end()
        assert ill.ledger.due(case, day) == []
    assert ill.ledger.replied(case, ana, Reply.ILL, next_try=day).next_try == day


def test_who_heard_it_from_the_user_stays_told_when_it_is_passed_on_to_the_group(ill: Diary) -> None:
    case, ana = fall_ill(ill), ill.people.find("Ana Silva")
    ill.ledger.told(case, ana)
    assert ill.ledger.through(case, ana, "the organiser").state is NoticeState.TOLD
    with pytest.raises(Refused, match="knows already"):
        ill.ledger.choose_not_to(case, ana, "a reason")
    assert (
        ill.ledger.through(case, ill.people.find("Ben"), "the organiser").state is NoticeState.THROUGH_SOMEONE
    )


def test_a_telling_long_before_the_case_is_a_mistyped_year(ill: Diary) -> None:
    case, ana = fall_ill(ill), ill.people.find("Ana Silva")
    with pytest.raises(Refused, match="long before"):
        ill.ledger.told(case, ana, at=_NOW - timedelta(days=365))
    ill.ledger.told(case, ana, at=_NOW - timedelta(days=2))


@pytest.mark.parametrize(
    ("typed", "lang", "days"),
    [
        ("today", "en", 0),
        ("tomorrow", "en", 1),
        ("morgen", "de", 1),
        ("in 3 days", "en", 3),
        ("+2", "es", 2),
        ("in 2 weeks", "en", 14),
        ("Friday", "en", 1),
        ("jeudi", "fr", 7),
        ("2026-03-20", "pl", 8),
    ],
)
def test_a_day_to_come_is_read_as_people_say_it(typed: str, lang: str, days: int) -> None:
    today = date(2026, 3, 12)
    assert read_coming_day(typed, today, lang) == today + timedelta(days=days)


@pytest.mark.parametrize("typed", ["yesterday", "soon", ""])
def test_what_is_no_day_to_come_is_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        read_coming_day(typed, date(2026, 3, 12), "en")


def test_a_confidential_person_is_never_handed_over(ill: Diary) -> None:
    case = fall_ill(ill)
    ana = ill.people.edit(ill.people.find("Ana Silva"), confidential=True)
    with pytest.raises(Refused):
        ill.ledger.agreed_to_hand_over(case, ana, date(2026, 3, 12))
