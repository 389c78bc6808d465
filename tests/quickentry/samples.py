"""The diary and the moment against which the lines of the corpora are read."""

from __future__ import annotations

from datetime import UTC, datetime

from contactlog.core.groups import Group
from contactlog.core.people import Person
from contactlog.core.places import Place
from contactlog.quickentry import Lexicon, Reading, read

NOW = datetime(2026, 3, 12, 21, 0, tzinfo=UTC)
ZONE = "Europe/Lisbon"
PEOPLE = (
    Person("p1", "Ana Silva"),
    Person("p2", "Ben Okafor"),
    Person("p3", "Ben Jones", ("Jonesy",)),
    Person("p4", "Chloé Dubois"),
    Person("p5", "Marta Ruiz", ("Mum",)),
    Person("p6", "Li Wei"),
    Person("p7", "Zoe Hidden", hidden=True),
)
LEXICON = Lexicon(PEOPLE, [Place("l1", "Café Nero"), Place("l2", "Office")], [Group("g1", "choir")])
RICH = Lexicon(
    [
        Person("p1", "Ana Silva"),
        Person("p2", "Ben Okafor"),
        Person("p3", "Ben Jones", ("Jonesy",)),
        Person("p4", "Chloé Dubois"),
        Person("p5", "Marta Ruiz", ("Mum", "mamá", "maman", "Mama")),
        Person("p6", "Li Wei"),
        Person("p8", "Mark Lowe"),
        Person("p9", "Will Hart"),
        Person("p10", "Rose Byrne"),
        Person("p11", "May Chen"),
        Person("p12", "Sofía Herrera", ("Sofi",)),
        Person("p13", "Diego Ramos"),
        Person("p14", "Pilar Soto"),
        Person("p15", "Mercedes Vidal"),
        Person("p16", "Domingo Ortega"),
        Person("p17", "Pierre Martin"),
        Person("p18", "Claire Petit"),
        Person("p19", "Marie-Ève Tremblay"),
        Person("p20", "Florence Roy"),
        Person("p21", "Jürgen Bauer"),
        Person("p22", "Lukas Huber"),
        Person("p23", "Heike Sommer"),
        Person("p24", "Ernst Kuhn"),
        Person("p25", "Priya Nair"),
        Person("p26", "Sue Hill"),
        Person("p27", "Rob Hill"),
        Person("p28", "Jo Adeyemi"),
        Person("p29", "Tom Baker"),
    ],
    [Place("l1", "Café Nero"), Place("l2", "Office"), Place("l3", "Rose & Crown"), Place("l4", "Gym")],
    [
        Group("g1", "choir"),
        Group("g2", "Book club"),
        Group("g3", "coro"),
        Group("g4", "chorale"),
        Group("g5", "Chor"),
        Group("g6", "Los Ramos"),
    ],
)
"""A diary of names that are words, months, weekdays, towns and surnames of several people."""


def reading(line: str, lang: str = "en", lexicon: Lexicon = LEXICON) -> Reading:
    """Read a line at the fixed moment."""
    return read(line, now=NOW, zone=ZONE, lexicon=lexicon, lang=lang)
