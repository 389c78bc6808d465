"""Other ways in which people write the same name: ``Juergen``, ``ONeill``, ``حداد`` for ``الحداد``."""

from __future__ import annotations

from collections.abc import Iterator

from contactlog.drafts.names.tokens import is_spaced, key, tokens

_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae"})
_PLAIN = (("ae", "a"), ("oe", "o"), ("ue", "u"))
"""How a name without its dots is written, and back."""
_SHORTEST = 4
"""What is left of a name must have so many letters to tell somebody."""
_ARTICLE = "ال"


def other_spellings(name: str) -> Iterator[str]:
    """Give words, as keys, that mean somebody of a name and are written in another way.

    Args:
        name: a full name, as the diary has it.
    """
    for token in tokens(name):
        usual = token.key
        yield from ({key(token.text.lower().translate(_SPELLED))} - {usual})
        for spelled, plain in _PLAIN:
            if spelled in usual:
                yield usual.replace(spelled, plain)
        head, mark, tail = usual.partition("'")
        if mark and len(tail) > 1:
            yield head + tail
            if len(tail) >= _SHORTEST:
                yield tail
        if usual.startswith(_ARTICLE) and len(usual) >= _SHORTEST + len(_ARTICLE):
            yield usual.removeprefix(_ARTICLE)
        if not is_spaced(token.text) and len(usual) > 2:
            yield usual[-2:]
