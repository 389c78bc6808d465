"""Packing a link into a QR symbol: in which modes it is written, and how large the symbol becomes.

A link with Ukrainian or Arabic words is nearly all percent signs, capitals and digits, which a symbol writes in 5.5
bits each (alphanumeric mode) where a byte takes 8. Error correction is level L: a screen is not dirty.
"""

from __future__ import annotations

import re

_BYTES = (17, 32, 53, 78, 106, 134, 154, 192, 230, 271, 321, 367, 425, 458, 520, 586, 644, 718, 792)
"""How many bytes a symbol of version 1, 2 ... holds at error correction level L (ISO/IEC 18004, table 7). Larger
symbols than version 19 are read badly by cameras from a screen."""
_WIDE_COUNTS = 10
"""From this version on the counts before a piece are longer."""
_RUN = re.compile(r"[0-9A-Z $%*+./:-]{16,}")
"""Signs of the alphanumeric mode; in a shorter run changing the mode costs more than it saves."""

Piece = tuple[str, str, str | None]
"""Words, the name of their mode, and the encoding of bytes."""


def pieces(text: str) -> list[Piece]:
    """Cut a text into pieces of one mode each."""
    found: list[Piece] = []
    place = 0
    for match in _RUN.finditer(text):
        if match.start() > place:
            found.append((text[place : match.start()], "byte", "utf-8"))
        found.append((match[0], "alphanumeric", None))
        place = match.end()
    if place < len(text) or not found:
        found.append((text[place:], "byte", "utf-8"))
    return found


def modules(text: str) -> int | None:
    """Give how many modules wide the symbol of a text is; None when it is too long for any."""
    cut = pieces(text)
    for version, most in enumerate(_BYTES, 1):
        wide = version >= _WIDE_COUNTS
        # The table counts one piece of bytes: its head and the end mark are room too.
        if sum(_bits(piece, wide=wide) for piece in cut) <= 8 * most + _head("byte", wide=wide):
            return 17 + 4 * version
    return None


def _bits(piece: Piece, *, wide: bool) -> int:
    words, mode, _ = piece
    if mode == "byte":
        return _head(mode, wide=wide) + 8 * len(words.encode())
    return _head(mode, wide=wide) + 11 * (len(words) // 2) + 6 * (len(words) % 2)


def _head(mode: str, *, wide: bool) -> int:
    counts = {"byte": (8, 16), "alphanumeric": (9, 11)}[mode]
    return 4 + counts[wide]
