"""The rest of a name, a group or a word, offered while it is typed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from contactlog.quickentry.language import PHRASE_FIELDS, language
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.sheet import folded_alike

_PIECE = re.compile(r"[#@+]?[^\s,;#@+&]*(?: [^\s,;#@+&]+)?$")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One way to go on: the text that takes the place of what stands between two positions."""

    start: int
    end: int
    text: str = field(repr=False)
    kind: str = "people"
    """``people``, ``place``, ``group``, or the name of a field."""


def complete(
    line: str, cursor: int, *, lexicon: Lexicon, lang: str = "en", limit: int = 8
) -> tuple[Suggestion, ...]:
    """Offer names and words that begin as what stands before the cursor does.

    Args:
        line: as typed so far.
        cursor: position in the line; what stands behind it stays.
        lexicon: the names the diary knows; hidden people are never offered.
        lang: tag of the language.
        limit: how many to offer at most.

    Returns:
        Names first, those that go on from two words before those that go on from one, then words.
    """
    before = line[: max(0, min(cursor, len(line)))]
    match = _PIECE.search(before)
    found: list[Suggestion] = []
    phrases: list[Suggestion] = []
    for start in _starts(before, match.start() if match else len(before)):
        typed = before[start:]
        sign = typed[:1] if typed[:1] in "#@" else ""
        begun = typed.removeprefix(sign)
        if not begun.strip() or typed.startswith("+"):
            continue
        wanted = {"#": "group", "@": "place"}.get(sign)
        for kind, shown in lexicon.beginning_with(begun, limit * 4):
            if wanted in (None, kind):
                name = shown.name
                text = (
                    f'#"{name}"'
                    if kind == "group" and " " in name
                    else f"#{name}"
                    if kind == "group"
                    else f"{sign}{name}"
                )
                found.append(Suggestion(start, len(before), text, kind))
        if not sign:
            phrases += _words(begun, start, len(before), lang)
    return tuple(dict.fromkeys([*found, *phrases]))[:limit]


def _starts(before: str, first: int) -> list[int]:
    spaces = [index + 1 for index in range(first, len(before)) if before[index] == " "]
    return [first, *spaces]


def _words(begun: str, start: int, end: int, lang: str) -> list[Suggestion]:
    folded = folded_alike(begun)
    if len(folded) < 2:
        return []
    data = language(lang).data
    known = [
        (folded_alike(phrase), phrase, table)
        for table in (*PHRASE_FIELDS, "days")
        for phrases in data.get(table, {}).values()
        for phrase in phrases
    ]
    # What is a whole word already wants no other: "indoors" is meant, not "indoors only".
    if any(folded == each for each, _, _ in known):
        return []
    return [Suggestion(start, end, phrase, table) for each, phrase, table in known if each.startswith(folded)]
