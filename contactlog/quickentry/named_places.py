"""Places whose names say what they are: "Parish Hall", "Bar Lux"."""

from __future__ import annotations

import re

from contactlog.quickentry.language import Language
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.names import Names
from contactlog.quickentry.reading import NamedOne
from contactlog.quickentry.sheet import Sheet

_WORD = r"[^\W\d_](?:[\w'’-]*\w)?"


def take_named_place(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take a capitalised name one word of which is a kind of place.

    It runs before conditions are read, because "hall" alone says what the air was like.
    """
    if names.place is not None:
        return
    lead = rf"(?:(?:@ ?|(?<!\w)(?:{words.any_of('words', 'at', 'in')}) )(?:(?:{words.any_of('words', 'articles')}) )?)?"
    front, behind = words.any_of("place_kinds", "before"), words.any_of("place_kinds", "after")
    for opening, name in (
        (True, rf"(?:{front})(?: {_WORD}){{1,3}}"),
        (False, rf"(?:{_WORD} ){{1,3}}(?:{behind})(?!\w)"),
    ):
        for match in sheet.find(re.compile(rf"{lead}(?<![\w+#])(?P<name>{name})")):
            span = _capitals(sheet, words, lexicon, *match.span("name"), opening=opening)
            if span is None:
                continue
            span = (_with_article(sheet, words, span[0]), span[1])
            names.place = NamedOne(sheet.line[slice(*span)])
            start = match.start() if span[0] == match.start("name") else span[0]
            sheet.take(start, span[1], "place", f"{names.place.name} (new)")
            return


def _with_article(sheet: Sheet, words: Language, start: int) -> int:
    """Give where a name begins whose article has a capital: "at The Red Lion Inn"."""
    article = re.search(rf"(?<!\w)(?:{words.any_of('words', 'articles')}) $", sheet.text[:start])
    return article.start() if article and article.start() and sheet.line[article.start()].isupper() else start


def _capitals(
    sheet: Sheet, words: Language, lexicon: Lexicon, start: int, end: int, *, opening: bool
) -> tuple[int, int] | None:
    """Give the part of a piece whose words all begin with a capital; None when that is not a name."""
    tokens = [token for token in sheet.tokens if start <= token.start and token.end <= end]
    if not sheet.free(start, end):
        return None
    # The word that says the kind of place stands first or last; the others must not mean anything else.
    articles, particles = words.words("words", "articles"), words.words("words", "particles")
    ordered = tokens if opening else tokens[::-1]
    kept = ordered[:1] if sheet.capital(ordered[0]) else []
    for token in ordered[1:] if kept else ():
        if "'" in (token.text, sheet.text[token.start - 1]) or sheet.line[token.start - 1] == "’":
            kept.append(token)  # "St Mary's Church"
            continue
        named = sheet.capital(token)
        linking = token.text in particles if opening else named and token.text in articles
        meant = token.text in words.vocabulary and token.text not in words.words("place_kinds", "after")
        if not linking and (not named or meant):
            break
        kept.append(token)
    while kept and opening and kept[-1].text in particles:
        kept.pop()
    kept.sort(key=lambda token: token.start)
    if len(kept) < 2 or any(lexicon.people(token.text) for token in kept[1 if opening else 0 :]):
        return None
    return kept[0].start, kept[-1].end
