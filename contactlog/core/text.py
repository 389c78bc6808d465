"""Text from outside made harmless, and text made comparable.

A name typed on a phone may hold escape codes, direction overrides or invisible characters. They are taken
out once, when text comes in, and again, because it costs nothing, when text is shown.
"""

from __future__ import annotations

import unicodedata

_KEPT_CONTROLS = "\n\t"
_JOINERS = "\u200c\u200d"  # Persian, Indic scripts and emoji cannot be written without them.
_HARMFUL = frozenset(
    [chr(code) for code in range(0x20) if chr(code) not in _KEPT_CONTROLS]
    + [chr(code) for code in range(0x7F, 0xA0)]
    + [chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x061C, 0x200E, 0x200F)]
    + [
        chr(code)
        for code in (
            0x00AD,
            0x180E,
            0x200B,
            *range(0x2060, 0x2066),
            0x2028,
            0x2029,
            0xFEFF,
            *range(0xFFF9, 0xFFFC),
        )
    ]
)


def plain(text: str) -> str:
    r"""Give the text without control, direction-override, invisible and unpaired-surrogate characters.

    Newlines and tabs stay; ``\r\n`` and ``\r`` become ``\n``. The result is in Unicode normal form C.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    if unified.isascii() and unified.isprintable():
        return unified
    kept = "".join(
        char
        for char in unified
        if char in _JOINERS or not (char in _HARMFUL or unicodedata.category(char) in ("Cs", "Co", "Cn"))
    )
    return unicodedata.normalize("NFC", kept)


def one_line(text: str) -> str:
    """Give the plain text with every run of white space made one space, and none at the ends."""
    return " ".join(plain(text).split())


def shorten(text: str, length: int) -> str:
    """Cut a line to at most ``length`` characters, with an ellipsis where something was cut."""
    if len(text) <= length:
        return text
    return text[: max(0, length - 1)].rstrip() + "…" if length > 0 else ""


_SPELLED_OUT = str.maketrans(
    {
        "ß": "ss",
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ð": "d",
        "þ": "th",
        "’": "'",
        "‘": "'",
    }
)


def fold(text: str) -> str:
    """Give the text in the form in which names are compared: no case, no accents, single spaces.

    ``fold("José  ŁUKASZ") == "jose lukasz"``. Letters that Unicode does not decompose are spelled out.
    """
    cased = one_line(text).casefold()
    if cased.isascii():
        return cased
    decomposed = unicodedata.normalize("NFKD", cased.translate(_SPELLED_OUT))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    # Decomposing can bring out capitals, letters to spell out and spaces that were hidden in one sign.
    return " ".join(bare.casefold().translate(_SPELLED_OUT).split())
