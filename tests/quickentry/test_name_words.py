"""Names that are words, towns, surnames, and those of somebody's kin: chosen where they are meant, else asked about."""

from __future__ import annotations

import pytest

from tests.quickentry.samples import RICH, reading


@pytest.mark.parametrize(
    ("lang", "line", "people"),
    [
        ("en", "will and rose came by", "p10 p9"),
        ("en", "lunch with may, tom and mark", "p11 p29 p8"),
        ("en", "may 2h tuesday", "p11"),
        ("en", "2 May lunch with Ana", "p1"),
        ("en", "mum came round", "p5"),
        ("en", "MET TOM AND ANA", "p1 p29"),
        ("es", "domingo vino a comer", "p16"),
        ("es", "el domingo paella con ana", "p1"),
        ("de", "juergen getroffen", "p21"),
        ("de", "mit ernst geredet", "p24"),
        ("de", "bei Rob und Sue gegessen", "p26 p27"),
    ],
)
def test_a_name_that_is_a_word_is_found_where_a_person_stands(lang: str, line: str, people: str) -> None:
    read = reading(line, lang, RICH)
    assert read.question is None
    assert " ".join(sorted(str(person.id) for person in read.people)) == people


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "mark my words"),
        ("en", "Will be at the office"),
        ("en", "bought a rose"),
        ("en", "weekend in Florence"),
        ("en", "drove the mercedes"),
        ("en", "lunch with Hill"),
        ("en", "the Hills came for lunch"),
        ("en", "mr hill 5 min"),
        ("en", "prya came by"),
        ("en", "ana b. 20 min"),
        ("en", "ana costa bought cake"),
        ("en", "ana-maria 20 min"),
        ("es", "ana maría 20 min"),
        ("fr", "mme petit 5 min"),
        ("fr", "jean-pierre 10 min"),
        ("es", "café con ramos"),
        ("fr", "Martin est passé"),
        ("fr", "week-end à florence"),
        ("de", "im Ernst"),
        ("de", "Frau Sommer 10 min"),
    ],
)
def test_where_nobody_need_be_meant_it_is_asked(lang: str, line: str) -> None:
    read = reading(line, lang, RICH)
    assert read.question is not None
    assert read.question.startswith("Who is")
    assert not [person for person in read.people if person.id]


@pytest.mark.parametrize(
    ("lang", "line", "name"),
    [
        ("en", "met sofi's new boyfriend", "sofi's new boyfriend"),
        ("en", "rob hill's dad", "rob hill's dad"),
        ("fr", "avec le frère à claire", "frère à claire"),
        ("de", "mit Lukas seinem Bruder", "Lukas seinem Bruder"),
        ("en", "the man with the dog 5 min", "man with the dog"),
        ("en", "my son's teacher 10 min", "my son's teacher"),
        ("en", "plumber here 9 to 11", "plumber"),
        ("es", "almorcé con la mamá de Sofi", "mamá de Sofi"),
        ("es", "la vecina del 3º, 1 min", "vecina del 3º"),
        ("fr", "la mère de Claire 10 min", "mère de Claire"),
        ("de", "Sofis Mutter 10 min", "Sofis Mutter"),
        ("de", "die Mutter von Sofi 10 min", "Mutter von Sofi"),
    ],
)
def test_somebody_without_a_name_is_a_person_of_their_own(lang: str, line: str, name: str) -> None:
    assert [(person.name, person.new) for person in reading(line, lang, RICH).people] == [(name, True)]


@pytest.mark.parametrize(
    "line",
    ["Ana, kitchen, 20 min", "ana, kitchen, 20 min", "lunch with ana and two of her mates", "with the dog"],
)
def test_nobody_is_made_up(line: str) -> None:
    assert not [person for person in reading(line, "en", RICH).people if person.new]
