"""Doors and windows: "windows wide open", "bei offener Tür", "all the windows shut"."""

from __future__ import annotations

import re
from functools import lru_cache

from contactlog.core.values import Ventilation
from contactlog.quickentry.language import Language, whole
from contactlog.quickentry.sheet import Sheet

_GAP = r"(?: [^\W\d_]+){0,2}? "


def take_airing(sheet: Sheet, words: Language) -> Ventilation | None:
    """Take a door or a window with what it was, in either order, with up to two words between."""
    for pattern in _patterns(words.tag, words):
        for match in sheet.find(pattern):
            aired = Ventilation.GOOD if match["open"] else Ventilation.POOR
            sheet.take(*match.span(), "ventilation", f"ventilation: {aired.value}")
            return aired
    return None


@lru_cache(maxsize=16)
def _patterns(tag: str, words: Language) -> tuple[re.Pattern[str], ...]:
    del tag
    things = words.any_of("airing", "things")
    state = rf"(?:(?P<open>{words.any_of('airing', 'open')})|(?:{words.any_of('airing', 'shut')}))"
    return whole(rf"(?:{things}){_GAP}{state}"), whole(rf"{state}{_GAP}(?:{things})")
