"""Doors and windows: "windows wide open", "bei offener Tür", "all the windows shut"."""

from __future__ import annotations

import re
from functools import lru_cache

from contactlog.core.values import Ventilation
from contactlog.quickentry.language import Language, whole
from contactlog.quickentry.sheet import Sheet

_GAP = r"(?P<gap>(?::? [^\W\d_](?:[\w']*\w)?){0,3}?):? "


def take_airing(sheet: Sheet, words: Language) -> Ventilation | None:
    """Take a door or a window with what it was, in either order, with up to three words between.

    "No windows open" and "didn't open the door" are the other way round.
    """
    denials = (
        words.any_of("airing", "not") if words.words("airing", "not") else words.any_of("words", "negation")
    )
    gap = words.any_of("words", "articles", "negation_gap")
    before = re.compile(rf"(?:(?<!\w)(?:{denials})|n't) (?:(?:{gap}) )?$")
    between = re.compile(rf"(?<!\w)(?:{denials})(?!\w)|n't(?!\w)")
    for pattern in _patterns(words.tag, words):
        for match in sheet.find(pattern):
            denied = before.search(sheet.text[: match.start()])
            aired = Ventilation.GOOD if match["open"] else Ventilation.POOR
            if denied or between.search(match["gap"]):
                aired = Ventilation.POOR if match["open"] else Ventilation.GOOD
            start = denied.start() if denied else match.start()
            sheet.take(start, match.end(), "ventilation", f"ventilation: {aired.value}")
            return aired
    return None


@lru_cache(maxsize=16)
def _patterns(tag: str, words: Language) -> tuple[re.Pattern[str], ...]:
    del tag
    things = words.any_of("airing", "things")
    state = rf"(?:(?P<open>{words.any_of('airing', 'open')})|(?:{words.any_of('airing', 'shut')}))"
    return whole(rf"(?:{things}){_GAP}{state}"), whole(rf"{state}{_GAP}(?:{things})")
