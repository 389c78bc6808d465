"""People introduced by what they are called: "somebody called Alfie", "a plumber named Dave", "ein gewisser Alfons"."""

from __future__ import annotations

import re

from contactlog.quickentry.language import Language
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.names import NEXT_WORD, Names, surname_end
from contactlog.quickentry.reading import NamedOne
from contactlog.quickentry.sheet import Sheet, folded_alike

_WORD = r"[^\W\d_](?:[\w'-]*\w)?"


def take_called(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take the name together with the words that introduce it: they are one person."""
    called, certain = words.any_of("unnamed", "called"), words.any_of("unnamed", "certain")
    somebody = rf"(?:(?:{words.any_of('unnamed', 'articles')}) )?(?:{_WORD} )?{_WORD} (?:{called})"
    article = words.any_of("unnamed", "articles", "somebody")
    for match in sheet.find(re.compile(rf"(?<![\w+#@'])(?:{somebody}|(?:{certain}))(?= )")):
        word = NEXT_WORD.match(sheet.line, match.end())
        if word is None or not sheet.free(match.start(), word.end()) or not _is_name(sheet, words, word):
            continue
        start = match.start()
        first = re.search(rf"(?<!\w)(?:{article})(?!\w)", match[0])
        if first is not None:
            start += first.start()
        elif not re.fullmatch(certain, match[0]):
            continue
        end = surname_end(sheet, words, lexicon, word.end())
        typed = sheet.line[word.start(1) : end]
        names.choose(
            sheet, word.start(1), end, lexicon.people(typed) or [*lexicon.alike(typed), NamedOne(typed)]
        )
        sheet.take(start, word.start(1), "people", typed)


def _is_name(sheet: Sheet, words: Language, word: re.Match[str]) -> bool:
    return word[1][0].isupper() or folded_alike(word[1]) not in words.vocabulary
