"""A text in few parts of about one length, cut between sentences where possible, else between words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import partial

MOST = 9
"""More parts than this nobody scans."""
_SPARED = 2


def split(text: str, fits: Callable[[str], bool]) -> list[str] | None:
    """Cut a text into as few parts as fit; None when that needs too many or a single word is too long.

    The parts are about equally long, so that no code is larger, and harder for a camera to read, than it must be.

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
    sentences, words = _even(list(_pieces(text, room)), room), _even(text.split(), room)
    # A cut within a sentence is worth it where it spares the receiver two messages.
    parts = words if words and (not sentences or len(words) + _SPARED <= len(sentences)) else sentences
    if not parts or len(parts) > MOST:
        return None
    return [f"{part} ({place}/{len(parts)})" for place, part in enumerate(parts, 1)]


def _with_number(part: str, *, fits: Callable[[str], bool], number: str) -> bool:
    return fits(part + number)


def _even(pieces: Sequence[str], room: Callable[[str], bool]) -> list[str]:
    """Fill as few parts as there must be, the longest of them as short as can be."""
    fewest = _filled(pieces, room)
    if len(fewest) < 2:
        return fewest

    def within(most: int) -> list[str]:
        return _filled(pieces, lambda part: len(part) <= most and room(part))

    longest = max(map(len, fewest))
    lengths = range(max(map(len, pieces)), longest)
    found = bisect_left(lengths, True, key=lambda most: len(within(most)) == len(fewest))
    return within(lengths[found]) if found < len(lengths) else fewest


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
