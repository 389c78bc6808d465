"""Word lists of a language as one search: words, phrases, and beginnings marked by ``*``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_MARKS = "[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640]*"
_SAME = {
    "'": "['’ʼ]",
    "а": "а",
    "ё": "[её]",
    "ا": "[اأإآ]",
    "ة": "[ةه]",
    "ى": "[ىي]",
    "ł": "[łl]",
    "ø": "[øo]",
    "ß": "(?:ß|ss)",
    "œ": "(?:œ|oe)",
}
"""Letters that are also typed as others, and do not come apart into a letter and an accent."""


_SENTENCE_END = re.compile(r"[.!?؟\n]+(?!\d)")


class Phrases:
    """Finds the words of a list in a text, whatever their case and accents."""

    def __init__(self, listed: tuple[str, ...]) -> None:
        longest_first = sorted(listed, key=len, reverse=True)
        body = "|".join(pattern(phrase) for phrase in longest_first if phrase.strip("* "))
        self._search = re.compile(rf"(?<!\w)(?:{body})(?!\w)" if body else r"(?!)", re.IGNORECASE)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Give every match, from left to right."""
        return self._search.finditer(text)

    def found_in(self, text: str) -> bool:
        """Tell whether any of the list stands in the text."""
        return self._search.search(text) is not None


@lru_cache(maxsize=2048)
def phrases(listed: tuple[str, ...]) -> Phrases:
    """Make the search for a list, once."""
    return Phrases(listed)


def pattern(phrase: str) -> str:
    """Give the search for one phrase of a list, without its edges."""
    words = [_word(word) for word in phrase.split()]
    return r"[\s,]+".join(words)


def _word(word: str) -> str:
    stem = word.rstrip("*")
    return "".join(_letter(char) for char in stem) + (r"[\w'’\u0300-\u036f]*" if word.endswith("*") else "")


def _letter(char: str) -> str:
    if char in _SAME:
        return _SAME[char] + _MARKS
    decomposed = unicodedata.normalize("NFD", char)
    bare = decomposed[0]
    if bare == char:
        return _with_accents(char)
    # A letter with its accent, or the same typed without it, as on a foreign keyboard.
    return f"(?:{re.escape(char)}|{_with_accents(bare)})"


def _with_accents(char: str) -> str:
    return re.escape(char) + (_MARKS if char.isalpha() else "")


def sentence_around(text: str, place: int) -> str:
    """Give the sentence in which a place of a text lies."""
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    before = max(end for end in ends if end <= place)
    return text[before : min((end for end in ends if end > place), default=len(text))]
