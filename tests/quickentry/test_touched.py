"""Nobody is lost who is named without a "with", and nobody is made up."""

from __future__ import annotations

import pytest

from contactlog.quickentry import Lexicon
from tests.quickentry.samples import reading

EMPTY = Lexicon()


@pytest.mark.parametrize(
    ("lang", "line", "people"),
    [
        ("en", "hugged grandma at the door, 2 minutes", "grandma"),
        ("en", "haircut by Sam, 40 minutes", "Sam"),
        ("en", "chat with the neighbour Mrs Patel 5 min", "Mrs Patel"),
        ("en", "lunch with April and June 1h", "April June"),
        ("en", "coffee with Priya, 45 mins, sat outside", "Priya"),
        ("es", "abrazo a la abuela en la puerta", "abuela"),
        ("es", "taxi con Nadia y Omar 25 min", "Nadia Omar"),
        ("es", "llevé a Zoe al cole en coche", "Zoe"),
        ("es", "charla con la vecina Carmen 5 minutos", "Carmen"),
        ("fr", "bise à mamie 2 minutes", "mamie"),
        ("fr", "réunion avec Jacques, Marie et Rachid 1h", "Jacques Marie Rachid"),
        ("fr", "discussion avec la voisine Mme Petit 5 minutes", "Mme Petit"),
        ("fr", "avant-hier visite à Paul à l'hôpital", "Paul"),
        ("de", "Essen mit meinen Eltern und meinem Bruder Luis", "Eltern Luis"),
        ("de", "mit Eva und ihrem Freund im Park", "Eva Freund"),
        ("en", "Mon 9-5 office with Lena, same room, no masks", "Lena"),
        ("fr", "en voiture jusqu'à Porto avec Carlos 3 h", "Carlos"),
        ("es", "oficina con Lena, misma sala, sin mascarilla", "Lena"),
        ("de", "Yoga mit Lena 18:00, großer Saal, Türen offen", "Lena"),
        ("de", "Oma umarmt an der Tür 2 Minuten", "Oma"),
        ("de", "Besprechung mit Jan, Mia und Raj 1 Std", "Jan Mia Raj"),
        ("de", "Termin bei Dr. Lang um 10:30", "Dr. Lang"),
    ],
)
def test_who_was_met_is_found(lang: str, line: str, people: str) -> None:
    read = reading(line, lang, EMPTY)
    assert " ".join(person.name for person in read.people) == people
    assert (read.question, read.not_understood) == (None, ())


@pytest.mark.parametrize(
    ("line", "who"),
    [("Zoe zur Schule gefahren 20 Min", "Zoe"), ("vorgestern Paul im Krankenhaus besucht", "Paul")],
)
def test_a_noun_that_may_be_somebody_is_asked_about(line: str, who: str) -> None:
    assert who in str(reading(line, "de", EMPTY).question)


@pytest.mark.parametrize(
    "line", ["gestern im Museum gewesen", "30 Min Auto gefahren", "Probe am 3. Jan 1 Std"]
)
def test_a_thing_is_nobody(line: str) -> None:
    read = reading(line, "de", EMPTY)
    assert (read.people, read.question) == ((), None)
