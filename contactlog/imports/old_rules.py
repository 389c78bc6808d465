"""Rules of repetition of vCalendar 1.0 (``W2 MO WE #10``), put into the words of RFC 5545."""

from __future__ import annotations

import re

_RULE = re.compile(
    r"(D|W|MP|MD|YM|YD)(\d{1,3})((?: [A-Z0-9+-]+)*?)(?: #(\d{1,5}))?(?: (\d{8}(?:T\d{6}Z?)?))?"
)
_WEEKDAYS = frozenset(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))
_FREQUENCIES = {"D": "DAILY", "W": "WEEKLY", "MP": "MONTHLY", "MD": "MONTHLY", "YM": "YEARLY", "YD": "YEARLY"}
_LISTS = {"MD": "BYMONTHDAY", "YM": "BYMONTH", "YD": "BYYEARDAY"}


def modern_rule(text: str) -> str:
    """Give a rule in today's words; whatever is no old rule is given back as it is.

    ``#0`` means for ever, and a rule without ``#`` and end happens twice (vCalendar 1.0, section 2.2.4).
    """
    match = _RULE.fullmatch(" ".join(text.upper().split()))
    if match is None:
        return text
    kind, interval, words, count, until = match[1], match[2], match[3].split(), match[4], match[5]
    parts = [f"FREQ={_FREQUENCIES[kind]}", f"INTERVAL={int(interval) or 1}"]
    if kind == "W":
        days = [word for word in words if word in _WEEKDAYS]
        parts += [f"BYDAY={','.join(days)}"] if days else []
    elif kind == "MP":
        days = _positions(words)
        parts += [f"BYDAY={','.join(days)}"] if days else []
    elif kind in _LISTS:
        numbers = [_signed(word) for word in words if re.fullmatch(r"\d{1,3}[+-]?", word)]
        parts += [f"{_LISTS[kind]}={','.join(numbers)}"] if numbers else []
    if until is not None:
        parts.append(f"UNTIL={until}")
    elif count != "0":
        parts.append(f"COUNT={count or 2}")
    return ";".join(parts)


def _positions(words: list[str]) -> list[str]:
    """Read ``1+ MO 2- FR`` as the first Monday and the last Friday but one."""
    place, days = "1", []
    for word in words:
        if re.fullmatch(r"\d[+-]", word):
            place = _signed(word)
        elif word in _WEEKDAYS:
            days.append(f"{place}{word}")
    return days


def _signed(word: str) -> str:
    return f"-{word[:-1]}" if word.endswith("-") else word.rstrip("+")
