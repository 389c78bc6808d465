"""What was shared: "split a pizza", "aus Anas Glas getrunken"; the words between stay for the names."""

from __future__ import annotations

import re
from functools import lru_cache

from contactlog.core.values import ContactKind
from contactlog.quickentry.language import Language
from contactlog.quickentry.sheet import Sheet

_BETWEEN = r"(?: (?:[^\W\d_]+(?:['’]s?)?)){0,4}? (?:[^\W\d_]+['’])?"
"""Up to four words without a comma: an article, "half of", somebody's name."""


def take_shared(sheet: Sheet, words: Language, kinds: set[ContactKind]) -> None:
    """Take a verb of sharing and the thing that was shared; "didn't share" sets nothing."""
    partner = rf"(?:{words.any_of('words', 'with')}) (?:\w+ )?\w+ (?P<verb>{words.any_of('sharing', 'sex_with')})(?!\w)"
    for match in sheet.find(re.compile(rf"(?<!\w){partner}")):
        sheet.take(*match.span("verb"), "kinds", "kinds: sexual")  # "mit Pierre geschlafen"
        kinds.add(ContactKind.SEXUAL)
    negation = words.any_of("words", "negation")
    gap = words.any_of("words", "negation_gap")
    for pattern, kind in _patterns(words.tag, words):
        for match in sheet.find(pattern):
            denied = re.search(
                rf"(?:(?<!\w)(?:{negation})|n't) (?:(?:{gap}) )?$", sheet.text[: match.start()]
            )
            meaning = f"kinds: {kind.value.replace('_', ' ')}"
            for part in ("verb", "noun"):
                sheet.take(*match.span(part), "kinds", f"not {meaning}" if denied else meaning)
            if not denied:
                kinds.add(kind)


@lru_cache(maxsize=16)
def _patterns(tag: str, words: Language) -> tuple[tuple[re.Pattern[str], ContactKind], ...]:
    del tag
    share, drink = words.any_of("sharing", "verbs"), words.any_of("sharing", "drinking")
    vessel, food = words.any_of("sharing", "vessels"), words.any_of("sharing", "foods")
    caring, need = words.any_of("sharing", "caring"), words.any_of("sharing", "needs")
    # "Bier getrunken" shares nothing, "aus Anas Glas getrunken" does.
    out_of = rf"(?:{words.any_of('sharing', 'drink_lead')}) (?:\w+ ){{0,2}}"
    if words.data.get("capitals_are_names", True):
        both = rf"(?<!\w)(?P<verb>%s){_BETWEEN}(?P<noun>%s)(?!\w)"
        hold, hand = words.any_of("sharing", "holding"), words.any_of("sharing", "held")
        cases: tuple[tuple[str, int], ...] = (
            (both % (share, vessel), 0),
            (both % (drink, vessel), 0),
            (both % (share, food), 1),
            (both % (hold, hand), 2),  # "held Florence's hand"
            (both % (caring, need), 3),  # "helped grandma shower"
            (both % (words.any_of("sharing", "shaking"), words.any_of("sharing", "shaken")), 4),
        )
    else:
        both = rf"(?<!\w)%s(?P<noun>%s){_BETWEEN}(?P<verb>%s)(?!\w)"
        cases = (
            (both % ("", vessel, share), 0),
            (both % (out_of, vessel, drink), 0),
            (both % ("", food, share), 1),
            (both % ("", need, caring), 3),
        )
    kinds = (
        ContactKind.SHARED_UTENSILS,
        ContactKind.SHARED_MEAL,
        ContactKind.SKIN_CONTACT,
        ContactKind.CARE,
        ContactKind.HANDSHAKE,  # "shook Pilar's hand"
    )
    return tuple((re.compile(pattern), kinds[which]) for pattern, which in cases)
