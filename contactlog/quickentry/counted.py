"""People counted by their work: "3 teachers", "two junior doctors", "dos enfermeras"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from contactlog.quickentry.language import Language
from contactlog.quickentry.sheet import Sheet


def take_counted(sheet: Sheet, words: Language, found: dict[str, Any]) -> None:
    """Take a number before several people of a kind as so many strangers, before a clock is looked for."""
    for index, token in enumerate(sheet.tokens):
        several = words.nouns.several_at(sheet, index)
        if not several:
            continue
        counted = _count(words.tag, words).search(sheet.text[: token.start])
        if counted is None or not sheet.free(*counted.span()):
            continue
        end = sheet.tokens[index + several - 1].end
        count = words.value(counted["count"])
        if count > 1:
            found["strangers"] = found.get("strangers", 0) + count
            sheet.take(counted.start(), end, "strangers", f"{count} strangers")


@lru_cache(maxsize=16)
def _count(tag: str, words: Language) -> re.Pattern[str]:
    del tag
    lead = rf"(?:(?:{words.any_of('strangers', 'lead')}) )?(?:(?:{words.any_of('lengths', 'about')}) ?)?"
    kinds = f"{words.any_of('unnamed', 'adjectives')}|{words.any_of('strangers', 'other', 'between')}"
    return re.compile(rf"(?<![\w.,:/-]){lead}(?P<count>{words.number}) (?:(?:{kinds}) )?$")
