"""The conditions that a language names by fixed phrases."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any

from contactlog.core.values import ContactKind, Distance, Setting, Space, Ventilation, Voice
from contactlog.quickentry.airing import take_airing
from contactlog.quickentry.language import Language
from contactlog.quickentry.place_nouns import long_nouns
from contactlog.quickentry.sharing import take_shared
from contactlog.quickentry.sheet import Sheet, Token

_TYPES: dict[str, type[StrEnum]] = {
    "ventilation": Ventilation,
    "space": Space,
    "voice": Voice,
    "setting": Setting,
    "distance": Distance,
}


def take_phrases(sheet: Sheet, words: Language, found: dict[str, Any]) -> None:
    """Take the phrases of the other conditions; what is denied ("no hug") is understood and sets nothing."""
    negations, links = set(words.words("words", "negation")), set(words.words("words", "or"))
    kinds: set[ContactKind] = set()
    take_shared(sheet, words, kinds)
    aired = take_airing(sheet, words)
    if aired is not None:
        found["ventilation"] = aired
    denied_until = -1
    places, people = long_nouns(sheet, words), words.nouns.long_people(sheet)
    for index, count, values in words.phrases.find(sheet):
        if _is_metre(sheet, words, index, count) or (
            values[0][0] in ("setting", "space", "distance") and _within(places, sheet, index, count)
        ):
            continue  # "1 metro" is no underground, a "bus stop" no bus
        if values[0][0] == "minutes" and ("minutes" in found or _is_no_length(sheet, words, index, count)):
            continue
        if values[0][0] == "distance" and _is_towards(sheet, words, index, count):
            continue
        if count == 1 and _other_word(sheet, words, sheet.tokens[index]):
            continue
        if _within(people, sheet, index, count):
            if values[0][0] == "setting" and not _is_head(people, sheet, words, index, count):
                _fill(*values[0], found, kinds)  # where a "taxi driver" is met
            continue
        if values[0][0] == "minutes" and _is_ago(sheet, words, index, count):
            continue
        first = _before(sheet, index, negations, set(words.words("words", "negation_gap")))
        if values[0][0] == "minutes":
            first = None  # "nearly half an hour", "ni media hora" is how long, too
        denied = (
            first is not None
            or (values[0][0] == "kinds" and _is_denied_behind(sheet, words, index, count))
            or (denied_until == index - 1 and index > 0 and sheet.tokens[index - 1].text in links)
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


def _is_metre(sheet: Sheet, words: Language, index: int, count: int) -> bool:
    """Tell whether a word is a unit of distance: "1 metro" and "a un metro" are no underground."""
    if count != 1 or not index or sheet.tokens[index].text not in words.words("distance_words", "m"):
        return False
    return sheet.tokens[index - 1].text.isdigit() or _is_distance(sheet, words, index)


def _is_towards(sheet: Sheet, words: Language, index: int, count: int) -> bool:
    """Tell whether a phrase of nearness is only about a number: "cerca de 3 horas", "close to 20 people"."""
    towards = words.any_of("nouns", "towards") + "|" + words.any_of("words", "belonging")
    return re.match(rf" (?:{towards}) \d", sheet.text[sheet.tokens[index + count - 1].end :]) is not None


def _is_denied_behind(sheet: Sheet, words: Language, index: int, count: int) -> bool:
    """Tell whether a "no" stands behind what it denies: "on s'embrasse pas", but not "embrassé, pas de masque"."""
    behind = rf" (?:{words.any_of('words', 'negation_behind')})(?! (?:de|d')(?!\w))(?!\w)"
    return re.match(behind, sheet.text[sheet.tokens[index + count - 1].end :]) is not None


def _within(nouns: list[tuple[int, int]], sheet: Sheet, index: int, count: int) -> bool:
    """Tell whether words are only a part of a longer noun, or cut one short."""
    start, end = sheet.tokens[index].start, sheet.tokens[index + count - 1].end
    return any(first < end and start < last and (first < start or end < last) for first, last in nouns)


def _is_head(nouns: list[tuple[int, int]], sheet: Sheet, words: Language, index: int, count: int) -> bool:
    """Tell whether words say what a noun is, not which: the coach of "swim coach" is no bus."""
    start, end = sheet.tokens[index].start, sheet.tokens[index + count - 1].end
    return any(start == first if words.data["head_first"] else end == last for first, last in nouns)


def _other_word(sheet: Sheet, words: Language, token: Token) -> bool:
    """Tell whether only folding makes a word what it seems: "über" is no Uber, "gedruckt" was not pressed."""
    if sheet.line[token.start : token.end].isascii():
        return token.text in words.words("nouns", "only_accented")
    return token.text in words.words("nouns", "only_plain")


def _is_ago(sheet: Sheet, words: Language, index: int, count: int) -> bool:
    """Tell whether a length only says when it was: "half an hour ago"."""
    before = sheet.text[: sheet.tokens[index].start]
    after = sheet.text[sheet.tokens[index + count - 1].end :]
    parts = (template.partition("{n}") for template in words.words("ago", "lengths"))
    return any(
        re.search(rf"(?<!\w){re.escape(first)}$", before) and re.match(rf"{re.escape(last)}(?!\w)", after)
        for first, _, last in parts
    )


def _is_no_length(sheet: Sheet, words: Language, index: int, count: int) -> bool:
    """Tell whether a phrase of time says no length: "hace media hora", "media hora tarde", "1 [hora y cuarto]"."""
    start, end = sheet.tokens[index].start, sheet.tokens[index + count - 1].end
    ago = rf"(?<!\w)(?:{words.any_of('ago', 'lead')}) $"
    if re.search(ago, sheet.text[:start]):
        return True
    number = re.search(rf"(?<![\w:.,]){words.number} $", sheet.text[:start])
    counted = number and sheet.tokens[index].text in words.words("lengths", "hours")
    return bool(counted or re.match(rf" (?:{words.any_of('lengths', 'not_before')})(?!\w)", sheet.text[end:]))


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
