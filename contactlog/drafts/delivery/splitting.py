"""A text in few parts, each short enough, cut between sentences where possible, else between words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial

MOST = 9
"""More parts than this nobody scans."""
_SPARED = 2


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
    room = partial(_with_number, fits=fits, number=number)
    sentences, words = _filled(_pieces(text, room), room), _filled(text.split(), room)
    # A cut within a sentence is worth it where it spares the receiver two messages.
    parts = words if words and (not sentences or len(words) + _SPARED <= len(sentences)) else sentences
    if not parts or len(parts) > MOST:
        return None
    return [f"{part} ({place}/{len(parts)})" for place, part in enumerate(parts, 1)]


def _with_number(part: str, *, fits: Callable[[str], bool], number: str) -> bool:
    return fits(part + number)


def _filled(pieces: Iterable[str], room: Callable[[str], bool]) -> list[str]:
    """Fill part after part; empty when a piece is too long for any."""
    parts: list[str] = []
    for piece in pieces:
        if not room(piece):
            return []
        joined = f"{parts[-1]} {piece}" if parts else piece
        if parts and room(joined):
            parts[-1] = joined
        else:
            parts.append(piece)
    return parts


def _pieces(text: str, fits: Callable[[str], bool]) -> Iterable[str]:
    for sentence in re.split(r"(?<=[.!?؟])\s+|\n+", text.strip()):
        yield from [sentence] if fits(sentence) else sentence.split()
