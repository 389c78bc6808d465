"""Words that are taken apart: at the end of a line, by hyphens, or letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contactlog.drafts.names.tokens import Token, key

_LETTERS = r"[^\W\d_]"
_HYPHENED = re.compile(rf"{_LETTERS}+(?:[-\u2010\u2011]\s?{_LETTERS}+)+")
_BROKEN = re.compile(rf"{_LETTERS}{{2,}}\n{_LETTERS}{{2,}}")
_SPACED = re.compile(rf"(?<!\w){_LETTERS}(?:[ \u00a0.·*_-]{_LETTERS}){{2,}}(?!\w)")
_SHORTEST = 4


def joined(text: str) -> Iterator[Token]:
    """Give what reads as one word although something stands between its letters: ``Rob-ert``, ``R o b e r t``."""
    for pattern in (_HYPHENED, _SPACED, _BROKEN):
        for match in pattern.finditer(text):
            word = key("".join(char for char in match[0] if char.isalpha()))
            if len(word) >= _SHORTEST:
                yield Token(match[0], word, match.start(), match.end(), False)
