"""The line being read: what of it has been taken already, and the folded text in which words are looked for.

Folding keeps the length: each character of `Sheet.text` stands where the typed one stands, so that a match
says which words of the user it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from contactlog.core.text import fold
from contactlog.quickentry.reading import Understood

TAKEN = "\x00"
"""Stands in `Sheet.text` for each character that has been understood."""
_TOKEN = re.compile(r"[^\W_]+|'")
_ALIKE = str.maketrans({**dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("’‘‛ʼ´`′", "'")})
"""Phones put long dashes and curly apostrophes where people type short and straight ones."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word, or one apostrophe, of a folded text."""

    start: int
    end: int
    text: str


def folded_alike(text: str) -> str:
    """Fold case, accents, dashes and apostrophes character by character, so that the length stays."""
    text = text.translate(_ALIKE)
    if text.isascii():
        return text.lower()
    return "".join(_one(character) for character in text)


_SPELLED_OUT = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "Ä": "Ae",
        "Ö": "Oe",
        "Ü": "Ue",
        "ß": "ss",
        "œ": "oe",
        "Œ": "Oe",
        "æ": "ae",
    }
)


def spellings(text: str) -> Iterable[str]:
    """Give a text as written, and as it is typed without such letters: "Juergen" for "Jürgen", "grösse" in Zurich."""
    return dict.fromkeys([text, text.translate(_SPELLED_OUT), text.replace("ß", "ss")])


def tokens_of(folded: str) -> list[Token]:
    """Cut a folded text into words."""
    return [Token(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(folded)]


class Sheet:
    """A line with marks on what has been understood.

    Attributes:
        line: as typed, on one line.
        tokens: its words, folded.
        understood: the pieces taken so far.
        blocked: start and end of the pieces that nothing may take, because they must be asked about.
    """

    def __init__(self, line: str) -> None:
        self.line = line
        self.text = folded_alike(line)
        self.tokens = tokens_of(self.text)
        self.understood: list[Understood] = []
        self.blocked: list[tuple[int, int]] = []

    def find(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Give the matches in what is left, one after the other; what a caller takes is not offered again."""
        position = 0
        while match := pattern.search(self.text, position):
            yield match
            position = match.end() if match.end() > match.start() else match.end() + 1

    def take(self, start: int, end: int, field: str, meaning: str) -> None:
        """Mark a piece as understood; white space around it is left alone."""
        while start < end and self.line[end - 1] == " ":
            end -= 1
        while start < end and self.line[start] == " ":
            start += 1
        self.understood.append(Understood(start, end, field, self.line[start:end], meaning))
        self.text = self.text[:start] + TAKEN * (end - start) + self.text[end:]

    def block(self, start: int, end: int) -> None:
        """Keep a piece from being taken for anything; it stays not understood."""
        self.blocked.append((start, end))
        self.text = self.text[:start] + TAKEN * (end - start) + self.text[end:]

    def free(self, start: int, end: int) -> bool:
        """Tell whether nothing of a piece has been taken."""
        return TAKEN not in self.text[start:end]

    def typed(self, first: Token, last: Token) -> str:
        """Give the words from one token to another as typed."""
        return self.line[first.start : last.end]

    def joined(self, before: int, after: int) -> bool:
        """Tell whether only a space, a hyphen, "&" or nothing stands between two positions."""
        return after - before <= 3 and self.text[before:after] in ("", " ", "-", "&", " & ")

    def capital(self, token: Token) -> bool:
        """Tell whether a word begins with a capital, as names do."""
        return self.line[token.start].isupper()


def _one(character: str) -> str:
    if character.isspace():
        return " "
    folded = fold(character)
    if len(folded) == 1:
        return folded
    if not character.isalpha():
        return character  # "½" is no 1
    return folded[:1] or character.casefold()[:1] or character
