"""Lengths, distances, strangers and the conditions of a meeting in a line."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any

from contactlog.core.values import ContactKind, Distance, Mask, Setting, Space, Ventilation, Voice
from contactlog.quickentry.language import Language, alternatives
from contactlog.quickentry.sheet import Sheet

_METRES_LIMIT = 9
"""A bare "9m" is metres, "10m" is minutes: nobody notes being ten metres apart in minutes."""
_MINUTES_LIMIT = 60 * 24 * 14
"""Longest meeting that a line can tell of, in minutes: two weeks."""
_HOURS_LIMIT = 12
"""Up to here "1h30" is a length; "13h30" is a time of the day."""


def read_fields(sheet: Sheet, words: Language) -> dict[str, Any]:
    """Take every field other than names, days and times out of a line."""
    found: dict[str, Any] = {}
    for reader in (_strangers, _masks, _kinds, _words, _distance):
        reader(sheet, words, found)
    return found


def _strangers(sheet: Sheet, words: Language, found: dict[str, Any]) -> None:
    crowd = alternatives([*words.words("strangers", "after"), *words.words("strangers", "crowd")])
    lead = f"(?:(?:{alternatives(words.words('lengths', 'lead'))}) )?"
    for match in sheet.find(rf"{lead}({words.number}) (?:{crowd})"):
        found["strangers"] = words.value(match[1])
        sheet.take(*match.span(), "strangers", f"{found['strangers']} strangers")
        return


def _masks(sheet: Sheet, words: Language, found: dict[str, Any]) -> None:
    phrases = words.phrases("fields", "masks")
    for match in sheet.find(f"({alternatives(phrases)})"):
        mine, theirs = phrases[match[1]]
        if mine:
            found["mask_mine"] = Mask(mine)
        if theirs:
            found["mask_theirs"] = Mask(theirs)
        sheet.take(*match.span(), "masks", f"mask: mine {mine or 'not said'}, theirs {theirs or 'not said'}")


def _kinds(sheet: Sheet, words: Language, found: dict[str, Any]) -> None:
    denied = words.phrases("fields", "no_kinds")
    for match in sheet.find(f"({alternatives(denied)})"):
        sheet.take(*match.span(), "kinds", f"not {denied[match[1]] or 'touching'}")
    phrases = words.phrases("fields", "kinds")
    kinds: set[ContactKind] = set()
    for match in sheet.find(f"({alternatives(phrases)})"):
        kinds.add(ContactKind(phrases[match[1]]))
        sheet.take(*match.span(), "kinds", phrases[match[1]].replace("_", " "))
    if kinds:
        found["kinds"] = frozenset(kinds)


_FIELDS: tuple[tuple[str, type[StrEnum] | type[bool]], ...] = (
    ("face_to_face", bool),
    ("ventilation", Ventilation),
    ("space", Space),
    ("voice", Voice),
    ("setting", Setting),
)


def _words(sheet: Sheet, words: Language, found: dict[str, Any]) -> None:
    for field, kind in _FIELDS:
        phrases = words.phrases("fields", field)
        for match in sheet.find(f"({alternatives(phrases)})"):
            found.setdefault(field, kind(phrases[match[1]]))
            sheet.take(*match.span(), field, str(phrases[match[1]]).replace("_", " "))
    if found.get("setting") is Setting.VEHICLE:
        found.setdefault("space", Space.VEHICLE)


def _distance(sheet: Sheet, words: Language, found: dict[str, Any]) -> None:
    phrases = words.phrases("distances", "phrases")
    for match in sheet.find(f"({alternatives(phrases)})"):
        found["distance"] = Distance(phrases[match[1]])
        sheet.take(*match.span(), "distance", match[1])
        return
    units = alternatives(words.words("distances", "units"))
    after = alternatives(words.words("distances", "after"))
    amount = r"(\d{1,3}(?:[.,]\d{1,2})?)"
    for match in sheet.find(rf"{amount}(?: ?(?:-|to) ?{amount})? ?({units})( (?:{after}))?"):
        metres = float((match[2] or match[1]).replace(",", "."))
        if match[3] == "m" and metres > _METRES_LIMIT and not match[4]:
            continue
        found["distance"] = _band(metres)
        sheet.take(*match.span(), "distance", f"{match[0]}: {found['distance'].value}")
        return


def _band(metres: float) -> Distance:
    # "1m" is what people write for an arm's length or a table's width: between one and two metres.
    if metres < 1:
        return Distance.UNDER_1M
    if metres <= 2:
        return Distance.ONE_TO_2M
    return Distance.OVER_2M if metres <= 10 else Distance.FAR


def read_minutes(sheet: Sheet, words: Language) -> float | None:
    """Take how long it lasted out of a line."""
    lead = f"(?:(?:{alternatives(words.words('lengths', 'lead'))}) )?"
    phrases = words.phrases("lengths", "phrases")
    for match in sheet.find(f"{lead}({alternatives(phrases)})"):
        sheet.take(*match.span(), "minutes", f"{phrases[match[1]]} minutes")
        return float(phrases[match[1]])
    hours, minutes = (
        alternatives(words.words("lengths", "hours")),
        alternatives(words.words("lengths", "minutes")),
    )
    amount = rf"(\d{{1,3}}(?:[.,]\d{{1,2}})?|{alternatives(words.numbers)})"
    patterns = (
        (rf"{lead}{amount} ?(?:{hours}) ?(?:and )?(\d{{1,2}}) ?(?:{minutes})?", True),
        (rf"{lead}{amount} ?(?:{hours})()", True),
        (rf"{lead}{amount} ?(?:{minutes})()", False),
    )
    for pattern, in_hours in patterns:
        for match in sheet.find(pattern):
            amount_said = _amount(match[1], words)
            length = amount_said * (60 if in_hours else 1) + float(match[2] or 0)
            if (
                length > _MINUTES_LIMIT
                or (match[2] and amount_said > _HOURS_LIMIT)
                or _is_distance(match, words)
            ):
                continue
            sheet.take(*match.span(), "minutes", f"{length:g} minutes")
            return length
    return None


def _is_distance(match: re.Match[str], words: Language) -> bool:
    near = re.fullmatch(r".*?(\d+(?:[.,]\d+)?) ?m", match[0])
    return near is not None and float(near[1].replace(",", ".")) <= _METRES_LIMIT


def _amount(text: str, words: Language) -> float:
    return float(words.numbers[text]) if text in words.numbers else float(text.replace(",", "."))
