"""Finding other people's names in a text, with other cases, accents and endings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from contactlog.core.people import Person
from contactlog.core.text import fold

_STEM = 4
"""From this length on, a name is also found with another ending, as Slavic and German grammar puts one."""
_ENDING = 3
"""Longest ending, in letters."""


def find_people(
    text: str, person: Person, others: Sequence[Person], sender: str, *, strict: bool = False
) -> tuple[str, ...]:
    """Give the words of a text that name somebody other than the receiver and the user.

    Args:
        text: the words to look at.
        person: the receiver, whose own names are no finding.
        others: everybody else in the diary.
        sender: the user's name, which is no finding.
        strict: take a name for a name even where it begins with a small letter.
    """
    allowed = {word for name in (person.name, *person.nicknames, sender) for word in _words(fold(name))}
    wanted = {
        word
        for other in others
        for name in (other.name, *other.nicknames)
        for word in _words(fold(name))
        if len(word) > 1 and word not in allowed
    }
    found = [
        typed
        for typed in re.findall(r"[^\W\d_][\w'’-]*", text)
        if (strict or typed[:1].isupper()) and _names_one(fold(typed), wanted, allowed)
    ]
    return tuple(dict.fromkeys(found))


def _names_one(word: str, wanted: set[str], allowed: set[str]) -> bool:
    if word in allowed:
        return False
    if word in wanted:
        return True
    bare = re.sub(r"['’]s$", "", word)
    if bare in wanted:
        return True
    return any(
        len(name) >= _STEM and word.startswith(name[:-1]) and -1 <= len(word) - len(name) <= _ENDING
        for name in wanted
        if word not in allowed
    )


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W\d_][\w'’-]*", name)
