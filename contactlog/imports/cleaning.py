"""Text from a file, made harmless and cut to what the diary keeps."""

from __future__ import annotations

from contactlog.core.text import one_line, plain, shorten
from contactlog.imports.limits import NAME, NOTE


def name_of(text: str) -> str:
    """Give a name, a number or an address: one harmless line of at most `NAME` characters."""
    return shorten(one_line(text[: 20 * NAME]), NAME)


def note_of(text: str) -> str:
    """Give a note: harmless lines of at most `NOTE` characters."""
    return shorten(plain(text[: 4 * NOTE]).strip(), NOTE)
