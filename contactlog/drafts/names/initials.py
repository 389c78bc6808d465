"""People meant by their initials: ``R.M.``, ``J.-L.``, ``JL``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from contactlog.drafts.names.tokens import Token, key, tokens

_DOTTED = re.compile(r"(?<![\w.])[^\W\d_]\.(?:[ \u00a0]?-?[ \u00a0]?[^\W\d_]\.){1,2}(?!\w)")
_TOGETHER = re.compile(r"(?<![\w.@#-])[^\W\d_]{2,3}(?![\w-])")
_MOST = 3
_ENDS_SENTENCE = (".", "!", "?", "؟", ":", ";")
_USUAL = frozenset(
    word
    for line in (
        "ps nb ok tv tb pc uk us eu un id it am pm cd dj dm er hr md mp gp ad bc ac dc kg km cm mg ml wc dh ua za",
        "hiv sti std rsv pcr pep nhs cdc rki sns oms ons usa who ffp sms dna iva mst sos",
    )
    for word in line.split()
)
"""What stands in capitals and means no person."""


def initials_of(names: Iterable[str]) -> Iterator[str]:
    """Give the initials by which people may be meant, as keys: ``rm`` for Robert Miller.

    Args:
        names: full names.
    """
    for name in names:
        letters = [key(token.text[0]) for token in tokens(name) if token.text[:1].isupper()]
        for size in range(2, min(_MOST, len(letters)) + 1):
            yield from ("".join(chosen) for chosen in combinations(letters, size))


def find_initials(text: str, wanted: frozenset[str]) -> Iterator[Token]:
    """Give where a text means somebody by initials.

    Args:
        text: the words.
        wanted: whose initials to find, as `initials_of` gives them.
    """
    for match in _DOTTED.finditer(text):
        letters = "".join(char for char in match[0] if char.isalpha())
        if letters.isupper() and key(letters) in wanted and key(letters) not in _USUAL:
            yield Token(match[0], key(letters), match.start(), match.end(), False)
    for match in _TOGETHER.finditer(text):
        if match[0].isupper() and key(match[0]) in wanted - _USUAL and not _shouted(text, match):
            yield Token(match[0], key(match[0]), match.start(), match.end(), False)


def _shouted(text: str, match: re.Match[str]) -> bool:
    """Tell whether the words beside it stand in capitals too: "I AM ILL" means nobody."""
    before = [word for word in text[: match.start()].split()[-1:] if not word.endswith(_ENDS_SENTENCE)]
    return any(len(word) > 1 and word.isupper() for word in (*before, *text[match.end() :].split()[:1]))
