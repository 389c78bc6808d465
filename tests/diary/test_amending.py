"""Changing an encounter by what is typed into a form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from contactlog.core.encounters import Encounter
from contactlog.core.values import ContactKind, Distance, Precision
from contactlog.diary.amending import Amending, Typed, minutes_of, typed_of
from contactlog.diary.door import Diary, in_memory
from contactlog.errors import Ambiguous, Invalid, Refused
from tests.conftest import NOW


@pytest.fixture
def diary() -> Iterator[Diary]:
    with in_memory(clock=lambda: NOW, zone="Europe/Lisbon") as opened:
        yield opened


@pytest.fixture
def met(diary: Diary) -> Encounter:
    return diary.encounters.add_line("Lunch with Ana Silva and Ben at @Nero 13:00 1h30 indoors 1m")


def shown(diary: Diary, encounter: Encounter) -> Typed:
    names = diary.timeline.names([encounter])
    return typed_of(
        encounter, {one: names.person(one) for one in encounter.people}, names.place(encounter.place)
    )


def amended(diary: Diary, encounter: Encounter, **changes: object) -> Encounter:
    before = shown(diary, encounter)
    return Amending(diary.desk).amend(encounter, before, replace(before, **changes))  # type: ignore[arg-type]


def test_a_form_shows_what_is_known(diary: Diary, met: Encounter) -> None:
    typed = shown(diary, met)
    assert (typed.people, typed.place, typed.day) == ("Ana Silva, Ben", "Nero", "2026-03-12")
    assert (typed.time, typed.length, typed.strangers) == ("13:00", "1 h 30 min", "")


def test_nothing_typed_changes_nothing(diary: Diary, met: Encounter) -> None:
    acts = len(diary.desk.vault.acts())
    assert amended(diary, met) == met
    assert len(diary.desk.vault.acts()) == acts


def test_people_who_stood_there_stay_who_they_are_even_with_a_namesake(diary: Diary, met: Encounter) -> None:
    diary.people.add("Ana Silva")
    changed = amended(diary, met, people="Ana Silva, Ben, Clara")
    assert changed.people[:2] == met.people
    assert len(changed.people) == 3
    diary.people.add("Ben")
    with pytest.raises(Ambiguous):
        amended(diary, diary.encounters.add_line("Tea with Clara 9:00"), people="Ben")


def test_day_and_time_move_together(diary: Diary, met: Encounter) -> None:
    moved = amended(diary, met, day="yesterday", time="~9:30")
    assert moved.local_date == date(2026, 3, 11)
    assert moved.precision is Precision.ABOUT
    assert moved.started_at is not None
    assert moved.started_at.isoformat() == "2026-03-11T09:30:00+00:00"
    day_only = amended(diary, moved, time="")
    assert day_only.started_at is None
    assert day_only.precision is Precision.DAY


def test_every_other_field_can_be_set_and_cleared(diary: Diary, met: Encounter) -> None:
    full = amended(
        diary,
        met,
        place="Home",
        length="",
        strangers="12",
        note="by the window",
        face_to_face=True,
        kinds=frozenset({"hugged"}),
        words={**(shown(diary, met).words or {}), "distance": "touch", "setting": None},
    )
    assert (full.minutes, full.strangers, full.note, full.face_to_face) == (None, 12, "by the window", True)
    assert (full.kinds, full.distance, full.setting) == (
        frozenset({ContactKind.HUGGED}),
        Distance.TOUCH,
        None,
    )
    assert diary.places.by_id()[full.place or ""].name == "Home"
    cleared = amended(diary, full, place="", strangers="", kinds=frozenset(), face_to_face=None)
    assert (cleared.place, cleared.strangers, cleared.kinds, cleared.face_to_face) == (
        None,
        None,
        frozenset(),
        None,
    )
    assert diary.undo() is not None


@pytest.mark.parametrize(
    ("field", "text"),
    [("time", "25:00"), ("time", "noonish"), ("length", "long"), ("length", "99999 h"), ("strangers", "-1"),
     ("strangers", "٣"), ("day", "8..10 Mar")],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_next_step(
    diary: Diary, met: Encounter, field: str, text: str
) -> None:
    with pytest.raises(Invalid) as refused:
        amended(diary, met, **{field: text})
    assert refused.value.next_step


def test_a_day_ahead_and_nobody_at_all_are_refused(diary: Diary, met: Encounter) -> None:
    with pytest.raises(Refused):
        amended(diary, met, day="2026-03-13")
    with pytest.raises(Refused):
        amended(diary, met, people="")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("45 min", 45), ("1h30", 90), ("2 h", 120), ("1 h 5 min", 65), ("90", 90), ("", None)],
)
def test_lengths_are_read_as_people_write_them(text: str, minutes: float | None) -> None:
    assert minutes_of(text) == minutes
