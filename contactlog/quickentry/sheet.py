"""The line being read: what of it has been taken already, and the folded text in which patterns are looked for.

Folding keeps the length: each character of `folded` stands where the typed one stands, so that a match says
which words of the user it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contactlog.core.text import fold
from contactlog.quickentry.reading import Understood

_TAKEN = "\x00"


class Sheet:
    """A line with marks on what has been understood.

    Attributes:
        line: as typed, on one line.
        understood: the pieces taken so far.
    """

    def __init__(self, line: str) -> None:
        self.line = line
        self.understood: list[Understood] = []
        self._folded = [_one(character) for character in line]

    @property
    def folded(self) -> str:
        """The folded text; what has been taken is blanked out."""
        return "".join(self._folded)

    def find(self, pattern: str) -> Iterator[re.Match[str]]:
        """Give the matches of a pattern as whole words in what is left, one after the other.

        What a match takes is not offered again.
        """
        compiled = compiled_pattern(pattern)
        position = 0
        while match := compiled.search(self.folded, position):
            yield match
            position = match.end() if match.end() > match.start() else match.end() + 1

    def take(self, start: int, end: int, field: str, meaning: str) -> None:
        """Mark a piece as understood."""
        self.understood.append(Understood(start, end, field, self.line[start:end], meaning))
        self.blank(start, end)

    def blank(self, start: int, end: int) -> None:
        """Mark a piece as used without saying what for."""
        self._folded[start:end] = _TAKEN * (end - start)

    def left(self) -> list[tuple[int, int]]:
        """Give the places of the words that are left."""
        return [match.span() for match in re.finditer(r"[^\s\x00,;.!?()]+", self.folded)]


_CACHE: dict[str, re.Pattern[str]] = {}


def compiled_pattern(pattern: str) -> re.Pattern[str]:
    """Compile a pattern so that it matches whole words only."""
    if pattern not in _CACHE:
        _CACHE[pattern] = re.compile(rf"(?<![\w+#@]){pattern}(?!\w)")
    return _CACHE[pattern]


def _one(character: str) -> str:
    if character.isspace():
        return " "
    folded = fold(character)
    return folded if len(folded) == 1 else character.casefold()[:1] or character
