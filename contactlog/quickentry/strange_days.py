"""Words and numbers that look like a day or a time and are none: asked about, never taken for a name or for today."""

from __future__ import annotations

import re
from difflib import get_close_matches

from contactlog.core.text import shorten
from contactlog.quickentry.days import date_patterns, of_somebody
from contactlog.quickentry.language import Language, alternatives, whole
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.sheet import Sheet, Token
from contactlog.quickentry.when import When

_ALIKE = 0.78
"""How near a word must be to the name of a day; "tuseday" is, "sandy" and "birthday" are not."""
_SHORTEST = 5
"""Letters of a word that is worth comparing: shorter ones are near to everything."""
_DATE = re.compile(
    r"(?<![\w+#./:,@-])(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}/\d{1,2}|\d{1,2}\.\d{1,2}\.)(?![\w/.-])"
)
Found = tuple[int, int, str] | None
"""Start, end, and the day that may have been meant."""
_CLOCK = re.compile(r"(?<![\w+#./:,@-])\d{1,2}:\d{2}(?![\w:])")


def doubt_days(sheet: Sheet, words: Language, lexicon: Lexicon, when: When) -> None:
    """Find what was meant as a day and is none, and ask for it.

    It runs after days and times were taken and before names are, because a misspelt day with a capital looks
    like somebody new.
    """
    if when.question:
        return
    for finder in (_numbers, _ago, _vague_month, _near_month, _near_day, _ending) if when.day is None else ():
        found = finder(sheet, words, lexicon)
        if found is not None:
            start, end, meant = found
            hint = f" Did you mean {meant}?" if meant else ""
            when.question = f"Which day was “{shorten(sheet.line[start:end], 40)}”?{hint}"
            sheet.block(start, end)
            return
    match = _CLOCK.search(sheet.text) if when.hour is None else None
    if match is not None:
        when.question = f"“{match[0]}” is no time of day. When was it?"
        sheet.block(*match.span())


def _numbers(sheet: Sheet, words: Language, lexicon: Lexicon) -> Found:
    ordinals = alternatives(ending for ending in words.words("months", "ordinals") if ending.isalpha())
    counted = rf"(?! (?:{words.any_of('months', 'counted')})(?!\w))"
    alone = sheet.find(whole(rf"\d{{1,2}}(?:{ordinals}){counted}"))
    match = _DATE.search(sheet.text) or next(
        (found for found in alone if not of_somebody(sheet, words, found.start())), None
    )
    if match is None:  # "31 February"
        every = (found for pattern in date_patterns(words) for found in sheet.find(pattern))
        match = next((found for found in every if found["day"].isdigit()), None)
    return None if match is None else (*match.span(), "")


def _ago(sheet: Sheet, words: Language, lexicon: Lexicon) -> Found:
    """Find "hace unos días" and "il y a un mois": some day that was, and not today."""
    lead, units = words.any_of("ago", "lead"), words.any_of("ago", "units")
    match = whole(rf"(?:{lead}) (?:[^\W_]+ ){{0,4}}?(?:{units})").search(sheet.text)
    return None if match is None else (*match.span(), "")


def _vague_month(sheet: Sheet, words: Language, lexicon: Lexicon) -> Found:
    """Find "in May": a month is no day, and it is not today."""
    pattern = whole(rf"(?:{words.any_of('months', 'vague')}) (?:{alternatives(words.months)})")
    match = pattern.search(sheet.text)
    return None if match is None else (*match.span(), "")


def _near_month(sheet: Sheet, words: Language, lexicon: Lexicon) -> Found:
    ordinal = rf"(?: ?(?:{words.any_of('months', 'ordinals')}))?"
    of = rf"(?: (?:{words.any_of('months', 'of')}))?"
    names = [name for name in words.months if len(name) >= _SHORTEST]
    for match in sheet.find(whole(rf"\d{{1,2}}{ordinal}{of} ([^\W\d_]{{4,}})")):
        near = _near(match[1], names, words, lexicon)
        if near:
            return (*match.span(), near)
    return None


def _near_day(sheet: Sheet, words: Language, lexicon: Lexicon) -> Found:
    named = [text for key in ("0", "-1") for text in words.words("days", key) if text.isalpha()]
    names = [name for name in (*words.weekdays, *named) if len(name) >= _SHORTEST]
    short = [name for name in named if len(name) == _SHORTEST - 1]
    for number, token in enumerate(sheet.tokens):
        if not sheet.free(token.start, token.end) or _part_of_a_name(sheet, words, number):
            continue
        if words.nouns.place_at(sheet, number) or words.nouns.person_at(sheet, number)[0]:
            continue  # "Hütte" is no slip of "heute"
        near = _near(token.text, names, words, lexicon) or _near_short(token.text, short, words, lexicon)
        if near:
            return token.start, token.end, near
    return None


def _near_short(word: str, names: list[str], words: Language, lexicon: Lexicon) -> str:
    """Give "ayer" for "ayr" and "hier" for "hiier": beginning and end must agree."""
    if len(word) < _SHORTEST - 2 or word in words.vocabulary or lexicon.named(word):
        return ""
    ends = [name for name in names if (name[0], name[-1]) == (word[0], word[-1])]
    return next(iter(get_close_matches(word, ends, 1, _ALIKE)), "")


def _ending(sheet: Sheet, words: Language, lexicon: Lexicon) -> Found:
    """Find "on flurbsday" and "on Pancake Day": they stand and end as a day does."""
    endings = words.words("weekdays", "endings")
    lead = words.any_of("weekdays", "before", "last", "next")
    pattern = whole(rf"(?:{lead}) ([^\W\d_]{{2,}}) ?(?:{alternatives(endings)})")
    for match in sheet.find(pattern):
        start, end = match.start(1), match.end()
        if words.vocabulary.isdisjoint((match[1], sheet.text[start:end])):
            return start, end, ""
    return None


def _near(word: str, names: list[str], words: Language, lexicon: Lexicon) -> str:
    if len(word) < _SHORTEST or word in words.vocabulary or word in words.words("lengths", "hours"):
        return ""
    near = next(iter(get_close_matches(word, names, 1, _ALIKE)), "")
    return "" if near and lexicon.named(word) else near


def _part_of_a_name(sheet: Sheet, words: Language, number: int) -> bool:
    """Tell whether a word stands where a name does: behind "with", a sign, or another capital."""
    token = sheet.tokens[number]
    if sheet.text[max(0, token.start - 1) : token.start] in ("+", "@", "#", '"', "“"):
        return True
    before: Token | None = sheet.tokens[number - 1] if number else None
    if before is None:
        return False
    if sheet.text[before.end : token.start] == ", ":
        return sheet.capital(token) and sheet.capital(before) and sheet.free(before.start, before.end)
    if token.start - before.end != 1:
        return False
    if before.text in (*words.words("words", "with"), *words.words("words", "and")):
        return sheet.capital(token)
    return sheet.capital(token) and sheet.capital(before) and sheet.free(before.start, before.end)
