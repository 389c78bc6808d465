"""Who wore what over nose and mouth, read from plain mentions; `mask_clauses` reads the sentences around them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from contactlog.core.values import Mask
from contactlog.quickentry.language import Language, whole
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.mask_clauses import (
    doubtful_mask,
    hedged_mask,
    note_masks,
    take_mask_clauses,
    worn_kind,
)
from contactlog.quickentry.sheet import TAKEN, Sheet


@lru_cache(maxsize=16)
def _mask_pattern(tag: str, words: Language) -> re.Pattern[str]:
    del tag
    who = "|".join(
        rf"(?P<{name}>{words.any_of('masks', name)})"
        for name in ("only_mine", "only_theirs", "nobody_theirs", "nobody", "mine", "theirs", "both")
    )
    verb = rf"(?:(?:{words.any_of('masks', 'silent')})(?: |(?<=')))?(?:(?P<verb>{words.any_of('masks', 'verbs')}) )?"
    neg = rf"(?:(?P<neg>{words.any_of('masks', 'not')}) (?:(?:{words.any_of('masks', 'verbs')}) )?)?"
    article = rf"(?:(?P<article>{words.any_of('masks', 'articles')}) )?"
    what = "|".join(
        rf"(?P<{name}>{words.any_of('masks', name)})"
        for name in ("respirator", "surgical", "cloth", "plain", "none")
    )
    noun = rf"(?:[ -](?:{words.any_of('masks', 'nouns')}))?"
    tail = (
        rf"(?: (?P<off>{words.any_of('masks', 'off')})| (?:{words.any_of('masks', 'on')})"
        rf"|:? (?:(?P<denied>{words.any_of('masks', 'off_end')})|(?:{words.any_of('masks', 'on_end')}))"
        rf"(?= ?(?:[,.;)]|$|{TAKEN})))?"
    )
    behind = "|".join(
        rf"(?P<b_{name}>{words.any_of('masks_behind', name)})"
        for name in ("only_mine", "only_theirs", "mine", "theirs", "both", "except", "except_theirs")
    )
    # "masked only me", "nobody masked but me"
    last = rf"(?:,? \(?(?:{behind})\)?(?= ?(?:[,.;)]|$|{TAKEN})))?"
    return whole(rf"(?:(?:{who})(?: ?[:=(] ?| ))?{verb}{neg}{article}(?:{what})(?!\w){noun}{tail}{last}")


def take_masks(sheet: Sheet, words: Language, lexicon: Lexicon, found: dict[str, Any]) -> None:
    """Take who wore what over nose and mouth; a mask of no named kind counts as surgical."""
    take_mask_clauses(sheet, words, lexicon, found)
    for match in sheet.find(_mask_pattern(words.tag, words)):
        said = {name.removeprefix("b_") for name, text in match.groupdict().items() if text}
        if "mine" in said and match["mine"] and _with_me(sheet, words, lexicon, match.start()):
            said = (said - {"mine"}) | {"both"}
        said -= {"article"}
        if not said & _WHO:
            whose = ("mine", "theirs")
            said |= {who for who in whose if match["article"] in words.words("masks", f"articles_{who}")}
        if not said & _WHO and _behind_other(sheet, words, lexicon, match.start(), doing="verb" in said):
            said.add("theirs")
        if not said & _WHO and (spoken := _pronoun_ahead(sheet, words, match, said)):
            said.add(spoken)
        if "none" in said and match["none"] in words.words("masks", "bare_none"):
            ends = re.match(
                rf" ?(?:[,.;)]|$|{TAKEN}|(?:{words.any_of('words', 'and')})(?!\w))", sheet.text[match.end() :]
            )
            if not said & _WHO or not ends:
                continue  # "she wasn't well"
        if hedge := hedged_mask(sheet, words, *match.span()):
            sheet.take(*hedge, "masks", "masks: in doubt")
            continue
        doubtful = doubtful_mask(sheet, words, lexicon, match.span(), negated="neg" in said)
        if (
            said & {"nobody", "nobody_theirs"}
            and "neg" in said
            and match["neg"] in words.words("mask_clauses", "without")
        ):
            doubtful = [match.span()]  # "nadie iba sin mascarilla"
        if not said & _WHO and match["verb"] in words.words("masks", "either") and match.start():
            doubtful = [match.span()]  # "con Pilar, llevaba mascarilla": I or she
        for span in doubtful:
            sheet.block(*span)
        if doubtful:
            continue
        worn = (
            Mask.NONE
            if said & {"none", "neg", "off", "denied", "nobody", "nobody_theirs"}
            else worn_kind(said)
        )
        mine, theirs = _whose(said, sheet, words, match, worn)
        if (mine, theirs) == (Mask.RESPIRATOR, Mask.RESPIRATOR) and "both" not in said:
            found[MINE_IF_ALONE] = True
        note_masks(sheet, *match.span(), mine, theirs, found)
    _take_elliptic(sheet, words, lexicon, found)


MINE_IF_ALONE = "mine if alone"
"""Key in what was found: "bus, ffp2" of somebody who names nobody else speaks of oneself."""


def _take_elliptic(sheet: Sheet, words: Language, lexicon: Lexicon, found: dict[str, Any]) -> None:
    """Take "she wore a mask, I did" and "él tampoco": what was said of one tells what the other wore."""
    for match in sheet.find(_elliptic_pattern(words.tag, words)):
        mine = (match["mine"] or match["mine_behind"]) is not None
        unnamed = (match["theirs"] or match["theirs_behind"]) is None and not mine
        if unnamed and not _behind_other(sheet, words, lexicon, match.start(), doing=False):
            continue
        other: Mask | None = found.get("mask_theirs" if mine else "mask_mine")
        if other is None:
            if found.get("mask_mine" if mine else "mask_theirs") is not None:
                sheet.block(*match.span())  # "Rob sin mascarilla, Pilar sí": two others differ
            continue
        worn: Mask = Mask.SURGICAL if other is Mask.NONE else other
        if match["likewise"] or match["alike"] or match["denied"]:
            worn = Mask.NONE if match["denied"] else other
        note_masks(sheet, *match.span(), worn if mine else None, None if mine else worn, found)


@lru_cache(maxsize=16)
def _elliptic_pattern(tag: str, words: Language) -> re.Pattern[str]:
    del tag
    who = "|".join(rf"(?P<{name}>{words.any_of('masks', name)})" for name in ("mine", "theirs"))
    what = "|".join(rf"(?P<{name}>{words.any_of('masks', name)})" for name in ("same", "likewise", "denied"))
    before = "|".join(rf"(?P<{name}_behind>{words.any_of('masks', name)})" for name in ("mine", "theirs"))
    ends = rf"(?= ?(?:[,.;)]|$|{TAKEN}|(?:{words.any_of('words', 'and')})(?!\w)))"
    return whole(
        rf"(?:(?:(?:{who})(?: ?[:=(] ?| ))?(?:{what}){ends}"
        rf"|(?P<alike>{words.any_of('masks', 'likewise_before')}) (?:{before}))"
    )


def _behind_other(sheet: Sheet, words: Language, lexicon: Lexicon, start: int, *, doing: bool) -> bool:
    """Tell whether a mask is that of a person named right before it: "tom wasn't", "driver no mask".

    "Dentist no mask" may be the whole visit, "dentist wore a mask" (``doing``) is the dentist's.
    """
    verbs = words.any_of("masks", "verbs")
    before = re.search(
        rf"(?:([^\W\d_]+)|({TAKEN}))(?: ?[:=(] ?| )(?:(?:{verbs}|{words.any_of('masks', 'be')}) )?$",
        sheet.text[:start],
    )
    if before is None:
        return False
    if before[2]:
        return any(piece.field == "people" and piece.end == before.end(2) for piece in sheet.understood)
    listed = ("roles", "nouns", "at_work") if doing else ("roles", "nouns")
    who = {word for key in listed for word in words.words("unnamed", key)}
    ahead = sheet.text[: before.start()]
    titled = re.search(rf"(?<!\w)(?:{words.any_of('words', 'titles')})\.? $", ahead)
    long = any(end == before.end(1) for _, end in words.nouns.long_people(sheet))  # "chauffeur de taxi"
    if before[1] in who or titled or long:
        return True
    if before[1] in words.words("unnamed", "at_work"):
        return re.search(rf"(?<!\w)(?:{words.any_of('unnamed', 'articles')})[ ']$", ahead) is not None
    with_ = re.search(rf"(?<![\w{TAKEN}] )(?:{words.any_of('words', 'with', 'and')}) $", ahead) or re.search(
        rf"(?<=[^\W_] )(?:{words.any_of('words', 'with', 'and')}) $", ahead
    )
    return with_ is None and before[1] not in words.vocabulary and bool(lexicon.people(before[1]))


def _pronoun_ahead(sheet: Sheet, words: Language, match: re.Match[str], said: set[str]) -> str:
    """Tell of whom the same clause speaks: "él guantes y mascarilla", "lui gants et masque"."""
    clause = re.split(rf"[,;:.(){TAKEN}]", sheet.text[: match.start()])[-1].split()
    if clause and clause[0] in words.words("mask_clauses", "me_alone"):
        return "mine"
    if clause and clause[0] in words.words("mask_clauses", "other_alone"):
        return "theirs"
    third = match["neg"] in words.words("mask_clauses", "third_not") and match.start() > 0
    return (
        "theirs" if third and not clause and "verb" not in said else ""
    )  # "vino Rob, no llevaba mascarilla"


def _with_me(sheet: Sheet, words: Language, lexicon: Lexicon, start: int) -> bool:
    """Tell whether somebody else stands before "and I": "Pilar y yo con mascarilla"."""
    other = re.search(
        rf"(?:([^\W\d_]+)|({TAKEN})) (?:{words.any_of('words', 'and')}|&) $", sheet.text[:start]
    )
    if other is None:
        return False
    if other[2]:
        return any(piece.field != "masks" and piece.end == other.end(2) for piece in sheet.understood)
    return bool(lexicon.people(other[1])) or sheet.line[other.start(1)].isupper()


_WHO = {"nobody_theirs", "only_mine", "only_theirs", "nobody", "mine", "theirs", "both"}


def _whose(
    said: set[str], sheet: Sheet, words: Language, match: re.Match[str], worn: Mask
) -> tuple[Mask | None, Mask | None]:
    if "except_theirs" in said:
        return (Mask.NONE, worn_kind(said)) if worn is Mask.NONE else (worn, Mask.NONE)
    if "except" in said:
        return (worn_kind(said), Mask.NONE) if worn is Mask.NONE else (Mask.NONE, worn)
    others = Mask.SURGICAL if worn is Mask.NONE else Mask.NONE  # "I was the only one without"
    if "only_mine" in said:
        return worn, others
    if "only_theirs" in said:
        return others, worn
    if "mine" in said:
        return worn, None
    if said & {"theirs", "nobody_theirs"}:
        return None, worn
    if said & _WHO or "verb" not in said:
        return worn, worn
    if match["verb"] in words.words("masks", "finite_mine"):
        return worn, None
    if match["verb"] in words.words("masks", "finite_theirs"):
        return None, worn
    if match["verb"] in words.words("masks", "finite"):
        before = re.search(r"(\w+) $", sheet.line[: match.start()])
        if before and before[1][0].isupper():
            return None, worn  # "Ana wore a mask"
        if before is None:
            return worn, None  # "wore a mask" of oneself
    return worn, worn
