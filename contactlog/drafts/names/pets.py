"""Short and pet names: ``Pepe`` for José, ``Ania`` for Anna, ``Sasha`` for Oleksandr."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources

from contactlog.drafts.names.tokens import key

_FEWEST_LETTERS = 5
"""Shorter names are not cut off further."""
_CUT = 3
"""What is left of a name that is cut off: "Fran", "Rob"."""


def other_names(word: str) -> frozenset[str]:
    """Give the names, as keys, by which somebody of a first name may go: pet names, and the full name of one.

    Args:
        word: a first name, as a key of `tokens.key`.
    """
    pets, full = _tables()
    return pets.get(word, frozenset()) | full.get(word, frozenset())


def cut_off(first_names: Iterable[str]) -> Iterator[str]:
    """Give the beginnings that stand for a whole first name: ``alex``, ``fran``.

    Args:
        first_names: as keys.
    """
    for name in first_names:
        if len(name) >= _FEWEST_LETTERS:
            yield from (name[:length] for length in range(_CUT, len(name) - 1))


@cache
def _tables() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    pets: dict[str, set[str]] = {}
    full: dict[str, set[str]] = {}
    text = (
        resources.files("contactlog.drafts").joinpath("names", "pet_names.toml").read_text(encoding="utf-8")
    )
    for section in tomllib.loads(text).values():
        for names, short in section.items():
            formal, others = (frozenset(map(key, each.split())) for each in (names, short))
            for name in formal:
                pets.setdefault(name, set()).update(others)
            for pet in others:
                full.setdefault(pet, set()).update(formal)
    return tuple({word: frozenset(found) for word, found in table.items()} for table in (pets, full))  # type: ignore[return-value]
