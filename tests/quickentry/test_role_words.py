"""Nouns of work and kinship are people where they stand as one, and nowhere else."""

from __future__ import annotations

import pytest

from tests.quickentry.samples import RICH, reading


@pytest.mark.parametrize(
    ("line", "lang", "people"),
    [
        ("hairdresser 1h both masked", "en", ["hairdresser"]),
        ("The mechanic, 10 minutes", "en", ["mechanic"]),
        ("the piano tuner was here, 1h", "en", ["piano tuner"]),
        ("tradie here 2 hrs", "en", ["tradie"]),
        ("agency nurse 20 min", "en", ["agency nurse"]),
        ("a friend from uni stayed over", "en", ["friend from uni"]),
        ("dad's carer popped in", "en", ["dad's carer"]),
        ("my dorm roommate, 1h", "en", ["my dorm roommate"]),
        ("hairdresser (sandra) 1h", "en", ["sandra"]),
        ("nurse checked us, 5 min", "en", ["nurse"]),
        ("Tochter und Schwiegersohn, 2 Stunden", "de", ["Tochter", "Schwiegersohn"]),
        ("Cousine Birgit in der Stadt", "de", ["Cousine Birgit"]),
        ("Gemüsehändlerin, 3 min", "de", ["Gemüsehändlerin"]),
        ("mit einem Nachbarn geredet", "de", ["Nachbarn"]),
        ("dentista hoy 12:30 40 min", "es", ["dentista"]),
        ("vino el gasista, 45 min", "es", ["gasista"]),
        ("vino el proveedor de lácteos", "es", ["proveedor de lácteos"]),
        ("El notario y su secretaria, hoy", "es", ["notario", "secretaria"]),
        ("vi a Pilar en la peluquería de Camila", "es", ["Pilar Soto"]),
        ("El martes pasé por la peluquería de Camila", "es", ["Camila"]),
        ("chez le garagiste ce matin, 15 min", "fr", ["garagiste"]),
        ("Le comptable est venu lundi", "fr", ["comptable"]),
        ("Couturier, essayage, 15 minutes", "fr", ["Couturier"]),
    ],
)
def test_people_named_by_a_noun_are_people(line: str, lang: str, people: list[str]) -> None:
    assert [person.name for person in reading(line, lang, RICH).people] == people


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("Sue is a nurse", "en"),
        ("client meeting with Sue", "en"),
        ("the parcel came, told Sue", "en"),
        ("the weather was here fine, Sue", "en"),
        ("parents evening with Sue", "en"),
        ("dentist with Sue, 40 min", "en"),
        ("Heike ist Lehrerin", "de"),
        ("Das Paket kam, mit Heike ausgepackt", "de"),
        ("cita médica con Pilar", "es"),
        ("vino tinto con Pilar", "es"),
        ("le temps est passé vite avec Claire", "fr"),
        ("Claire est infirmière", "fr"),
    ],
)
def test_a_noun_that_names_nobody_adds_nobody(line: str, lang: str) -> None:
    assert all(not person.new for person in reading(line, lang, RICH).people)


@pytest.mark.parametrize(
    ("line", "lang", "strangers"),
    [
        ("parents' evening, 3 teachers", "en", 3),
        ("two other nurses, 10 min", "en", 2),
        ("zwei Monteure waren da", "de", 2),
        ("dos enfermeras, 10 min", "es", 2),
        ("deux infirmières, 10 min", "fr", 2),
    ],
)
def test_several_people_of_a_kind_are_counted(line: str, lang: str, strangers: int) -> None:
    assert reading(line, lang, RICH).strangers == strangers
