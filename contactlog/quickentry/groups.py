"""Known groups in a line: by name anywhere, in longer words ("Chorprobe"), and "with the choir"."""

from __future__ import annotations

import re

from contactlog.quickentry.language import Language
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.names import Names
from contactlog.quickentry.reading import NamedOne
from contactlog.quickentry.sheet import Sheet, folded_alike

_SHORTEST = 4
"""Letters a group's name must have to be found as the beginning of a longer word."""


def take_group(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take a known group wherever it is named.

    A group that is called like a person or a place must be named as one: "with the choir", "the yoga group".
    """
    lead, article = words.any_of("words", "with"), words.any_of("words", "articles")
    nouns = words.any_of("nouns", "groups")
    for index, count, groups in lexicon.groups.find(sheet):
        if names.group is not None:
            return
        start, end = sheet.tokens[index].start, sheet.tokens[index + count - 1].end
        before = re.search(
            rf"(?:(?<!\w)(?P<lead>{lead}) )?(?P<article>(?:{article}) )?(?P<noun>(?:{nouns}) )?$",
            sheet.text[:start],
        )
        after = re.match(rf" (?:{nouns})(?!\w)", sheet.text[end:])
        said = before and (before["lead"] or before["noun"] or (before["article"] and after))
        typed = sheet.line[start:end]
        if lexicon.people(typed) or (not said and lexicon.places.get(sheet.tokens[index : index + count])):
            continue
        first = before.start("noun") if before and before["noun"] else start
        _take(sheet, names, groups[0], first, end + (after.end() if after else 0))
    if names.group is None:
        _in_longer_word(sheet, words, lexicon, names)


def _in_longer_word(sheet: Sheet, words: Language, lexicon: Lexicon, names: Names) -> None:
    """Take "Chorprobe" as the group "Chor", where the language writes such words as one."""
    tails = words.words("nouns", "group_tails")
    if not tails:
        return
    whole = rf"(?:{words.any_of('nouns', 'group_tails')})"
    for group in lexicon.all_groups:
        name = re.escape(folded_alike(group.name).replace(" ", ""))
        if len(name) >= _SHORTEST and (match := re.search(rf"(?<!\w){name}s?{whole}(?!\w)", sheet.text)):
            _take(sheet, names, group, *match.span())
            return


def _take(sheet: Sheet, names: Names, group: NamedOne, start: int, end: int) -> None:
    names.group = group
    sheet.take(start, end, "group", f"#{group.name}")
