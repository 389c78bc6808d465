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

_ARABIC_VOWELS = {"ا": "A", "ى": "A", "ه": "A", "ي": "I", "و": "U"}
_VOWELS = (
    ("ai", "I"), ("ay", "I"), ("ei", "I"), ("ey", "I"), ("ou", "U"), ("a", "A"), ("e", "I"), ("i", "I"), ("y", "I"),
    ("o", "U"), ("u", "U"), ("w", "U"),
)  # fmt: skip


def script(word: str) -> str:
    """Name the alphabet of a word by its first letter: ``LATIN``, ``CYRILLIC``, ``ARABIC`` ..."""
    return unicodedata.name(word[0], "").partition(" ")[0] if word else ""


def sounds(word: str, against: str) -> frozenset[str]:
    """Give the keys by which a word is compared with words of another alphabet; none when it is too short.

    Args:
        word: as a key of `tokens.key`.
        against: the other alphabet: for a Latin word ``CYRILLIC`` or ``ARABIC``, else ``LATIN``.
    """
    if "ARABIC" in (script(word), against):
        bones = _consonants(word)
        if len(bones) >= _SHORTEST:
            return frozenset({bones})
        whole = _with_vowels(word)
        # Arabic leaves out short vowels: "Youssef" stands there as "Yousf".
        shorter = {whole[:at] + whole[at + 1 :] for at in range(1, len(whole)) if whole[at] in "AIU"}
        fits = {each for each in shorter if len(each) > _SHORTEST} if script(word) == "LATIN" else set()
        return frozenset({whole, *fits} - {""})
    whole = _letters(word)
    # Of "Ana" nothing is left without its vowel; then the whole word counts.
    stem = re.sub(r"[aeiou]+[ms]?[aeiou]*$", "", whole)
    return frozenset({stem if len(stem) >= _SHORTEST else whole if len(whole) >= _SHORTEST else ""} - {""})


def _letters(word: str) -> str:
    rough = "".join(_CYRILLIC.get(char, char) for char in word)
    if script(word) == "LATIN":
        for spelled, plain in _LATIN:
            rough = rough.replace(spelled, plain)
    return _once(rough)


def _consonants(word: str) -> str:
    if script(word) == "ARABIC":
        return "".join(_ARABIC.get(char, "") for char in word.removesuffix("ه"))
    rough = _once(word.removesuffix("h"))
    for spelled, plain in _LATIN_CONSONANTS:
        rough = rough.replace(spelled, plain)
    return re.sub(r"[^bcdfghjklmnrstz]", "", rough)


def _with_vowels(word: str) -> str:
    """Give the key of a short name: its consonants with its long vowels, as Arabic writes them."""
    if script(word) == "ARABIC":
        return "".join(_ARABIC_VOWELS.get(char) or _ARABIC.get(char, "") for char in word)
    rough = _once(word)
    for spelled, plain in (*_LATIN_CONSONANTS, *_VOWELS):
        rough = rough.replace(spelled, plain)
    key = re.sub(r"[^bcdfghjklmnrstzAIU]", "", rough)
    return key if len(key) > _SHORTEST else ""


def _once(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)
