"""Who must hear again when a case changes or is called off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from contactlog.core.cases import Case, CaseState, DoubtfulDay
from contactlog.core.encounters import Encounter
from contactlog.core.people import Person
from contactlog.core.values import Distance, Setting
from contactlog.diary import door
from contactlog.diary.changed_cases import HearAgain
from contactlog.diary.demonstration import demonstration, fall_ill
from contactlog.diary.door import Diary
from contactlog.diary.wanted import Wanted
from contactlog.drafts.subject import Purpose
from contactlog.errors import Refused
from tests.conftest import NOW

_ONSET = date(2026, 3, 10)


def _on(day: date) -> dict[str, DoubtfulDay]:
    return {"symptom_onset": DoubtfulDay(day, day)}


@pytest.fixture
def diary() -> Iterator[Diary]:
    """A diary with meetings on the 5th, 8th and 11th."""
    with door.in_memory(clock=lambda: NOW, zone="UTC") as opened:
        with opened.desk.vault.change("fill") as change:
            for name, day in (("early", 5), ("middle", 8), ("late", 11)):
                change.put(Person(name, name))
                change.put(
                    Encounter(
                        f"e-{name}", date(2026, 3, day), "UTC", minutes=60, people=(name,),
                        distance=Distance.ONE_TO_2M, setting=Setting.INDOOR,
                    )
                )  # fmt: skip
        yield opened


def _case(diary: Diary) -> Case:
    return diary.cases.new("covid", _on(_ONSET), symptomatic=True)


def _tell(diary: Diary, case: Case, *names: str) -> None:
    facts = diary.cases.facts(case)
    for name in names:
        person: Any = diary.desk.vault.get(Person, name)
        diary.ledger.told(case, person, facts=facts.get(name))


def test_a_case_that_is_called_off_has_nothing_to_correct(diary: Diary) -> None:
    case = _case(diary)
    _tell(diary, case, "late")
    off, _ = diary.changed_cases.call_off(case)
    off, again = diary.changed_cases.change(off, _on(_ONSET - timedelta(days=9)))
    assert again == HearAgain()
    late: Any = diary.desk.vault.get(Person, "late")
    for purpose in (Purpose.CORRECTION, Purpose.REMINDER, Purpose.NEWS):
        with pytest.raises(Refused):
            diary.words.draft(off, diary.cases.assess(off), late, Wanted(purpose=purpose))


def test_an_earlier_onset_brings_people_in_and_a_later_one_takes_them_out(diary: Diary) -> None:
    case = _case(diary)
    _tell(diary, case, "middle", "late")
    earlier, again = diary.changed_cases.change(case, _on(_ONSET - timedelta(days=3)))
    assert [item.person for item in again.newly] == ["early"]
    assert again.no_longer == ()
    _, again = diary.changed_cases.change(earlier, _on(_ONSET + timedelta(days=2)))
    assert again.weaker == ("early",)
    assert "middle" in again.to_correct


def test_somebody_told_who_is_no_longer_in_the_window_must_hear_it(diary: Diary) -> None:
    case = _case(diary)
    _tell(diary, case, "middle")
    changed = diary.cases.edit(case, {"isolated_from": DoubtfulDay(date(2026, 3, 7), date(2026, 3, 7))})
    assert [item.tier.word for item in diary.cases.assess(changed).exposures if item.person == "middle"] == [
        "none"
    ]
    back = diary.cases.edit(case, state=CaseState.OPEN)
    _, again = diary.changed_cases.change(
        back, {"isolated_from": DoubtfulDay(date(2026, 3, 7), date(2026, 3, 7))}
    )
    assert again.no_longer == ("middle",)
    assert again.weaker == ("late",)


def test_nothing_changed_means_nobody_hears_again(diary: Diary) -> None:
    case = _case(diary)
    _tell(diary, case, "middle", "late")
    _, again = diary.changed_cases.change(case, {}, note="a word")
    assert (again.to_correct, again.newly, again.weaker) == ((), (), ())


def test_calling_off_names_who_was_told_and_has_not_heard(diary: Diary) -> None:
    case = _case(diary)
    _tell(diary, case, "middle", "late")
    late: Any = diary.desk.vault.get(Person, "late")
    with pytest.raises(Refused, match="not called off"):
        diary.ledger.all_clear(case, late)
    called, to_hear = diary.changed_cases.call_off(case)
    assert [notice.person for notice in to_hear] == ["middle", "late"]
    diary.ledger.all_clear(called, late)
    to_hear = diary.changed_cases.to_hear_all_clear(called)
    assert called.state is CaseState.CALLED_OFF
    assert [notice.person for notice in to_hear] == ["middle"]
    assert diary.changed_cases.reopen(called)[0].state is CaseState.OPEN


def test_what_it_was_stays_in_its_history(diary: Diary) -> None:
    case = _case(diary)
    changed, _ = diary.changed_cases.change(case, _on(_ONSET - timedelta(days=1)))
    diary.changed_cases.call_off(changed)
    before = diary.changed_cases.history(changed)
    assert [item.case.anchors["symptom_onset"].first for item in before] == [
        _ONSET - timedelta(days=1),
        _ONSET,
    ]
    diary.undo()
    assert diary.cases.find(case.id).state is CaseState.OPEN


def test_who_heard_the_all_clear_is_to_be_told_again_when_the_case_is_reopened() -> None:
    with demonstration(clock=lambda: NOW, zone="Europe/Lisbon") as diary:
        case = fall_ill(diary)
        ana, ben = (diary.people.find(name) for name in ("Ana Silva", "Ben Okafor"))
        diary.ledger.told(case, ana, next_try=date(2026, 3, 14))
        diary.ledger.choose_not_to(case, ben, "he knows")
        called, _ = diary.changed_cases.call_off(case)
        assert diary.ledger.still_to_tell(called, diary.cases.assess(called)) == []
        assert diary.ledger.all_clear(called, ana).next_try is None
        opened, again = diary.changed_cases.reopen(called)
        assert [notice.person for notice in again] == [ana.id]
        left = {item.person for item in diary.ledger.still_to_tell(opened, diary.cases.assess(opened))}
        assert ana.id in left
        assert ben.id not in left
        diary.undo()
        assert diary.ledger.notice(case, ana).all_clear_at is not None
