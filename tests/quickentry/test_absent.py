"""Who did not come was not there, and who only telephoned is left for the user to look at."""

from __future__ import annotations

import pytest

from tests.quickentry.samples import RICH, reading


@pytest.mark.parametrize(
    ("lang", "line", "people"),
    [
        ("es", "café con Ana y Chloé, Pilar no pudo venir", "p1 p4"),
        ("es", "café con Ana, faltó Pilar", "p1"),
        ("es", "Pilar y Rob no pudieron venir, café con Ana", "p1"),
        ("es", "café con Ana sin Pilar", "p1"),
        ("es", "café con Ana, Pilar se fue antes", "p1 p14"),
        ("fr", "café avec Ana, Claire n'a pas pu venir", "p1"),
        ("fr", "café avec Ana sans Claire", "p1"),
        ("fr", "Claire absente, café avec Ana", "p1"),
    ],
)
def test_who_did_not_come_is_not_of_the_encounter(lang: str, line: str, people: str) -> None:
    read = reading(line, lang, RICH)
    assert " ".join(sorted(str(person.id) for person in read.people)) == people
    assert (read.question, read.not_understood) == (None, ())


@pytest.mark.parametrize(
    ("lang", "line", "marked"),
    [
        ("es", "hablé por teléfono con Pilar 20 min", "por teléfono"),
        ("es", "me llamó Pilar", "me llamó"),
        ("fr", "en visio avec Claire 1h", "en visio"),
    ],
)
def test_a_talk_at_a_distance_is_marked(lang: str, line: str, marked: str) -> None:
    assert reading(line, lang, RICH).not_understood == (marked,)


@pytest.mark.parametrize(
    ("lang", "line", "people"),
    [
        ("es", "kayla 20 min", "kayla"),
        ("es", "brenda vino a casa 1h", "brenda"),
        ("es", "di dos besos a brenda", "brenda"),
        ("es", "la brenda 1h", "brenda"),
        ("fr", "karim et hugo 45 min", "karim hugo"),
        ("fr", "thé chez aminata lundi", "aminata"),
        ("fr", "avec sam 1h", "sam"),
        ("es", "calle serrano 20 min con kevin", "kevin"),
    ],
)
def test_a_first_name_nobody_knows_yet_is_somebody_new_in_small_letters_too(
    lang: str, line: str, people: str
) -> None:
    read = reading(line, lang, RICH)
    assert " ".join(person.name for person in read.people) == people
    assert read.question is None


@pytest.mark.parametrize(
    ("lang", "line"),
    [("es", "plaza santa catalina 20 min"), ("es", "paseo por santiago"), ("fr", "rue albert 20 min")],
)
def test_a_street_or_a_town_is_nobody(lang: str, line: str) -> None:
    assert reading(line, lang, RICH).people == ()
