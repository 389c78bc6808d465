"""People of whom the line says that they were not there: "Rob couldn't make it", "ohne Rob", "Pilar no pudo venir"."""

from __future__ import annotations

import re
from functools import lru_cache

from contactlog.quickentry.first_names import first_names
from contactlog.quickentry.language import Language
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.sheet import Sheet

_WORD = r"[^\W\d_](?:[\w'-]*\w)?"


def take_absent(sheet: Sheet, words: Language, lexicon: Lexicon) -> str:
    """Take who did not come, before anybody is found, and give it for the note.

    A name is what the diary knows, kin, or a word with a capital that means nothing else; "without a coat" is none.
    """
    stayed, lacking = _patterns(words.tag, words)
    said: list[str] = []
    for match in sheet.find(stayed):
        start = _name_before(sheet, words, lexicon, match.start())
        if start is not None:
            said.append(sheet.line[start : match.end()])
            sheet.take(start, match.end(), "note", said[-1])
    for match in sheet.find(lacking):
        end = _name_behind(sheet, words, lexicon, match.end())
        if end is not None and not _of_masks(sheet, words, match["lead"]):
            said.append(sheet.line[match.start() : end])
            sheet.take(match.start(), end, "note", said[-1])
    return "; ".join(said)


@lru_cache(maxsize=16)
def _patterns(tag: str, words: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    del tag
    final = rf"(?:{words.any_of('absent', 'stayed_final')})(?= ?(?:$|[,.;:)]))"  # not "no estaba enfermo"
    behind = rf"(?<=[^\W_]) (?:(?:{words.any_of('absent', 'stayed_away')})(?!\w)|{final})"
    lead = rf"(?<![\w+#@])(?P<lead>{words.any_of('absent', 'without', 'all_but')}) (?=[^\W\d_])"
    return re.compile(behind), re.compile(lead)


def _name_before(sheet: Sheet, words: Language, lexicon: Lexicon, end: int) -> int | None:
    """Give where the names begin that stand before "couldn't come"; "Tom and Rob" are both away."""
    start = None
    while True:
        first = _one_before(sheet, words, lexicon, end)
        if first is None:
            return start
        start = first
        link = re.search(rf" (?:{words.any_of('words', 'and')}|&) $", sheet.text[:start])
        if link is None:
            return start
        end = link.start()


def _one_before(sheet: Sheet, words: Language, lexicon: Lexicon, end: int) -> int | None:
    for count in (3, 2, 1):
        match = re.search(rf"(?<![\w'+#@-])(?:{_WORD} ){{{count - 1}}}{_WORD}$", sheet.text[:end])
        if match and _names(sheet, words, lexicon, *match.span()):
            own = re.search(
                rf"(?<!\w)(?:{words.any_of('words', 'own', 'articles')}) $", sheet.text[: match.start()]
            )
            return own.start() if own else match.start()
    return None


def _name_behind(sheet: Sheet, words: Language, lexicon: Lexicon, start: int) -> int | None:
    own = re.match(rf"(?:{words.any_of('words', 'own', 'articles')}) ", sheet.text[start:])
    first = start + (own.end() if own else 0)
    for count in (3, 2, 1):
        match = re.compile(rf"{_WORD}(?: {_WORD}){{{count - 1}}}(?![\w'-])").match(sheet.text, first)
        if match and _names(sheet, words, lexicon, *match.span()):
            return match.end()
    return None


def _names(sheet: Sheet, words: Language, lexicon: Lexicon, start: int, end: int) -> bool:
    if not sheet.free(start, end):
        return False
    typed, folded = sheet.line[start:end], sheet.text[start:end]
    if lexicon.exactly(typed) or (
        " " not in typed and (lexicon.people(typed) or folded in words.words("words", "relations"))
    ):
        return True
    if folded in first_names():
        return True
    parts = typed.split()
    meant = {*words.vocabulary, *words.words("masks", "plain"), *words.words("masks", "respirator")}
    capitals = words.data.get("capitals_are_names", True) and start > 0
    return capitals and all(part[0].isupper() for part in parts) and meant.isdisjoint(folded.split())


def _of_masks(sheet: Sheet, words: Language, lead: str) -> bool:
    """Tell whether "everybody but Rob" may speak of who wore a mask."""
    worn = words.any_of("masks", "plain", "respirator", "surgical", "cloth", "none")
    return (
        lead in words.words("absent", "all_but")
        and re.search(rf"(?<!\w)(?:{worn})(?!\w)", sheet.text) is not None
    )
