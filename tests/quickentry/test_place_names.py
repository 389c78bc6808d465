"""Places that say what they are are places, not people; towns of a journey are nobody's names."""

from __future__ import annotations

from functools import partial

import pytest

from contactlog import quickentry
from contactlog.core.groups import Group
from contactlog.core.people import Person
from contactlog.core.places import Place
from contactlog.quickentry import Lexicon, Reading
from tests.conftest import NOW

LEXICON = Lexicon([Person("a", "Ana Silva"), Person("j", "Jean-Luc Martin")], (), [Group("g", "choir")])


def read(line: str, lang: str = "en") -> Reading:
    return quickentry.read(line, now=NOW, zone="Europe/Lisbon", lexicon=LEXICON, lang=lang)


@pytest.mark.parametrize(
    ("line", "lang", "place"),
    [
        ("Ana at Parish Hall 90 min", "en", "Parish Hall"),
        ("drinks with Ana, Bar Lux", "en", "Bar Lux"),
        ("lunch Hotel Central with Ana", "en", "Hotel Central"),
        ("Ana at The Red Lion Inn", "en", "The Red Lion Inn"),
        ("Ana at Café Nero 13:00 1h", "en", "Café Nero"),
        ("Ana at Café Nero 11 am", "en", "Café Nero"),
        ("café con Ana en el Bar Pepe", "es", "Bar Pepe"),
        ("verre avec Ana au Bar du Port", "fr", "Bar du Port"),
        ("Essen mit Ana im Gasthaus Adler", "de", "Gasthaus Adler"),
    ],
)
def test_a_name_with_a_kind_of_place_in_it_is_a_place(line: str, lang: str, place: str) -> None:
    reading = read(line, lang)
    assert reading.place is not None
    assert reading.place.name == place
    assert [person.id for person in reading.people] == ["a"]


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("train Lisbon to Porto with Ana", "en"),
        ("tren Madrid a Sevilla con Ana", "es"),
        ("Zug Berlin nach Hamburg mit Ana", "de"),
    ],
)
def test_the_towns_of_a_journey_are_not_people(line: str, lang: str) -> None:
    reading = read(line, lang)
    assert [person.id for person in reading.people] == ["a"]
    assert reading.not_understood == ()
    assert " " in reading.note


def test_a_first_name_with_a_hyphen_is_one_name() -> None:
    assert [person.id for person in read("visited Jean-Luc in hospital").people] == ["j"]


def test_people_come_in_the_order_of_the_line() -> None:
    names = [person.name for person in read("lunch +Zoe, Ana and +Bob").people]
    assert names == ["Zoe", "Ana Silva", "Bob"]


@pytest.mark.parametrize("line", ["lunch with the choir", "met the choir people", "dinner with choir"])
def test_a_known_group_is_understood_where_people_stand(line: str) -> None:
    group = read(line).group
    assert group is not None
    assert group.id == "g"


@pytest.mark.parametrize(
    ("line", "lang", "name"),
    [
        ("choir practice with Ana", "en", "Choir"),
        ("bookclub at Ana's", "en", "Book club"),
        ("Ensayo del coro con Ana", "es", "coro"),
        ("répétition de la chorale avec Ana", "fr", "chorale"),
        ("Chorprobe mit Ana", "de", "Chor"),
        ("nach der Chor-Probe mit Ana", "de", "Chor"),
    ],
)
def test_a_known_group_is_that_group_wherever_its_name_stands(line: str, lang: str, name: str) -> None:
    lexicon = Lexicon([Person("a", "Ana Silva")], (), [Group("g", name)])
    reading = quickentry.read(line, now=NOW, zone="Europe/Lisbon", lexicon=lexicon, lang=lang)
    assert reading.group is not None
    assert [person.id for person in reading.people] == ["a"]


def test_a_group_called_like_a_known_place_must_be_named_as_a_group() -> None:
    lexicon = Lexicon((), [Place("l", "Gym")], [Group("g", "gym")])
    read = partial(quickentry.read, now=NOW, zone="Europe/Lisbon", lexicon=lexicon)
    assert read("gym 1h").group is None
    assert read("coffee with the gym crew").group is not None


@pytest.mark.parametrize(
    ("line", "lang", "strangers"),
    [
        ("dinner with Ana, 3 hours, 4 of us", "en", 2),
        ("cena con Ana, éramos 5", "es", 3),
        ("dîner avec Ana, on était 5", "fr", 3),
        ("Essen mit Ana, wir waren zu fünft", "de", 3),
        ("bus 20 min, une vingtaine d'inconnus", "fr", 20),
        ("2-3 people with Ana", "en", 3),
    ],
)
def test_how_many_there_were_counts_the_user_and_those_named(line: str, lang: str, strangers: int) -> None:
    assert read(line, lang).strangers == strangers


@pytest.mark.parametrize(
    ("line", "lang", "minutes"),
    [
        ("Ana 3 hours, 4 of us", "en", 180),
        ("Ana 1h 30", "en", 90),
        ("taxi avec Ana hier 18h 20 min", "fr", 20),
        ("Ana 7:00 1h a 2 metros de unas 10 personas", "es", 60),
        ("work 9 to 5 with Ana", "en", 480),
        ("meeting with Ana 9-10", "en", 60),
    ],
)
def test_lengths_are_not_mixed_up_with_other_numbers(line: str, lang: str, minutes: float) -> None:
    assert read(line, lang).minutes == minutes


def test_until_midnight_is_an_end_and_no_start() -> None:
    assert read("film with Ana until midnight").started_at is None
