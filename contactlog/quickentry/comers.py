"""Somebody of whom the line says only that they came: "the piano tuner was here", "vino el gasista"."""

from __future__ import annotations

import re
from functools import lru_cache

from contactlog.quickentry.language import Language
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.names import Names
from contactlog.quickentry.reading import NamedOne
from contactlog.quickentry.sheet import TAKEN, Sheet

_WORD = r"[^\W\d_](?:[\w’-]*\w)?"


def take_comers(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take a noun that nothing explains, behind an article, as who came, visited or was here."""
    for pattern in _patterns(words.tag, words):
        for match in sheet.find(pattern):
            said = match["who"].split()
            if any(_is_no_person(sheet, words, word) for word in said) or lexicon.people(said[0]):
                continue
            typed = sheet.line[slice(*match.span("who"))]
            names.choose(sheet, *match.span("who"), lexicon.exactly(typed) or [NamedOne(typed)])


def _is_no_person(sheet: Sheet, words: Language, word: str) -> bool:
    things = (
        *words.words("nouns", "not_people"),
        *words.words("unnamed", "things"),
        *words.words("nouns", "body"),
    )
    return (
        word in words.activities
        or word in things
        or word in words.nouns.single_places
        or word in words.vocabulary
    )


@lru_cache(maxsize=16)
def _patterns(tag: str, words: Language) -> tuple[re.Pattern[str], ...]:
    """Give "the X came" and, where the verb may stand first, "vino el X"."""
    del tag
    article = rf"(?:{words.any_of('unnamed', 'articles')})(?: |(?<=['’]))"
    of = words.any_of("words", "belonging") if words.data["head_first"] else r"(?!)"
    with_of = rf"(?: (?:{of})(?: |(?<=['’]))(?:{article})?{_WORD})?"
    who = rf"(?P<who>{_WORD}{rf'(?: {_WORD})?' if words.data.get('noun_before_noun') else with_of})"
    came, first = words.any_of("unnamed", "came"), words.any_of("unnamed", "came_first")
    opening = rf"(?:^|[,.;:(]|{TAKEN}|(?<!\w)(?:{words.any_of('words', 'and')})(?!\w)) ?"
    begun = rf"^(?P<who>{_WORD}{rf'(?: {_WORD})?' if words.data.get('noun_before_noun') else ''})"
    return (
        re.compile(rf"{opening}{article}{who} (?:{came})(?!\w)"),
        re.compile(rf"{begun} (?:{words.any_of('unnamed', 'came', 'here')})(?!\w)"),  # "tradie here 2 hrs"
        re.compile(rf"(?<!\w)(?:{first}) {article}{who}(?!\w)"),
    )
