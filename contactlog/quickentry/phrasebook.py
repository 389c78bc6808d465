"""Phrases of several words, found in a line in time that does not depend on how many phrases there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

from contactlog.quickentry.sheet import Sheet, Token, folded_alike, tokens_of

T = TypeVar("T")


class Phrasebook(Generic[T]):
    """Values by phrase; the longest phrase that fits wins."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, ...], list[T]] = {}
        self._lengths: dict[str, list[int]] = {}

    def add(self, phrase: str, value: T) -> None:
        """Add a value under a phrase; several values may share one."""
        words = tuple(token.text for token in tokens_of(folded_alike(phrase)))
        if not words:
            return
        values = self._values.setdefault(words, [])
        if value not in values:
            values.append(value)
        lengths = self._lengths.setdefault(words[0], [])
        if len(words) not in lengths:
            lengths.append(len(words))
            lengths.sort(reverse=True)

    def get(self, tokens: Sequence[Token]) -> list[T]:
        """Give the values of exactly these words."""
        return self._values.get(tuple(token.text for token in tokens), [])

    def match(self, sheet: Sheet, index: int) -> tuple[int, list[T]] | None:
        """Give the number of words and the values of the longest phrase that begins at a token."""
        tokens = sheet.tokens
        for length in self._lengths.get(tokens[index].text, ()):
            run = tokens[index : index + length]
            if len(run) < length or not sheet.free(run[0].start, run[-1].end):
                continue
            if any(not sheet.joined(a.end, b.start) for a, b in pairwise(run)):
                continue
            values = self._values.get(tuple(token.text for token in run))
            if values:
                return length, values
        return None

    def find(self, sheet: Sheet) -> Iterator[tuple[int, int, list[T]]]:
        """Give (first token, number of tokens, values) for each phrase in what is left of a line."""
        index = 0
        while index < len(sheet.tokens):
            found = self.match(sheet, index)
            if found is None:
                index += 1
            else:
                yield index, *found
                index += found[0]
