"""Into how many parts a network divides a text message (3GPP TS 23.038 and TS 23.040).

One part carries 140 bytes: 160 septets, or 70 units of UCS-2 as soon as one character is outside the GSM
alphabet. A message of several parts spends 6 bytes of each on the joining header, which leaves 153 septets or
67 units. Neither an escaped character nor a surrogate pair is cut in two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from contactlog.core.values import Tone
from contactlog.drafts.gsm import EXTENDED, is_gsm

SMS_LIMIT = {Tone.PLAIN: 3, Tone.WARM: 3, Tone.BRIEF: 1}
"""The most parts that an sms of each tone should have."""

_GSM = (160, 153)
_UCS2 = (70, 67)


@dataclass(frozen=True, slots=True)
class Size:
    """How large a text message is."""

    encoding: str
    """``gsm`` or ``ucs2``."""
    characters: int
    """As a person counts them: Unicode code points."""
    units: int
    """Septets, or 16-bit units."""
    segments: int
    """Parts the network sends; 0 for an empty text."""
    left: int
    """Units free in the last part."""


def measure(text: str) -> Size:
    """Measure a text message."""
    gsm = is_gsm(text)
    single, joined = _GSM if gsm else _UCS2
    widths = list(_gsm_widths(text) if gsm else _ucs2_widths(text))
    units = sum(widths)
    encoding = "gsm" if gsm else "ucs2"
    if units <= single:
        return Size(encoding, len(text), units, 1 if text else 0, single - units)
    segments, filled = 1, 0
    for width in widths:
        if filled + width > joined:
            segments, filled = segments + 1, 0
        filled += width
    return Size(encoding, len(text), units, segments, joined - filled)


def _gsm_widths(text: str) -> Iterator[int]:
    return (2 if char in EXTENDED else 1 for char in text)


def _ucs2_widths(text: str) -> Iterator[int]:
    return (2 if ord(char) > 0xFFFF else 1 for char in text)
