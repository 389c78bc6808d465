"""Days that a text names without saying all of them: "on Sun", "in February", "8 III", "on the eighth"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from contactlog.drafts.check.day_items import FoundDay, Item
from contactlog.drafts.check.day_names import day_names
from contactlog.drafts.check.day_words import day_of_month
from contactlog.drafts.languages import Language
from contactlog.drafts.names.tokens import key

_NUMBER = {
    "en": r"\b(\d{1,2})(?:st|nd|rd|th)\b",
    "de": r"\b(?:am|vom|den|zum) (\d{1,2})\.(?!\d)",
    "es": r"\b(?:el|día|dia) (\d{1,2})\b(?! ?(?:min|h|años|%))",
    "fr": r"\ble (\d{1,2})(?:er)?\b",
    "it": r"\b(?:il|l'|l’)(?: giorno)? ?(\d{1,2})\b|\bgiorno (\d{1,2})\b",
    "pt": r"\bdia (\d{1,2})\b",
    "pl": r"\b(\d{1,2})-?(?:go|tego|ego)\b",
    "uk": r"\b(\d{1,2})-?(?:го|е)\b",
    "ar": r"(?:يوم|في) (\d{1,2})\b(?! ?/)",
}
"""A day of the month alone, as each language writes it."""
_IN_WORDS = {
    "en": r"\bon the ([\w-]+)(?=\s*(?:[.,;!?)]|$))",
    "de": r"\b(?:am|vom|zum|seit dem) (\w+ten)\b(?!\s+\w+\s*(?:tag|mal)\b)",
    "es": r"\b(?:el|día) ([\w-]+)(?=\s*(?:[.,;!?)]|$))",
    "fr": r"\ble ([\w-]+)(?=\s*(?:[.,;!?)]|$))",
    "pt": r"\bdia ([\w-]+)(?=\s*(?:[.,;!?)]|$))",
    "it": r"\b(?:il giorno|giorno|il|l['’])\s*([\w-]+)(?=\s*(?:[.,;!?)]|$))",
    "pl": r"(?:\bdnia )?\b(\w+ego)(?=\s*(?:[.,;!?)]|$))",
    "uk": r"\b([\w'’]+(?:ого|ього))(?= числа|\s*(?:[.,;!?)]|$))",
}
"""The same in words, with nothing behind it that it could belong to."""
_ROMAN = re.compile(r"(?<![\w.-])(\d{1,2})(\. ?|[ /-])(XII|XI|X|IX|IV|VI{0,3}|I{1,3})(?![\w'’])")
_ROMANS = {
    name: number
    for number, name in enumerate(
        ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"), 1
    )
}
_WEEKDAY_NUMBER = {"pt": r"\b([2-6])\s?[ªa]?\.?[ -]?(?:feira\b|(?<=ª)(?!\w))"}
_CAPITAL = frozenset({"en", "de"})
"""Languages that write weekdays and months with a capital letter."""


def loose_days(text: str, items: Sequence[Item], words: Language) -> Iterator[FoundDay]:
    """Give days of which a text says only the number, the month, or the weekday in short.

    Args:
        text: the words.
        items: the same, taken apart.
        words: their language.
    """
    yield from _numbers(text, words.tag)
    yield from _roman(text)
    yield from _short_weekdays(text, items, words)


def _numbers(text: str, tag: str) -> Iterator[FoundDay]:
    for match in re.finditer(_NUMBER.get(tag, r"(?!)"), text, re.IGNORECASE):
        group = 1 if match[1] else 2
        if 1 <= int(match[group]) <= 31:
            yield _numbered(match, group, int(match[group]))
    for match in re.finditer(_IN_WORDS.get(tag, r"(?!)"), text, re.IGNORECASE):
        number = day_of_month(key(match[1]), "", tag)
        # "Am ersten", "drugiego": the first and the second may be of anything.
        if number is not None and number > 2:
            yield _numbered(match, 1, number)


def _numbered(match: re.Match[str], group: int, number: int) -> FoundDay:
    return FoundDay(match.start(group), match.end(group), frozenset({(None, None, number)}))


def _roman(text: str) -> Iterator[FoundDay]:
    for match in _ROMAN.finditer(text):
        alone = match[2].endswith(" ") and len(match[3]) == 1  # "for 2 I cook"
        if 1 <= int(match[1]) <= 31 and not alone:
            yield FoundDay(match.start(), match.end(), frozenset({(None, _ROMANS[match[3]], int(match[1]))}))


def _short_weekdays(text: str, items: Sequence[Item], words: Language) -> Iterator[FoundDay]:
    short = {
        key(name): number
        for number, names in enumerate(words.words("check", "days", "short"))
        for name in names.split()
    }
    before = frozenset(map(key, words.words("check", "days", "short_before")))
    for place, item in enumerate(items):
        number = short.get(item.key)
        if number is None or (words.tag in _CAPITAL and not item.text[:1].isupper()):
            continue
        led = place > 0 and items[place - 1].key in before and not items[place - 1].ends_sentence
        behind = text[item.end : item.end + 4]
        cut = re.match(r"\.(?=\s+[^\W\dA-ZÀ-ÖØ-Þ]|\s*\d|,)|\.?,?\s\d{1,2}(?!\d)", behind + " ")
        if led or cut or words.tag == "uk":
            yield FoundDay(item.start, item.end, frozenset(), number)
    for match in re.finditer(_WEEKDAY_NUMBER.get(words.tag, r"(?!)"), text, re.IGNORECASE):
        yield FoundDay(match.start(), match.end(), frozenset(), int(match[1]) - 2)


def months_alone(items: Sequence[Item], words: Language, claimed: frozenset[int]) -> Iterator[FoundDay]:
    """Give months that stand without a day: "in February".

    Args:
        items: the text, taken apart.
        words: its language.
        claimed: where names of months stand to which a day belongs.
    """
    months = dict(day_names(words.tag, "whole months"))
    extra = words.words("check", "days", "months")
    months |= {key(name): number for number, name in enumerate(extra, 1) if name}
    before = frozenset(map(key, words.words("check", "days", "month_before")))
    for place, item in enumerate(items):
        month = months.get(item.key)
        if month is None or item.start in claimed:
            continue
        if words.tag == "de":
            month = month if item.text[:1].isupper() else None
        elif (place == 0 or items[place - 1].key not in before) or (
            words.tag == "en" and not item.text[:1].isupper()
        ):
            month = None
        if month is not None:
            yield FoundDay(item.start, item.end, frozenset({(None, month, None)}))
