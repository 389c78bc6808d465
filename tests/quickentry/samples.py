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


def reading(line: str, lang: str = "en", lexicon: Lexicon = LEXICON) -> Reading:
    """Read a line at the fixed moment."""
    return read(line, now=NOW, zone=ZONE, lexicon=lexicon, lang=lang)
