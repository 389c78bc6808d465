"""What somebody is called, from the properties of a card."""

from __future__ import annotations

from contactlog.core.text import fold
from contactlog.imports.cards import Card
from contactlog.imports.cleaning import name_of
from contactlog.imports.content_lines import split_unescaped, unescape

_GIVEN_FIRST = (3, 1, 2, 0, 4)
"""Prefixes, given, further given, family, suffixes (RFC 6350, section 6.2.2, numbers its parts otherwise)."""


def name_parts(card: Card) -> list[str]:
    """Give the five parts of ``N``: family, given, further given, prefixes, suffixes; ``""`` for none."""
    parts = [
        name_of(" ".join(unescape(piece) for piece in split_unescaped(part, ",")))
        for part in split_unescaped(card.first("N"), ";")[:5]
    ]
    return parts + [""] * (5 - len(parts))


def composed_name(card: Card) -> str:
    """Give the parts of ``N`` in the order in which a name is spoken."""
    parts = name_parts(card)
    return " ".join(parts[index] for index in _GIVEN_FIRST if parts[index])


def nicknames(card: Card) -> tuple[str, ...]:
    """Give the nicknames, each once."""
    found: dict[str, str] = {}
    for line in card.lines:
        if line.name in ("NICKNAME", "X-NICKNAME"):
            for piece in split_unescaped(line.value, ","):
                name = name_of(unescape(piece))
                if name:
                    found.setdefault(fold(name), name)
    return tuple(found.values())


def organisation(card: Card) -> str:
    """Give the organisation, with its units behind commas."""
    parts = (name_of(unescape(part)) for part in split_unescaped(card.first("ORG"), ";"))
    return name_of(", ".join(part for part in parts if part))


def shown_name(card: Card) -> str:
    """Give the name to show: ``FN``, or what comes nearest to it; empty when the card names nobody."""
    nicks = nicknames(card)
    return (
        next((name for line in card.named("FN") if (name := name_of(unescape(line.value)))), "")
        or composed_name(card)
        or (nicks[0] if nicks else "")
        or name_of(unescape(split_unescaped(card.first("ORG"), ";")[0]))
    )


def other_names(card: Card, shown: str) -> tuple[str, ...]:
    """Give further spellings to match by: the name as spoken, and given with family name alone."""
    family, given = name_parts(card)[:2]
    spellings = (composed_name(card), f"{given} {family}".strip())
    known = {fold(shown): shown}
    for spelling in spellings:
        if spelling:
            known.setdefault(fold(spelling), spelling)
    return tuple(known.values())[1:]
