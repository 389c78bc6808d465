"""A day that is none is asked about: it is never taken for today, and never for somebody's name."""

from __future__ import annotations

from datetime import date

import pytest

from contactlog import quickentry
from contactlog.core.people import Person
from contactlog.core.places import Place
from contactlog.quickentry import Lexicon, Reading
from tests.conftest import NOW

LEXICON = Lexicon([Person("a", "Ana Silva"), Person("m", "Tom Munday")], [Place("p", "Fridays")])


def read(line: str, lang: str = "en") -> Reading:
    return quickentry.read(line, now=NOW, zone="Europe/Lisbon", lexicon=LEXICON, lang=lang)


@pytest.mark.parametrize(
    ("line", "strange"),
    [
        ("Ana 31/02", "31/02"),
        ("Ana 2026-13-45", "2026-13-45"),
        ("Ana 13.13.2026", "13.13.2026"),
        ("Ana on the 45th", "45th"),
        ("Ana yesteday", "yesteday"),
        ("Ana wendesday 1h", "wendesday"),
        ("Ana on Tuseday", "Tuseday"),
        ("Ana 5 Marhc", "5 Marhc"),
        ("met Ana on flurbsday", "flurbsday"),
        ("Ana on Marmalade Day", "Marmalade Day"),
        ("Ana at 25:00", "25:00"),
        ("Ana at 14:75", "14:75"),
    ],
)
def test_what_looks_like_a_day_or_time_and_is_none_is_asked_about(line: str, strange: str) -> None:
    reading = read(line)
    assert reading.question is not None
    assert strange in reading.question
    assert reading.not_understood == (strange,)
    assert [person.id for person in reading.people] == ["a"]


@pytest.mark.parametrize(
    ("line", "lang"),
    [("Ana el marets", "es"), ("Ana am Mitwoch", "de"), ("Ana vendrdi", "fr"), ("Ana 5 de febrrero", "es")],
)
def test_slips_are_noticed_in_each_language(line: str, lang: str) -> None:
    reading = read(line, lang)
    assert reading.question is not None
    assert reading.question.startswith("Which day was")


@pytest.mark.parametrize(
    "line",
    [
        "birthday party with Ana",
        "Holiday with Ana",
        "coffee with Sandy",
        "coffee with Tom Munday",
        "coffee with Lena Munday",
        "lunch with Ana at Fridays",
        "Ana on my day off",
        "Ana on Tuesday",
        "Ana 1/2 hour",
    ],
)
def test_names_and_plain_words_are_not_taken_for_a_slip(line: str) -> None:
    assert read(line).question is None


@pytest.mark.parametrize(
    ("line", "lang", "day"),
    [
        ("Ana on the 7th", "en", date(2026, 3, 7)),
        ("the 30th with Ana", "en", date(2026, 1, 30)),
        ("con Ana el 7", "es", date(2026, 3, 7)),
        ("avec Ana le 28", "fr", date(2026, 2, 28)),
        ("am 7. mit Ana", "de", date(2026, 3, 7)),
    ],
)
def test_a_day_of_the_month_alone_is_the_last_one_that_was(line: str, lang: str, day: date) -> None:
    reading = read(line, lang)
    assert (reading.local_date, reading.question) == (day, None)


@pytest.mark.parametrize(
    ("line", "lang"), [("Ana at Christmas", "en"), ("Ana en Nochebuena", "es"), ("Ana Ostern", "de")]
)
def test_a_feast_is_asked_about(line: str, lang: str) -> None:
    assert read(line, lang).question is not None
