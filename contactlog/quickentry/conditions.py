"""Masks, and the conditions that a language names by fixed phrases."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import Any

from contactlog.core.values import ContactKind, Distance, Mask, Setting, Space, Ventilation, Voice
from contactlog.quickentry.airing import take_airing
from contactlog.quickentry.language import Language, whole
from contactlog.quickentry.lexicon import Lexicon
from contactlog.quickentry.place_nouns import long_nouns
from contactlog.quickentry.sharing import take_shared
from contactlog.quickentry.sheet import TAKEN, Sheet

_TYPES: dict[str, type[StrEnum]] = {
    "ventilation": Ventilation,
    "space": Space,
    "voice": Voice,
    "setting": Setting,
    "distance": Distance,
}


@lru_cache(maxsize=16)
def _mask_pattern(tag: str, words: Language) -> re.Pattern[str]:
    del tag
    who = "|".join(
        rf"(?P<{name}>{words.any_of('masks', name)})"
        for name in ("only_mine", "only_theirs", "nobody", "mine", "theirs", "both")
    )
    verb = rf"(?:(?P<verb>{words.any_of('masks', 'verbs')}) )?"
    neg = rf"(?:(?P<neg>{words.any_of('masks', 'not')}) (?:(?:{words.any_of('masks', 'verbs')}) )?)?"
    article = rf"(?:(?:{words.any_of('masks', 'articles')}) )?"
    what = "|".join(
        rf"(?P<{name}>{words.any_of('masks', name)})"
        for name in ("respirator", "surgical", "cloth", "plain", "none")
    )
    noun = rf"(?:[ -](?:{words.any_of('masks', 'nouns')}))?"
    tail = rf"(?: (?P<off>{words.any_of('masks', 'off')})| (?:{words.any_of('masks', 'on')}))?"
    behind = "|".join(
        rf"(?P<b_{name}>{words.any_of('masks_behind', name)})"
        for name in ("only_mine", "only_theirs", "mine", "theirs", "except")
    )
    # "masked only me", "nobody masked but me"
    last = rf"(?:,? (?:{behind})(?= ?(?:[,.;)]|$|{TAKEN})))?"
    return whole(rf"(?:(?:{who}) )?{verb}{neg}{article}(?:{what})(?!\w){noun}{tail}{last}")


def take_masks(sheet: Sheet, words: Language, lexicon: Lexicon, found: dict[str, Any]) -> None:
    """Take who wore what over nose and mouth; a mask of no named kind counts as surgical."""
    for match in sheet.find(_mask_pattern(words.tag, words)):
        said = {name.removeprefix("b_") for name, text in match.groupdict().items() if text}
        if not said & _WHO and _behind_other(sheet, words, lexicon, match.start(), doing="verb" in said):
            said.add("theirs")
        if "none" in said and match["none"] in words.words("masks", "bare_none"):
            ends = re.match(
                rf" ?(?:[,.;)]|$|{TAKEN}|(?:{words.any_of('words', 'and')})(?!\w))", sheet.text[match.end() :]
            )
            if not said & _WHO or not ends:
                continue  # "she wasn't well"
        worn = Mask.NONE if said & {"none", "neg", "off", "nobody"} else _worn(said)
        mine, theirs = _whose(said, sheet, words, match, worn)
        if (mine, theirs) == (Mask.RESPIRATOR, Mask.RESPIRATOR) and "both" not in said:
            found[MINE_IF_ALONE] = True
        _note_masks(sheet, match, mine, theirs, found)
    for match in sheet.find(_elliptic_pattern(words.tag, words)):
        # "she wore a mask, I did": the same as was said of the other.
        other: Mask | None = found.get("mask_theirs" if match["mine"] else "mask_mine")
        if other is not None:
            worn = Mask.SURGICAL if other is Mask.NONE else other
            _note_masks(sheet, match, worn if match["mine"] else None, None if match["mine"] else worn, found)


MINE_IF_ALONE = "mine if alone"
"""Key in what was found: "bus, ffp2" of somebody who names nobody else speaks of oneself."""


def _note_masks(
    sheet: Sheet, match: re.Match[str], mine: Mask | None, theirs: Mask | None, found: dict[str, Any]
) -> None:
    if mine is not None:
        found["mask_mine"] = mine
    if theirs is not None:
        found["mask_theirs"] = theirs
    shown = ", ".join(
        f"{who} {mask.value}" for who, mask in (("mine", mine), ("theirs", theirs)) if mask is not None
    )
    sheet.take(*match.span(), "masks", f"masks: {shown}")


@lru_cache(maxsize=16)
def _elliptic_pattern(tag: str, words: Language) -> re.Pattern[str]:
    del tag
    who = "|".join(rf"(?P<{name}>{words.any_of('masks', name)})" for name in ("mine", "theirs"))
    return whole(rf"(?:{who}) (?:{words.any_of('masks', 'same')})(?= ?(?:[,.;)]|$|{TAKEN}))")


def _behind_other(sheet: Sheet, words: Language, lexicon: Lexicon, start: int, *, doing: bool) -> bool:
    """Tell whether a mask is that of a person named right before it: "tom wasn't", "driver no mask".

    "Dentist no mask" may be the whole visit, "dentist wore a mask" (``doing``) is the dentist's.
    """
    verbs = words.any_of("masks", "verbs")
    before = re.search(
        rf"(?:([^\W\d_]+)|({TAKEN})) (?:(?:{verbs}|{words.any_of('masks', 'be')}) )?$", sheet.text[:start]
    )
    if before is None:
        return False
    if before[2]:
        return any(piece.field == "people" and piece.end == before.end(2) for piece in sheet.understood)
    listed = ("roles", "nouns", "at_work") if doing else ("roles", "nouns")
    who = {word for key in listed for word in words.words("unnamed", key)}
    if before[1] in who:
        return True
    with_ = re.search(rf"(?<!\w)(?:{words.any_of('words', 'with', 'and')}) $", sheet.text[: before.start()])
    return with_ is None and before[1] not in words.vocabulary and bool(lexicon.people(before[1]))


_WHO = {"only_mine", "only_theirs", "nobody", "mine", "theirs", "both"}


def _worn(said: set[str]) -> Mask:
    if "respirator" in said:
        return Mask.RESPIRATOR
    return Mask.CLOTH if "cloth" in said else Mask.SURGICAL


def _whose(
    said: set[str], sheet: Sheet, words: Language, match: re.Match[str], worn: Mask
) -> tuple[Mask | None, Mask | None]:
    if "except" in said:
        return (_worn(said), Mask.NONE) if worn is Mask.NONE else (Mask.NONE, worn)
    if "only_mine" in said:
        return worn, Mask.NONE
    if "only_theirs" in said:
        return Mask.NONE, worn
    if "mine" in said:
        return worn, None
    if "theirs" in said:
        return None, worn
    if "verb" in said and not said & _WHO and match["verb"] in words.words("masks", "finite"):
        before = re.search(r"(\w+) $", sheet.line[: match.start()])
        if before and before[1][0].isupper():
            return None, worn  # "Ana wore a mask"
        if before is None:
            return worn, None  # "wore a mask" of oneself
    return worn, worn


def take_phrases(sheet: Sheet, words: Language, found: dict[str, Any]) -> None:
    """Take the phrases of the other conditions; what is denied ("no hug") is understood and sets nothing."""
    negations, links = set(words.words("words", "negation")), set(words.words("words", "or"))
    kinds: set[ContactKind] = set()
    take_shared(sheet, words, kinds)
    aired = take_airing(sheet, words)
    if aired is not None:
        found["ventilation"] = aired
    denied_until = -1
    units = words.words("distance_words", "m")
    towards = words.any_of("nouns", "towards") + "|" + words.any_of("words", "belonging")
    nouns = long_nouns(sheet, words)
    for index, count, values in words.phrases.find(sheet):
        if (
            count == 1
            and index
            and sheet.tokens[index].text in units
            and (sheet.tokens[index - 1].text.isdigit() or _is_distance(sheet, words, index))
        ):
            continue  # "1 metro" and "a un metro" are no underground
        if values[0][0] == "distance" and re.match(
            rf" (?:{towards}) \d", sheet.text[sheet.tokens[index + count - 1].end :]
        ):
            continue  # "cerca de 3 horas", "close to 20 people"
        if values[0][0] in ("setting", "space", "distance") and _within(nouns, sheet, index, count):
            continue  # a "bus stop" is no bus
        if values[0][0] == "minutes" and _is_ago(sheet, words, index, count):
            continue
        first = _before(sheet, index, negations, set(words.words("words", "negation_gap")))
        denied = first is not None or (
            denied_until == index - 1 and index > 0 and sheet.tokens[index - 1].text in links
        )
        start = sheet.tokens[index if first is None else first].start
        end = sheet.tokens[index + count - 1].end
        if denied:
            denied_until = index + count
            if any(table == "face_to_face" for table, _ in values):
                found.setdefault("face_to_face", False)
            sheet.take(start, end, values[0][0], "not " + _shown(values))
            continue
        for table, value in values:
            _fill(table, value, found, kinds)
        sheet.take(start, end, values[0][0], _shown(values))
    if kinds:
        found["kinds"] = frozenset(kinds)
    if found.get("setting") is Setting.VEHICLE:
        found.setdefault("space", Space.VEHICLE)


def _within(nouns: list[tuple[int, int]], sheet: Sheet, index: int, count: int) -> bool:
    """Tell whether words are only a part of a longer noun, or cut one short."""
    start, end = sheet.tokens[index].start, sheet.tokens[index + count - 1].end
    return any(first < end and start < last and (first < start or end < last) for first, last in nouns)


def _is_ago(sheet: Sheet, words: Language, index: int, count: int) -> bool:
    """Tell whether a length only says when it was: "half an hour ago"."""
    before = sheet.text[: sheet.tokens[index].start]
    after = sheet.text[sheet.tokens[index + count - 1].end :]
    parts = (template.partition("{n}") for template in words.words("ago", "lengths"))
    return any(
        re.search(rf"(?<!\w){re.escape(first)}$", before) and re.match(rf"{re.escape(last)}(?!\w)", after)
        for first, _, last in parts
    )


def _is_distance(sheet: Sheet, words: Language, index: int) -> bool:
    """Tell whether a number word and a lead stand before a unit: "a un metro", but not "en un metro"."""
    number, lead = sheet.tokens[index - 1], words.any_of("distance_words", "lead", "less", "more")
    before = sheet.text[: number.start]
    return number.text in words.numbers and re.search(rf"(?<!\w)(?:{lead}) $", before) is not None


def _before(sheet: Sheet, index: int, negations: set[str], gaps: set[str]) -> int | None:
    position = index - 1
    while position >= 0 and index - position <= 3:
        token = sheet.tokens[position]
        if not sheet.free(token.start, token.end) or not sheet.joined(
            token.end, sheet.tokens[position + 1].start
        ):
            return None
        if token.text in negations:
            return position
        if token.text == "t" and position >= 2 and sheet.tokens[position - 1].text == "'":
            return position - 2
        if token.text not in gaps:
            return None
        position -= 1
    return None


def _fill(table: str, value: str, found: dict[str, Any], kinds: set[ContactKind]) -> None:
    if table == "kinds":
        if value:
            kinds.add(ContactKind(value))
    elif table == "minutes":
        found.setdefault("minutes", float(value))
    elif table == "face_to_face":
        found.setdefault("face_to_face", value == "true")
    else:
        found.setdefault(table, _TYPES[table](value))


def _shown(values: list[tuple[str, str]]) -> str:
    return ", ".join(f"{table.replace('_', ' ')}: {value.replace('_', ' ')}" for table, value in values)
