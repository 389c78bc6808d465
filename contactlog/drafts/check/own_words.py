"""Which words of a text are our own: those that stand in the wordings with the same words around them.

A person may be called Will, Hope or Please. Where "Please" stands before "call" as in our own sentence it is no
name; anywhere else the check asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from contactlog.drafts import languages
from contactlog.drafts.names.tokens import Token, key, tokens

_FILES = ("messages", "advice", "calls", "follow_ups", "illnesses", "trust", "tiny")
_SLOT = re.compile(r"\{[a-z_]+\}")


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The words of one language's wordings."""

    vocabulary: frozenset[str]
    """Every word, as a key."""
    small: frozenset[str]
    """Those that stand there with a small letter: ordinary words of the language."""
    between: frozenset[tuple[str, str, str]]
    """Each word with the one before and the one behind it; empty where a placeholder or an end stands."""

    def holds(self, around: Sequence[Token], place: int) -> bool:
        """Tell whether the word at a place of a text is one of ours, by the words beside it."""
        word = around[place].key
        if word not in self.vocabulary:
            return False
        before = around[place - 1].key if place else ""
        after = around[place + 1].key if place + 1 < len(around) else ""
        return any(
            (left, word, right) in self.between
            for left, right in ((before, after), ("", after), (before, ""), ("", ""))
        )


@cache
def own_words(tag: str) -> OwnWords:
    """Gather the words of a shipped language."""
    words = languages.load(tag)
    vocabulary: set[str] = set()
    small: set[str] = set()
    between: set[tuple[str, str, str]] = set()
    for text in _texts([words.tables[name] for name in _FILES]):
        runs = [tokens(run) for run in _SLOT.split(text)]
        for run in runs:
            keys = ["", *(token.key for token in run), ""]
            vocabulary.update(keys[1:-1])
            small.update(token.key for token in run if not token.capital)
            between.update(zip(keys, keys[1:], keys[2:], strict=False))
    small.update(key(word) for word in words.words("check", "names", "ordinary"))
    return OwnWords(frozenset(vocabulary), frozenset(small), frozenset(between))


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for name, value in node.items():
            if name != "say":  # names of parts, no words
                yield from _texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value)
