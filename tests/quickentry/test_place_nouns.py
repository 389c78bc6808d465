"""A noun for a place is a place wherever it stands as one, and nowhere else."""

from __future__ import annotations

import pytest

from contactlog.core.values import Setting
from tests.quickentry.samples import RICH, reading


@pytest.mark.parametrize(
    ("line", "lang", "place"),
    [
        ("rob pub 2h sat", "en", "pub"),
        ("Playground after school with Sue", "en", "Playground"),
        ("kissed Zoe outside the club", "en", "club"),
        ("walked round the lake with Sue", "en", "lake"),
        ("Sue in the local history museum 1h", "en", "local history museum"),
        ("Sue, Christmas market, 1h", "en", "Christmas market"),
        ("ran into Sue outside Tesco", "en", "Tesco"),
        ("Rob's garage, 1h", "en", "Rob's garage"),
        ("Sue at the bus stop", "en", "bus stop"),
        ("Baeckerei, Heike, 3 min", "de", "Baeckerei"),
        ("Besprechungszimmer mit Heike", "de", "Besprechungszimmer"),
        ("quede con domingo el sabado 1 h parque", "es", "parque"),
        ("vi a Pilar a la salida del cole", "es", "cole"),
        ("funeral en la iglesia de San Juan", "es", "iglesia de San Juan"),
        ("Cabane à sucre dimanche avec Claire", "fr", "Cabane à sucre"),
        ("Chorale, salle paroissiale, 2 h", "fr", "salle paroissiale"),
        ("sortie du cinéma avec Claire", "fr", "cinéma"),
    ],
)
def test_a_noun_for_a_place_is_one_where_it_stands_as_one(line: str, lang: str, place: str) -> None:
    found = reading(line, lang, RICH).place
    assert found is not None
    assert found.name == place


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        ("school run with Sue", "en"),
        ("kitchen knife bought from Sue", "en"),
        ("Sue, after church, 10 min", "en"),
        ("talked about school with Sue", "en"),
        ("gym buddy 1h", "en"),
        ("Heike nach der Kirche getroffen", "de"),
        ("después de la iglesia con Pilar", "es"),
        ("avant l'école avec Claire", "fr"),
    ],
)
def test_a_noun_that_says_which_thing_or_when_is_no_place(line: str, lang: str) -> None:
    assert reading(line, lang, RICH).place is None


@pytest.mark.parametrize(
    "line", ["Sue, Rose & Crown, 1h", "sue, rose and crown", "Sue at rose n crown", "Sue, Rose und Crown"]
)
def test_a_known_place_written_otherwise_is_the_known_place(line: str) -> None:
    read = reading(line, "en", RICH)
    assert read.place is not None
    assert read.place.id == "l3"
    assert [person.id for person in read.people] == ["p26"]


@pytest.mark.parametrize(
    ("line", "lang", "setting"),
    [
        ("Sue, library", "en", Setting.INDOOR),
        ("Sue, garden centre", "en", None),
        ("Sue in the garden", "en", Setting.OUTDOOR),
        ("Heike, Kinderspielplatz", "de", Setting.OUTDOOR),
        ("Heike, Kopierraum", "de", Setting.INDOOR),
        ("Pilar, parque infantil", "es", Setting.OUTDOOR),
        ("Claire, salle de bain", "fr", Setting.INDOOR),
        ("Claire, bibliothèque, dehors", "fr", Setting.OUTDOOR),
    ],
)
def test_a_place_gives_its_setting_unless_the_line_says_another(
    line: str, lang: str, setting: Setting | None
) -> None:
    assert reading(line, lang, RICH).setting is setting
