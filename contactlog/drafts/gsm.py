"""The letters a plain text message can carry: the default alphabet of 3GPP TS 23.038 (GSM 03.38), section 6.2.1.

Written here because the libraries are not kept up: ``smsutil`` counts rightly and had its last release in 2020.
"""

from __future__ import annotations

import unicodedata

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""Characters of one septet (the 128th code is the escape to `EXTENDED`)."""

EXTENDED = frozenset("\f^{}\\[~]|€")
"""Characters of two septets: an escape and one more."""

_TYPOGRAPHIC = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‚": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
        "−": "-",
        "‐": "-",
        "‑": "-",
        "…": "...",
        "•": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\t": " ",
    }
)
_SPELLED = {
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ı": "i",
    "œ": "oe",
    "Œ": "OE",
    "ð": "d",
    "þ": "th",
    "ẞ": "SS",
}


def straighten(text: str) -> str:
    """Replace typographic quotes, dashes, dots and spaces by those of a typewriter; nothing is lost."""
    return text.translate(_TYPOGRAPHIC)


def is_gsm(text: str) -> bool:
    """Tell whether every character is in the GSM alphabet."""
    return all(char in BASIC or char in EXTENDED for char in text)


def outside(text: str) -> str:
    """Give each character that is not in the GSM alphabet once, in the order of appearance."""
    return "".join(dict.fromkeys(char for char in text if char not in BASIC and char not in EXTENDED))


def unaccent(text: str) -> str:
    """Write letters outside the GSM alphabet without their accents, where that gives a letter inside it.

    ``unaccent("Łukasz está aquí, José") == "Lukasz esta aqui, José"``. Other scripts are left as they are.
    """
    return "".join(_nearest(char) for char in straighten(text))


def _nearest(char: str) -> str:
    if char in BASIC or char in EXTENDED:
        return char
    if char in _SPELLED:
        return _SPELLED[char]
    bare = "".join(part for part in unicodedata.normalize("NFD", char) if not unicodedata.combining(part))
    return bare if bare and is_gsm(bare) else char
