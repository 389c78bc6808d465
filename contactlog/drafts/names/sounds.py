"""The same name in two alphabets: ``Оксана`` and ``Oksana``, ``محمد`` and ``Mohammed``.

Rough on purpose: two spellings that a reader would take for one name give one key. Only words of different
alphabets are compared this way; within one alphabet the letters themselves decide.
"""

from __future__ import annotations

import re
import unicodedata

_SHORTEST = 3

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "e", "ж": "z", "з": "z", "и": "i",
    "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "g", "ц": "c", "ч": "c", "ш": "s", "щ": "s", "ы": "i", "э": "e", "ю": "u",
    "я": "a", "ь": "", "ъ": "", "'": "",
}  # fmt: skip
_LATIN = (
    ("shch", "s"), ("sch", "s"), ("zh", "z"), ("kh", "g"), ("ts", "c"), ("tz", "c"), ("tch", "c"), ("ch", "c"),
    ("cz", "c"), ("sz", "s"), ("sh", "s"), ("x", "ks"), ("yu", "u"), ("iu", "u"), ("ju", "u"), ("ya", "a"),
    ("ia", "a"), ("ja", "a"), ("ye", "e"), ("ie", "e"), ("je", "e"), ("yi", "i"), ("w", "v"), ("y", "i"), ("j", "i"),
    ("ph", "f"), ("h", "g"), ("'", ""),
)  # fmt: skip

_ARABIC = {
    "ب": "b", "ت": "t", "ث": "t", "ج": "j", "ح": "h", "خ": "k", "د": "d", "ذ": "d", "ر": "r", "ز": "z", "س": "s",
    "ش": "s", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "g", "ف": "f", "ق": "k", "ك": "k", "ل": "l", "م": "m",
    "ن": "n", "ه": "h",
}  # fmt: skip
_LATIN_CONSONANTS = (
    ("sh", "s"), ("ch", "s"), ("kh", "k"), ("th", "t"), ("dh", "d"), ("gh", "g"), ("ph", "f"), ("q", "k"), ("c", "k"),
    ("dj", "j"), ("v", "f"), ("p", "b"),
)  # fmt: skip


def script(word: str) -> str:
    """Name the alphabet of a word by its first letter: ``LATIN``, ``CYRILLIC``, ``ARABIC`` ..."""
    return unicodedata.name(word[0], "").partition(" ")[0] if word else ""


def sound(word: str, against: str) -> str:
    """Give the key by which a word is compared with words of another alphabet; empty when it is too short.

    Args:
        word: as a key of `tokens.key`.
        against: the other alphabet: for a Latin word ``CYRILLIC`` or ``ARABIC``, else ``LATIN``.
    """
    heard = _consonants(word) if "ARABIC" in (script(word), against) else _letters(word)
    return heard if len(heard) >= _SHORTEST else ""


def _letters(word: str) -> str:
    rough = "".join(_CYRILLIC.get(char, char) for char in word)
    if script(word) == "LATIN":
        for spelled, plain in _LATIN:
            rough = rough.replace(spelled, plain)
    # Without the last vowels an inflected form sounds like the name.
    return _once(re.sub(r"[aeiou]+[ms]?[aeiou]*$", "", rough))


def _consonants(word: str) -> str:
    if script(word) == "ARABIC":
        return _once("".join(_ARABIC.get(char, "") for char in word.removesuffix("ه")))
    rough = word.removesuffix("h")
    for spelled, plain in _LATIN_CONSONANTS:
        rough = rough.replace(spelled, plain)
    return _once(re.sub(r"[^bcdfghjklmnrstz]", "", rough))


def _once(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)
