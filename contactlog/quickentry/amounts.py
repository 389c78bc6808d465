"""Lengths, distances and numbers of strangers in a line."""

from __future__ import annotations

import re
from typing import Any

from contactlog.core.values import Distance
from contactlog.quickentry.amount_patterns import FRACTIONS, METRES, AmountPatterns, amount_patterns
from contactlog.quickentry.language import Language
from contactlog.quickentry.sheet import Sheet

ALL_OF_US = "all of us"
"""Key in what was found for how many people there were with the user, who is one of them."""
_BARE_METRES = 5.0
"""Up to here a bare "m" means metres, above it minutes: "1m" apart, "45m" long."""
_TABLE_WIDTH = 2.0
"""Behind hours a bare "m" means metres up to here: "1h 1m", but not "1h 5m"."""
_MOST_MINUTES = 60 * 24 * 14
_UNMARKED_METRES = 10.0
"""Beyond this a distance is only one where "apart" or the like says so: "swam 100 metres" is none."""


def take_amounts(sheet: Sheet, words: Language, found: dict[str, Any]) -> None:
    """Take strangers, distance and length."""
    patterns = amount_patterns(words.tag, words)
    _of_us(sheet, words, patterns, found)
    _strangers(sheet, words, patterns, found)
    _distance(sheet, words, patterns, found)
    _length(sheet, words, patterns, found)


def _of_us(sheet: Sheet, words: Language, patterns: AmountPatterns, found: dict[str, Any]) -> None:
    """Take "five of us": the user and those named count among them, the rest are strangers."""
    for pattern in patterns.of_us:
        for match in sheet.find(pattern):
            if _counts_else(sheet, words, match):
                continue  # "a los 10 minutos", "desde las nueve"
            found[ALL_OF_US] = words.value(match["count"])
            sheet.take(*match.span(), "strangers", f"{found[ALL_OF_US]} with you")
            return


def _counts_else(sheet: Sheet, words: Language, match: re.Match[str]) -> bool:
    """Tell whether "the ten" are no people: minutes, or an hour."""
    units = words.any_of("lengths", "hours", "minutes") + "|" + words.any_of("clock", "not_after")
    hour = rf"(?<!\w)(?:{words.any_of('clock', 'at', 'about', 'from', 'until')}) $"
    return bool(
        re.match(rf" (?:{units})(?!\w)", sheet.text[match.end() :])
        and not re.match(rf" (?:{words.any_of('strangers', 'nouns')})(?!\w)", sheet.text[match.end() :])
    ) or (match[0].startswith(("las ", "los ")) and re.search(hour, sheet.text[: match.start()]) is not None)


def _strangers(sheet: Sheet, words: Language, patterns: AmountPatterns, found: dict[str, Any]) -> None:
    for pattern in (patterns.strangers, patterns.other_ones, patterns.groups):
        for match in sheet.find(pattern):
            count = re.search(rf"{words.number}$", match["count"])
            one = count is not None and not count[0].isdigit() and words.value(count[0]) == 1
            if one and words.nouns.is_person(match[0].rpartition(" ")[2]):
                continue  # "mit einem Nachbarn" is somebody
            if count is not None:
                found["strangers"] = found.get("strangers", 0) + words.value(count[0])
                sheet.take(*match.span(), "strangers", f"{found['strangers']} strangers")


def _distance(sheet: Sheet, words: Language, patterns: AmountPatterns, found: dict[str, Any]) -> None:
    for match in sheet.find(patterns.distance):
        if not _is_distance(sheet, words, match):
            continue
        metres = _amount(match["high"] or match["low"], words) + int(match["centimetres"] or 0) / 100
        metres *= next(
            (
                factor
                for unit, factor in METRES.items()
                if match["unit"] in words.words("distance_words", unit)
            ),
            1.0,
        )
        compare = (match["compare"] or "").strip()
        band = _band(
            metres,
            less=bool(match["less"]) or compare == "<" or compare in words.words("distance_words", "less"),
            more=bool(match["plus"] or match["more"])
            or compare == ">"
            or compare in words.words("distance_words", "more"),
        )
        found["distance"] = band
        sheet.take(*match.span(), "distance", f"distance {band.value}")
        return


def _is_distance(sheet: Sheet, words: Language, match: re.Match[str]) -> bool:
    """Tell whether a number with a unit says how far apart they were: not "45m", "swam 100 metres", "in a yard"."""
    unit, said = match["unit"], bool(match["after"] or match["compare"] or match["less"])
    metres = _amount(match["high"] or match["low"], words)
    if unit in words.words("distance_words", "m"):
        if unit == "m" and match["low"].isalpha():
            return False
        before = re.search(rf"(?:{words.any_of('lengths', 'lead')}) $", sheet.text[: match.start()])
        if unit == "m" and not said and (metres > _BARE_METRES or before):
            return False
        hours = rf"\d ?(?:{words.any_of('lengths', 'hours')}) ?$"
        if (
            unit == "m"
            and not said
            and metres > _TABLE_WIDTH
            and re.search(hours, sheet.text[: match.start()])
        ):
            return False  # "1h 5m"
        return said or metres <= _UNMARKED_METRES
    if match["centimetres"]:
        return False
    return said or (
        unit != "'" and (unit not in words.words("distance_words", "yd") or not match["low"].isalpha())
    )


def _band(metres: float, *, less: bool, more: bool) -> Distance:
    # "1m" is what people write for a table's width: between one and two metres.
    if metres < 1 or (less and metres <= 1):
        return Distance.UNDER_1M
    if metres < 2 or (metres <= 2 and not more):
        return Distance.ONE_TO_2M
    return Distance.OVER_2M if metres < 10 else Distance.FAR


def _length(sheet: Sheet, words: Language, patterns: AmountPatterns, found: dict[str, Any]) -> None:
    for match in sheet.find(patterns.hours):
        length = (
            _amount(match["amount"] or match["face"], words) * 60
            + _amount(match["rest"] or match["bare"] or match["word"] or match["face_rest"] or "", words)
            + (30 if match["half"] or match["half_first"] else 15 if match["quarter"] else 0)
        )
        if _set(sheet, words, match, length, found):
            return
    for match in sheet.find(patterns.minutes):
        length = (words.value(match["times"]) if match["times"] else 1) * _amount(match["amount"], words)
        if _set(sheet, words, match, length if match["minutes"] else length / 60, found):
            return


def _set(sheet: Sheet, words: Language, match: re.Match[str], length: float, found: dict[str, Any]) -> bool:
    if not 0 < length <= _MOST_MINUTES or "minutes" in found:
        return False
    if re.search(rf"(?<!\w)(?:{words.any_of('ago', 'lead')}) $", sheet.text[: match.start()]):
        return False  # "hace dos horas y media"
    if re.match(rf" (?:{words.any_of('lengths', 'not_before')})(?!\w)", sheet.text[match.end() :]):
        return False  # "10 minutos tarde"
    found["minutes"] = length
    sheet.take(*match.span(), "minutes", f"{length:g} minutes")
    return True


def _amount(text: str, words: Language) -> float:
    if text in words.numbers:
        return float(words.numbers[text])
    total = 0.0
    for half in words.words("lengths", "and_half_glued"):
        if text.endswith(half):
            return 0.5 + _amount(text.removesuffix(half), words)
    for sign, value in FRACTIONS.items():
        if text.endswith(sign):
            total, text = value, text.removesuffix(sign).strip()
            break
    return total + (float(f"0{text}".replace(",", ".")) if text else 0.0)
