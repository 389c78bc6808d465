"""By which name a message speaks to somebody."""

from __future__ import annotations

from contactlog.core.people import Person
from contactlog.core.text import one_line
from contactlog.drafts import languages
from contactlog.drafts.names.tokens import key

_TITLES = frozenset(
    title
    for line in (
        "dr prof mr mrs ms miss sir aunt uncle herr frau tante onkel sr sra don doña tía tío dona seu tia tio m mme",
        "mlle monsieur madame oncle sig signor signora zia zio pan pani ciocia wujek пан пані тітка дядько",
        "الأستاذ الأستاذة الدكتور الدكتورة السيد السيدة د أم أبو ابو ام خالة عمة خال عم",
    )
    for title in line.split()
)
"""Words that are said with the name behind them, never alone."""
_HALVES = frozenset({"عبد"})
"""First halves of a name of two words."""
_MINE = frozenset(
    word
    for line in ("my our mein meine unser unsere mi mis mon ma meu minha mio mia mój moja мій моя",)
    for word in line.split()
)
_KEYS = {word: frozenset(map(key, words)) for word, words in (("title", _TITLES), ("half", _HALVES))}


def first_name(person: Person) -> str:
    """Give the name by which a friend speaks to somebody: the first part of the full name.

    Whoever has a title keeps it with the whole name; "the man with the dog" has no name to be called by.
    """
    name = full_name(person)
    words = name.split()
    if not words:
        return ""
    first = key(words[0].rstrip("."))
    if first in _KEYS["title"] and len(words) > 1:
        return name
    return " ".join(words[:2]) if first in _KEYS["half"] else words[0]


def full_name(person: Person) -> str:
    """Give the name for a letter; empty when all the diary has is a description."""
    name = one_line(person.name)
    return "" if _describes(name) else name


def _describes(name: str) -> bool:
    first, _, rest = name.partition(" ")
    return bool(rest) and first.islower() and (first in _MINE or key(first) in _small())


def _small() -> frozenset[str]:
    return frozenset(
        key(word) for tag in languages.tags() for word in languages.load(tag).words("check", "names", "small")
    )
