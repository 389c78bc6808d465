"""A text in few parts, each short enough, cut between sentences where possible, else between words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

MOST = 9
"""More parts than this nobody scans."""


def split(text: str, fits: Callable[[str], bool]) -> list[str] | None:
    """Cut a text into as few parts as fit; None when that needs too many or a single word is too long.

    Args:
        text: the text.
        fits: tells whether a part, with its number behind it, is short enough.

    Returns:
        The parts; when there are several each ends with its number, such as ``(2/3)``.
    """
    if fits(text):
        return [text]
    number = f" ({MOST}/{MOST})"
    parts: list[str] = []
    for piece in _pieces(text, lambda part: fits(part + number)):
        if not fits(piece + number):
            return None
        joined = f"{parts[-1]} {piece}" if parts else piece
        if parts and fits(joined + number):
            parts[-1] = joined
        else:
            parts.append(piece)
    if len(parts) > MOST:
        return None
    return [f"{part} ({place}/{len(parts)})" for place, part in enumerate(parts, 1)]


def _pieces(text: str, fits: Callable[[str], bool]) -> Iterable[str]:
    for sentence in re.split(r"(?<=[.!?؟])\s+|\n+", text.strip()):
        yield from [sentence] if fits(sentence) else sentence.split()
