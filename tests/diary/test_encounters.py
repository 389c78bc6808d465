"""Reading and saving lines through the diary's door."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from contactlog.diary.door import Diary, in_memory
from tests.conftest import NOW


@pytest.fixture
def diary() -> Iterator[Diary]:
    """A diary in memory."""
    with in_memory(clock=lambda: NOW, zone="Europe/Lisbon") as opened:
        yield opened


def test_lines_and_days_are_read_in_the_language_the_user_writes_in(diary: Diary) -> None:
    diary.preferences.set("language", "es-MX")
    assert diary.encounters.read("comida con +Ana ayer").people[0].name == "Ana"
    assert diary.encounters.read_day_span("8 de marzo").first == date(2026, 3, 8)
    assert diary.encounters.read_day_span("2 weeks ago").first == date(2026, 2, 26)
    diary.preferences.set("language", "uk")
    assert diary.encounters.read("lunch with +Ana yesterday").local_date == date(2026, 3, 11)


def test_once_it_is_said_who_is_meant_the_reading_names_them(diary: Diary) -> None:
    diary.people.add("Ana Silva")
    costa = diary.people.add("Ana Costa")
    reading = diary.encounters.read("lunch with Ana 1h")
    assert [piece.meaning for piece in reading.understood if piece.field == "people"] == ["Ana: which one?"]
    chosen = next(one for one in reading.ambiguous[0].candidates if one.id == costa.id)
    settled = diary.encounters.settle(reading, reading.ambiguous[0], chosen)
    assert [piece.meaning for piece in settled.understood if piece.field == "people"] == ["Ana Costa"]
    assert diary.encounters.save(settled).people == (costa.id,)


def test_a_name_that_is_only_a_word_in_this_line_goes_to_the_note(diary: Diary) -> None:
    diary.people.add("Mark Lowe")
    read = diary.encounters.read("mark my words, lunch with +Ana 1h")
    settled = diary.encounters.settle(read, read.ambiguous[0], None)
    assert (settled.question, settled.ambiguous) == (None, ())
    assert [person.name for person in settled.people] == ["Ana"]
    assert diary.encounters.save(settled).note == "mark words lunch"
