"""Sentences about masks in which a single mention would be read wrong: "ni ella ni yo llevábamos mascarilla".

Whatever denies, takes off or hedges a mask in words that no pattern knows leaves the mention not understood:
a mask that nobody wore must never be counted.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from contactlog.core.values import Mask
from contactlog.quickentry.language import Language, whole
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.sheet import TAKEN, Sheet

_SOMEBODY = rf"(?:[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*)??|{TAKEN}+)"
"""One or two words, or a name that has been taken."""
_KINDS = ("respirator", "surgical", "cloth", "plain")
_BACK = 6
"""Words before a mask among which a denial may stand."""


def worn_kind(said: set[str]) -> Mask:
    """Give the mask that the names of the matched groups speak of; one of no named kind counts as surgical."""
    if "respirator" in said:
        return Mask.RESPIRATOR
    return Mask.CLOTH if "cloth" in said else Mask.SURGICAL


def note_masks(
    sheet: Sheet, start: int, end: int, mine: Mask | None, theirs: Mask | None, found: dict[str, Any]
) -> None:
    """Keep what was worn, where something is known of it, and take its words."""
    if mine is not None:
        found["mask_mine"] = mine
    if theirs is not None:
        found["mask_theirs"] = theirs
    shown = ", ".join(
        f"{who} {mask.value}" for who, mask in (("mine", mine), ("theirs", theirs)) if mask is not None
    )
    sheet.take(start, end, "masks", f"masks: {shown}")


@lru_cache(maxsize=16)
def _what(tag: str, words: Language) -> str:
    del tag
    kinds = "|".join(rf"(?P<{name}>{words.any_of('masks', name)})" for name in _KINDS)
    article = words.any_of("masks", "articles")
    noun = words.any_of("masks", "nouns")
    return rf"(?:(?:{article})(?: |(?<=')))?(?:{kinds})(?!\w)(?:[ -](?:{noun}))?"


@lru_cache(maxsize=16)
def _clauses(tag: str, words: Language) -> tuple[re.Pattern[str], ...]:
    what = _what(tag, words)
    verb = (
        rf"(?:(?:{words.any_of('masks', 'silent')})(?: |(?<=')))?(?:(?:{words.any_of('masks', 'verbs')}) )?"
    )
    neg = rf"(?:(?:{words.any_of('masks', 'not')}) )?"
    nor, only, but = (words.any_of("mask_clauses", key) for key in ("nor", "only", "but"))
    done = "|".join(
        rf"(?P<{key}>{words.any_of('mask_clauses', key)})"
        for key in ("off_both", "off_mine", "off_theirs", "on_both", "on_mine", "on_theirs")
    )
    everybody = words.any_of("masks", "both")
    nobody = words.any_of("masks", "nobody")
    return (
        whole(rf"(?:{nor}) (?P<a>{_SOMEBODY}),? (?:{nor}) (?P<b>{_SOMEBODY}?) {verb}{neg}{what}"),
        whole(rf"(?:{done}) {what}"),
        whole(
            rf"(?:(?P<all>{everybody})|(?P<nil>{nobody})) {verb}{what},? (?:{but}) (?:\w+ )?(?P<who>{_SOMEBODY})"
        ),
        whole(rf"(?:{only}) (?P<one>{_SOMEBODY}?) {verb}{what}"),
        whole(rf"{what} (?:(?:{words.any_of('masks', 'articles')}) )?{verb}(?:{only}) (?P<one>{_SOMEBODY})"),
    )


def take_mask_clauses(sheet: Sheet, words: Language, lexicon: Lexicon, found: dict[str, Any]) -> None:
    """Take "neither she nor I wore", "we took off", "only Tom wore" and "everybody but Tom"."""
    if "mask_clauses" not in words.data:
        return
    neither, done, but, only, only_behind = _clauses(words.tag, words)
    for match in sheet.find(neither):
        mine = _is_me(words, match["a"]) or _is_me(words, match["b"])
        theirs = not (_is_me(words, match["a"]) and _is_me(words, match["b"]))
        # The names stay for whoever looks for people.
        note_masks(
            sheet,
            match.end("b"),
            match.end(),
            Mask.NONE if mine else None,
            Mask.NONE if theirs else None,
            found,
        )
    for match in sheet.find(done):
        said = {name for name, text in match.groupdict().items() if text}
        worn: Mask = Mask.NONE if any(name.startswith("off") for name in said) else worn_kind(said)
        mine = not any(name.endswith("theirs") for name in said)
        theirs = not any(name.endswith("mine") for name in said)
        note_masks(sheet, *match.span(), worn if mine else None, worn if theirs else None, found)
    for match in sheet.find(but):
        said = {name for name, text in match.groupdict().items() if text}
        worn = worn_kind(said)
        most, one = (worn, Mask.NONE) if match["all"] else (Mask.NONE, worn)
        me = _is_me(words, match["who"])
        end = match.end() if me or match["who"] in words.words("masks", "theirs") else match.start("who")
        note_masks(sheet, match.start(), end, one if me else most, most if me else one, found)
    for pattern in (only, only_behind):
        for match in sheet.find(pattern):
            me = _is_me(words, match["one"])
            if not me and not _somebody(words, lexicon, match["one"]):
                continue
            worn = worn_kind({name for name, text in match.groupdict().items() if text})
            start, end = (
                (match.end("one"), match.end()) if pattern is only else (match.start(), match.start("one"))
            )
            note_masks(sheet, start, end, worn if me else Mask.NONE, Mask.NONE if me else worn, found)


def _is_me(words: Language, text: str) -> bool:
    return text in words.words("mask_clauses", "me")


def _somebody(words: Language, lexicon: Lexicon, text: str) -> bool:
    """Tell whether words name another person: a known name, one that was taken, or "she"."""
    return text[:1] == TAKEN or text in words.words("masks", "theirs") or bool(lexicon.people(text))


def hedged_mask(sheet: Sheet, words: Language, start: int, end: int) -> tuple[int, int] | None:
    """Give the whole of "casi todos con mascarilla" and "masque au début": understood, and nothing can be said."""
    hedge = words.any_of("mask_clauses", "hedges")
    behind = re.match(rf",? (?:{hedge})(?!\w)", sheet.text[end:])
    before = re.search(rf"(?<!\w)(?:{hedge}) (?:[^\W\d_]+ ){{0,2}}$", sheet.text[:start])
    if behind is None and before is None:
        return None
    return before.start() if before else start, end + (behind.end() if behind else 0)


def doubtful_mask(
    sheet: Sheet, words: Language, lexicon: Lexicon, span: tuple[int, int], *, negated: bool
) -> list[tuple[int, int]]:
    """Give what must stay not understood: a mask that is denied or only spoken of by the words around it.

    A mask that is ``negated`` itself may follow another denial: "sin besos ni mascarilla".
    """
    start, end = span
    if "mask_clauses" not in words.data:
        return []
    apart = rf"[,;:.(){TAKEN}]|(?<!\w)(?:{words.any_of('mask_clauses', 'apart')})(?!\w)"
    clause = re.split(apart, sheet.text[:start])[-1]
    said = list(re.finditer(r"[^\W\d_]+", clause))[-_BACK:]
    offset = start - len(clause)
    for word in said:
        if word[0] in words.words("mask_clauses", "denials") and not negated:
            return [(offset + word.start(), offset + word.end()), (start, end)]
    if negated:
        return []
    if said and said[-1][0] in words.words("mask_clauses", "spoken_of"):
        return [(offset + said[-1].start(), end)]  # "hablamos de mascarillas"
    if said and not lexicon.people(said[-1][0]) and _is_deed(sheet, words, offset + said[-1].start(), start):
        return [(offset + said[-1].start(), end)]
    return []


def _is_deed(sheet: Sheet, words: Language, first: int, start: int) -> bool:
    """Tell whether the word before a mask says what was done with it: "compré mascarillas"."""
    word, typed = sheet.text[first:start].rstrip(), sheet.line[first:start].rstrip()
    if word in words.words("mask_clauses", "deed_words"):
        return True
    if " " in word or word in words.words("masks", "be") or word in words.vocabulary:
        return False
    named = typed[:1].isupper() and first > 0  # "Chloé masquée"
    endings: list[str] = words.data["mask_clauses"]["deeds"]
    return not named and typed.casefold().endswith(tuple(endings))
