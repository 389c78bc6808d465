"""A text as words with their places, in the form in which words are compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from contactlog.core.text import fold

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"
"""Marks that stand on a letter: accents left single, Arabic vowels."""
_LETTER = rf"(?:[^\W\d_]|[{_MARKS}])"
_WORD = re.compile(rf"{_LETTER}+(?:['’ʼ\u200c\u200d]{_LETTER}+)*")
_ENDS_SENTENCE = frozenset('.!?…\n:;؟。“”"«»()[]•')

# Letters of other alphabets that look like Latin ones: a name may be typed with a wrong one among the right.
_CYRILLIC_ALIKE, _LATIN_ALIKE = "аеорсхуіјѕкмтвнгԁ", "aeopcxyijskmtbhrd"
_TO_LATIN = str.maketrans(_CYRILLIC_ALIKE + "αοερικνυτχβηγ", _LATIN_ALIKE + "aoepikvytxbhy")
_TO_CYRILLIC = str.maketrans("aeopcxyikmtbh", "аеорсхуікмтвн")
_ARABIC = str.maketrans({"ة": "ه", "ـ": "", "ک": "ك", "ی": "ي", "ٱ": "ا"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text."""

    text: str
    """As it stands."""
    key: str
    """As it is compared."""
    start: int
    end: int
    opens: bool
    """It is the first word of a sentence, where a capital letter says nothing."""

    @property
    def capital(self) -> bool:
        """True when it begins with a capital letter, or its script has none."""
        first = self.text[:1]
        return first.isupper() or not (first.islower() or first.istitle())


def key(word: str) -> str:
    """Give the form in which words are compared: no case, no accents, one apostrophe, no look-alike letters."""
    folded = fold(word).translate(_ARABIC).replace("ʼ", "'").replace("\u200c", "").replace("\u200d", "")
    # A Latin ending behind an apostrophe does not make a Cyrillic name a Latin one.
    head, mark, tail = folded.partition("'")
    if head.isascii() or not any("a" <= char <= "z" for char in head):
        return folded
    latin = head.translate(_TO_LATIN)
    # Of "Oлена" with a Latin O the other letters are Cyrillic ones.
    return (latin if latin.isascii() else head.translate(_TO_CYRILLIC)) + mark + tail


def tokens(text: str) -> list[Token]:
    """List the words of a text, and the parts of words that are written together: ``BenOkafor``, ``Ana-Rosa``."""
    found: list[Token] = []
    for match in _WORD.finditer(text):
        before = text[: match.start()].rstrip(" \t-–—*_")
        opens = not before or before[-1] in _ENDS_SENTENCE
        found.append(Token(match[0], key(match[0]), match.start(), match.end(), opens))
    return found


def parts(token: Token) -> list[Token]:
    """List the parts of a word in which a capital follows a small letter; empty when it is whole."""
    cuts = [
        place
        for place in range(1, len(token.text))
        if token.text[place].isupper() and token.text[place - 1].islower()
    ]
    if not cuts:
        return []
    edges = [0, *cuts, len(token.text)]
    return [
        Token(
            token.text[first:last],
            key(token.text[first:last]),
            token.start + first,
            token.start + last,
            False,
        )
        for first, last in pairwise(edges)
    ]


def is_spaced(word: str) -> bool:
    """Tell whether the script of a word puts spaces between words; Chinese, Japanese and Thai do not."""
    return word.isascii() or not any(
        unicodedata.name(char, "").startswith(("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER"))
        for char in word
    )
