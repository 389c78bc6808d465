"""What lengths, distances and numbers of people look like in one language, made from its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from contactlog.quickentry.language import Language, alternatives, whole
from contactlog.quickentry.sheet import TAKEN

METRES = {"cm": 0.01, "ft": 0.3048, "yd": 0.9144, "inch": 0.0254}
"""By which a unit is more than a metre; its words stand under this key of the table ``distance_words``."""
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75}
_NO_TAIL = r"(?<!\d[:.,'/])"
"""Before a number: it is not the end of another, as the 30 of 14:30 is."""
_GLUE = r"(?:(?<=[a-z])[ -]|(?<![a-z])[ -]?)"
"""Between a number and its unit: "30m", but not the "einem" that ends in an m."""


@dataclass(frozen=True, slots=True)
class AmountPatterns:
    """What an amount looks like."""

    distance: re.Pattern[str]
    hours: re.Pattern[str]
    minutes: re.Pattern[str]
    strangers: re.Pattern[str]
    other_ones: re.Pattern[str]
    groups: re.Pattern[str]
    of_us: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=16)
def amount_patterns(tag: str, words: Language) -> AmountPatterns:
    """Make the patterns of a language; ``tag`` only keys what is kept."""
    del tag
    glued, fraction = words.any_of("lengths", "and_half_glued"), alternatives(FRACTIONS)  # "viereinhalb"
    amount = (
        rf"(?:(?:{alternatives(words.numbers)}|\d{{1,2}})(?:{glued})|"
        rf"\d{{1,3}}(?:[.,]\d{{1,2}})?(?: ?(?:{fraction}))?|[.,]\d{{1,2}}|(?:{fraction})|{alternatives(words.numbers)})"
    )
    low = rf"(?P<amount>{amount})(?:(?: ?- ?| (?:{words.any_of('distance_words', 'to')}) ){amount})?"
    strangers, other_ones, groups = _strangers(words)
    return AmountPatterns(
        distance=_distance(words, amount),
        hours=_hours(words, low),
        minutes=_minutes(words, low),
        strangers=strangers,
        other_ones=other_ones,
        groups=groups,
        of_us=tuple(
            whole(re.escape(template).replace(r"\{n\}", f"(?P<count>{words.number})"))
            for template in sorted(words.words("strangers", "of_us"), key=len, reverse=True)
        ),
    )


def _distance(words: Language, amount: str) -> re.Pattern[str]:
    units, compare = (
        words.any_of("distance_words", "m", *METRES),
        words.any_of("distance_words", "less", "more"),
    )
    of_time = words.any_of("lengths", "hours", "minutes")
    return whole(
        rf"(?:(?:{words.any_of('distance_words', 'lead')}) )?(?:(?P<compare>{compare}|<|>|~) ?)?"
        rf"{_NO_TAIL}(?P<low>{amount})(?P<plus>\+)?"
        rf"(?: ?(?:-|{words.any_of('distance_words', 'to')}) ?(?P<high>{amount}))? ?"
        rf"(?P<unit>{units})(?: ?(?P<centimetres>[1-9]\d)(?![\w:.,]| ?(?:{of_time})(?!\w))|(?!\w))"
        rf"(?P<more>\+| (?:{words.any_of('distance_words', 'or_more')})(?!\w))?"
        rf"\.?(?P<after> (?:{words.any_of('distance_words', 'after')}))?"
        rf"(?P<less> (?:{words.any_of('distance_words', 'or_less')}))?"
    )


def _around(words: Language) -> tuple[str, str]:
    """Give what may stand before a length ("for about") and behind it ("or so")."""
    lead = rf"(?:(?P<lead>{words.any_of('lengths', 'lead')}) )?(?:(?:{words.any_of('lengths', 'about')}) ?)?"
    return lead, rf"(?:,? (?:{words.any_of('lengths', 'tail')})(?!\w))?"


def _hours(words: Language, low: str) -> re.Pattern[str]:
    lead, tail = _around(words)
    joiner = rf"(?: ?(?:{words.any_of('lengths', 'joiner')}) ?| ?)"
    # "1h30" and "1 h 30" need no unit; behind a comma or "and" a bare number counts something else.
    rest = rf"(?P<rest>\d{{1,2}}|{alternatives(words.numbers)})"
    ends = rf"(?= ?(?:$|[,.;)]|{TAKEN}|(?:{words.any_of('words', 'with')})(?!\w)))"
    linked = alternatives(word for word in words.words("lengths", "joiner") if word.isalpha())
    half, quarter = words.any_of("lengths", "and_half"), words.any_of("lengths", "and_quarter")
    return whole(
        rf"{lead}{_NO_TAIL}(?:{low}|(?P<face>\d{{1,2}}):(?P<face_rest>[0-5]\d))(?P<half_first> (?:{half}))?"
        rf"{_GLUE}(?:(?:{words.any_of('lengths', 'of')}) ?)?(?:{words.any_of('lengths', 'hours')})(?![^\W\d])\.?"
        rf"(?:{joiner}{rest} ?(?:{words.any_of('lengths', 'minutes')})(?!\w)| ?(?P<bare>\d{{2}})(?!\w)"
        rf"|(?P<half> (?:{half}))"
        rf"| (?:(?:{linked}) )?(?P<word>{alternatives(words.numbers)}){ends}"
        rf"|(?P<quarter> (?:{quarter})))?{tail}"
    )


def _minutes(words: Language, low: str) -> re.Pattern[str]:
    lead, tail = _around(words)
    numbers, times = alternatives(words.numbers), words.any_of("lengths", "times")
    unit = rf"(?:(?P<minutes>{words.any_of('lengths', 'minutes')})|{words.any_of('lengths', 'seconds')})"
    often = rf"(?:(?P<times>\d{{1,2}}|{numbers}) ?(?:[x×]|(?:{times})(?!\w)) ?)?"
    return whole(rf"{lead}{often}{_NO_TAIL}{low}{_GLUE}{unit}(?![^\W\d])\.?{tail}")


def _strangers(words: Language) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    lead = rf"(?:(?:{words.any_of('strangers', 'lead')}) )?"
    article = rf"(?:(?:{words.any_of('strangers', 'article')}) )?"
    roughly = rf"\+?(?:{words.any_of('strangers', 'roughly')})?"
    return (
        whole(
            rf"{lead}{article}(?:(?:{words.any_of('lengths', 'about')}) ?)?"
            rf"(?:\d{{1,3}} ?- ?)?\+?(?P<count>{words.number}){roughly}"
            rf"(?: (?:{words.any_of('strangers', 'between')}))?"
            rf"(?: |(?<='))(?:{words.any_of('strangers', 'nouns')})(?: (?:{words.any_of('strangers', 'after')}))?"
        ),
        whole(rf"{lead}(?P<count>{words.number}) (?:{words.any_of('strangers', 'other')}) [^\W\d_]{{3,}}"),
        whole(
            rf"{lead}(?P<count>{words.any_of('strangers', 'dozens')}|"
            rf"(?:{words.any_of('strangers', 'dozens_of')}) {words.number})(?= ?(?:[,.;)](?!\d)|$))"
        ),
    )
