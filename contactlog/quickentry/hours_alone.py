"""Whether an hour that stands alone is when or how long: "19h", "mardi 6h45", "8 heures de route"."""

from __future__ import annotations

import re

from contactlog.quickentry.language import Language
from contactlog.quickentry.sheet import Sheet

LATEST_LENGTH = 12
"""Who writes 13 hours and more without "for" means the time of day."""
CLOCK_FROM = 7
"""From this hour on a bare "8h" is a time where people write times so; below it is a length."""
_EARLIEST = 5
"""From this hour on minutes behind it ("6h45") may be a time, where something else in the line says how long."""


def is_hour_of_day(sheet: Sheet, words: Language, match: re.Match[str], lead: str) -> bool:
    """Tell whether a number with a unit that may mean hours is a time of day.

    Args:
        sheet: the line.
        words: its language.
        match: the number, in the group ``a``, with its unit.
        lead: the words before it, such as "at".
    """
    if lead in words.words("clock", "at"):
        return True
    if lead in words.words("clock", "about") and lead not in words.words("lengths", "about"):
        return True
    digits = re.findall(r"\d+", match["a"])
    hour = int(digits[0]) if digits else words.numbers[match["a"]]
    if hour >= 24 or hour < _EARLIEST or says_how_long(sheet, words, *match.span()):
        return False
    if hour > LATEST_LENGTH or (hour >= CLOCK_FROM and len(digits) > 1):
        return True
    behind_day = any(
        piece.field in ("day", "part of day") and sheet.text[piece.end : match.start()] in (" ", ", ", ": ")
        for piece in sheet.understood
    )
    spelled = re.search(rf"(?:{words.any_of('clock', 'spelled_out')})$", match[0].rstrip()) is not None
    if spelled:
        return behind_day and hour >= CLOCK_FROM and not sheet.text[: match.start()].endswith(", ")
    other = behind_day or _other_length(sheet, words, *match.span())
    if hour < CLOCK_FROM:
        return other and len(digits) > 1
    return other or bool(words.data["clock"].get("bare_hours", True))


def says_how_long(sheet: Sheet, words: Language, start: int, end: int) -> bool:
    """Tell whether what stands around hours says how long: "pendant 8h", "8h de route", "10 horas seguidas"."""
    before = words.any_of("lengths", "lead", "spans_of")
    if re.search(rf"(?<!\w)(?:{before}) $", sheet.text[:start]):
        return True
    behind = rf" (?:(?:{words.any_of('lengths', 'spent')})(?!\w)|(?:{words.any_of('words', 'belonging')}) ?[^\W\d])"
    half = words.any_of("clock", "am", "pm", "night", "morning")
    return bool(re.match(behind, sheet.text[end:])) and not re.match(rf" (?:{half})", sheet.text[end:])


def _other_length(sheet: Sheet, words: Language, start: int, end: int) -> bool:
    units = words.any_of("lengths", "hours", "minutes")
    pattern = re.compile(rf"\d ?(?:{units})(?![^\W\d])")
    outside = (found for found in pattern.finditer(sheet.text) if not start <= found.start() < end)
    return any(outside) or any(piece.field == "minutes" for piece in sheet.understood)
