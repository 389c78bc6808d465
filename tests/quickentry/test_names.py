"""Who is meant: never a silent guess between two people."""

from __future__ import annotations

import pytest

from contactlog.core.people import Person
from contactlog.quickentry import Lexicon, complete
from tests.quickentry.samples import LEXICON, reading


def test_unknown_names_on_an_empty_diary_are_new_people() -> None:
    read = reading("Lunch with Ana Silva and Ben at Café Nero", "en", Lexicon())
    assert [(person.name, person.new) for person in read.people] == [("Ana Silva", True), ("Ben", True)]
    assert read.place is not None
    assert (read.place.name, read.place.new) == ("Café Nero", True)
    assert read.note == "Lunch"


def test_a_shared_first_name_is_asked_about() -> None:
    read = reading("coffee with Ben")
    assert read.people == ()
    assert {person.id for person in read.ambiguous[0].candidates} == {"p2", "p3"}
    assert read.question is not None
    assert "Ben Okafor" in read.question


@pytest.mark.parametrize("typed", ["Anna", "Sliva", "Ana Sliva", "Chlo"])
def test_a_name_that_may_be_a_slip_is_not_chosen(typed: str) -> None:
    assert not {person.id for person in reading(f"lunch with {typed}").people} - {None}


def test_an_unknown_surname_behind_a_known_first_name_is_not_the_known_person() -> None:
    assert [person.id for person in reading("lunch with Ana Costa").people] == [None]
    assert reading("lunch with ana costa").question is not None


def test_an_initial_tells_two_people_apart() -> None:
    assert [person.id for person in reading("tea with Ben J.").people] == ["p3"]


def test_two_people_of_the_same_full_name_are_asked_about() -> None:
    lexicon = Lexicon([Person("a", "Ana Silva"), Person("b", "Ana Silva")])
    assert len(reading("Ana Silva 1h", "en", lexicon).ambiguous[0].candidates) == 2


def test_a_plus_makes_somebody_new_even_where_the_name_is_known() -> None:
    assert [person.id for person in reading("lunch with +Ben").people] == [None]


def test_a_plus_before_the_whole_name_of_somebody_known_is_asked_about() -> None:
    read = reading('lunch with +"Ben Okafor"')
    assert [person.new for person in read.ambiguous[0].candidates] == [False, True]
    assert read.question is not None
    assert '+"Ben Okafor B."' in read.question


def test_names_are_offered_while_they_are_typed() -> None:
    assert complete("lunch with an", 13, lexicon=LEXICON)[0].text == "Ana Silva"
    assert [offered.text for offered in complete("sang #ch", 8, lexicon=LEXICON)] == ["#choir"]
    assert [offered.text for offered in complete("tea @caf", 8, lexicon=LEXICON)] == ["@Café Nero"]
    assert not complete("zoe", 3, lexicon=LEXICON)


def test_a_word_is_offered_until_it_is_whole() -> None:
    assert "indoors" in [offered.text for offered in complete("lunch indo", 10, lexicon=LEXICON)]
    assert not complete("lunch indoors", 13, lexicon=LEXICON)


@pytest.mark.parametrize(
    ("line", "name"), [("lunch with my sister", "my sister"), ("met her sister", "her sister")]
)
def test_somebody_named_by_kinship_keeps_whose_it_is_and_is_known_again(line: str, name: str) -> None:
    new = reading(line, "en", Lexicon())
    assert [person.name for person in new.people] == [name]
    known = reading(line, "en", Lexicon(people=(Person("s", name),)))
    assert [person.id for person in known.people] == ["s"]
