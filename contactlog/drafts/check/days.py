"""Finding days in a text, in every shipped language, and telling whether they are the receiver's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import groupby, product

from contactlog.drafts.check.day_items import Item, items_of
from contactlog.drafts.check.day_words import days_ago
from contactlog.drafts.check.phrases import phrases
from contactlog.drafts.formats import locale
from contactlog.drafts.languages import Language
from contactlog.drafts.names.tokens import key

_NUMBER_DATE = re.compile(r"(?<![\d./-])(\d{1,4})([./-])(\d{1,2})(?:\2(\d{2,4})|(\.)(?!\d))?(?![\d/-]|\.\d)")
_BEFORE_MONTH = 3
"""So many short words may stand between a day's number and its month: "10 de marzo", "9th and 10th of March"."""
_SHORT_WORD = 3
_NEAR = 2
"""A weekday so many words from a whole date belongs to it."""
_LONG_WEEKDAY = 5
_CENTURY = 2000
_CAPITAL = frozenset({"en", "de"})
"""Languages that write months with a capital letter."""
_REGIONS = {"ar": ("ar-SY", "ar-DZ"), "de": ("de-AT",)}
"""Regions whose names of months differ: آذار, Jänner."""

_BARE_NUMBER = {
    "en": r"\b(\d{1,2})(?:st|nd|rd|th)\b",
    "de": r"\b(?:am|vom|den|zum) (\d{1,2})\.(?!\d)",
    "es": r"\b(?:el|día|dia) (\d{1,2})\b(?! ?(?:min|h|años|%))",
    "fr": r"\ble (\d{1,2})(?:er)?\b",
    "it": r"\b(?:il|l'|l’)(?: giorno)? ?(\d{1,2})\b",
    "pt": r"\bdia (\d{1,2})\b",
    "pl": r"\b(\d{1,2})-?(?:go|tego|ego)\b",
    "uk": r"\b(\d{1,2})-?(?:го|е)\b",
    "ar": r"(?:يوم|في) (\d{1,2})\b(?! ?/)",
}
"""A day of the month alone, as each language writes it."""


@dataclass(frozen=True, slots=True)
class FoundDay:
    """A day that a text speaks of."""

    start: int
    end: int
    readings: frozenset[tuple[int | None, int | None, int | None]]
    """Each way of reading it as (year, month, day of the month); None where the text does not say."""
    weekday: int | None = None
    """0 is Monday; None when the text names none."""

    def is_one_of(self, days: Sequence[date]) -> bool:
        """Tell whether it can be one of some days."""
        if self.weekday is not None:
            return any(day.weekday() == self.weekday for day in days)
        return any(
            (year in (None, day.year)) and (month in (None, day.month)) and (number in (None, day.day))
            for year, month, number in self.readings
            for day in days
        )


_WIDTHS = {"months": ("wide", "abbreviated"), "days": ("wide",), "short days": ("abbreviated",)}


@cache
def _names(tag: str, what: str) -> dict[str, int]:
    found: dict[str, int] = {}
    tables = [locale(tag).months if what == "months" else locale(tag).days]
    tables += [locale(region).months for region in _REGIONS.get(tag, ()) if what == "months"]
    for table, context in product(tables, ("format", "stand-alone")):
        for width in _WIDTHS[what]:
            for number, name in table[context][width].items():
                found.setdefault(key(name.rstrip(".")), number)
                if what == "days" and "-" in name:
                    found.setdefault(key(name.partition("-")[0]), number)
    return found


def find_days(text: str, words: Language, today: date) -> list[FoundDay]:
    """List the days a text speaks of, in the order of the text.

    Args:
        text: the words.
        words: their language.
        today: the day of writing, for "yesterday".
    """
    items = items_of(text, words.tag, _names(words.tag, "months"))
    whole = [*_with_month(items, words), *_in_numbers(text)]
    found = [*whole, *_relative(text, words, today)]
    found += [day for day in _weekdays(items, words) if not _belongs(day, whole, text)]
    covered = [(day.start, day.end) for day in found]
    for match in re.finditer(_BARE_NUMBER.get(words.tag, r"(?!)"), text, re.IGNORECASE):
        number = int(match[1])
        if 1 <= number <= 31 and not any(
            start < match.end(1) and match.start(1) < end for start, end in covered
        ):
            found.append(FoundDay(match.start(1), match.end(1), frozenset({(None, None, number)})))
    return sorted(found, key=lambda day: day.start)


def dated_spans(text: str, words: Language) -> list[tuple[int, int]]:
    """List where the words of whole dates stand: "Tuesday", "March", "10", and nothing between them."""
    items = items_of(text, words.tag, _names(words.tag, "months"))
    named = [item for found in _month_days(items, words) for item in (found.name, *found.days)]
    numbers = list(_in_numbers(text))
    whole = [*_with_month(items, words), *numbers]
    weekdays = [day for day in _weekdays(items, words) if _belongs(day, whole, text)]
    short = _names(words.tag, "short days")
    beside = {place for day in whole for place in (day.start, day.end)}
    named += [
        item
        for item in items
        if item.key in short
        and any(abs(place - edge) <= _BEFORE_MONTH for edge in (item.start, item.end) for place in beside)
    ]
    said = [(item.start, item.end) for item in named]
    return [*said, *((day.start, day.end) for day in (*numbers, *weekdays))]


@dataclass(frozen=True, slots=True)
class _MonthDays:
    """A month's name with the numbers of days that belong to it."""

    month: int
    name: Item
    days: list[Item]
    year: int | None


def _with_month(items: Sequence[Item], words: Language) -> Iterator[FoundDay]:
    for found in _month_days(items, words):
        for spot in found.days:
            start, end = min(spot.start, found.name.start), max(spot.end, found.name.end)
            yield FoundDay(start, end, frozenset({(found.year, found.month, spot.day)}))


def _month_days(items: Sequence[Item], words: Language) -> Iterator[_MonthDays]:
    months = _names(words.tag, "months")
    claimed: set[int] = set()
    for place, item in enumerate(items):
        month = months.get(item.key)
        if month is None:
            continue
        days = [spot for spot in _numbers_before(items, place) if spot.start not in claimed]
        if words.tag in _CAPITAL and item.text[:1].islower():
            # "The first may be late" speaks of no month.
            days = [spot for spot in days if spot.spelled is None]
        year_place = place + 1
        after = items[place + 1] if place + 1 < len(items) else None
        behind = items[place + 2].key if place + 2 < len(items) else ""
        if not days and after is not None and after.day is not None and behind not in months:
            # "mar 10 marzo": the short weekday is the short month too, and the number belongs to the whole name.
            near = after.start - item.end <= _BEFORE_MONTH
            days, year_place = [after] if near else [], place + 2
        claimed.update(spot.start for spot in days)
        if days:
            yield _MonthDays(month, item, days, _year(items, year_place))


def _numbers_before(items: Sequence[Item], place: int) -> list[Item]:
    found: list[Item] = []
    short = 0
    for item in reversed(items[:place]):
        digits = item.spelled is None and item.day is not None and len(item.text) <= 2
        # A number in words counts where no number in digits does: "Achte bis zum 2. April".
        words = item.spelled is not None and all(each.spelled is not None for each in found)
        if digits or words:
            if short and item.ends_sentence:
                break
            found.append(item)
            short = 0
        elif len(item.key) <= _SHORT_WORD and not item.text.isdecimal() and short < _BEFORE_MONTH:
            short += 1
        else:
            break
    return found


def _year(items: Sequence[Item], place: int) -> int | None:
    for item in items[place : place + 2]:
        if item.number is not None and len(item.text) == 4:
            return item.number
        if len(item.key) > _SHORT_WORD or item.text.isdecimal():
            return None
    return None


def _in_numbers(text: str) -> Iterator[FoundDay]:
    for match in _NUMBER_DATE.finditer(text):
        real = frozenset(
            (year, month, day) for year, month, day in _readings(match) if 1 <= month <= 12 and 1 <= day <= 31
        )
        if real and match[0] != "24/7":
            # The point behind "8/3." ends a sentence; the one behind "8.3." belongs to the date.
            end = match.start(5) if match[5] and match[2] != "." else match.end()
            yield FoundDay(match.start(), end, real)


def _readings(match: re.Match[str]) -> set[tuple[int | None, int, int]]:
    first, mark, second, third = int(match[1]), match[2], int(match[3]), match[4]
    if len(match[1]) == 4:
        return {(first, second, int(third))} if third else set()
    # "2-3 days", "1.5 m", "at 10.30": no dates, unless a year, a closing point or a leading nought says so.
    bare = third is None and (mark == "-" or (mark == "." and not match[5] and not match[3].startswith("0")))
    if bare or len(match[1]) == 3:
        return set()
    year = None if third is None else int(third) + (_CENTURY if len(third) == 2 else 0)
    return {(year, second, first), (year, first, second)}


def _weekdays(items: Sequence[Item], words: Language) -> Iterator[FoundDay]:
    names = _names(words.tag, "days")
    prefixes = tuple(key(prefix) for prefix in words.words("check", "names", "prefixes"))
    for item in items:
        bare = next((item.key.removeprefix(each) for each in prefixes if item.key.startswith(each)), item.key)
        for name, number in names.items():
            if name in (item.key, bare) or _inflected(item.key, name):
                yield FoundDay(item.start, item.end, frozenset(), number)
                break


def _inflected(word: str, name: str) -> bool:
    # Понеділок, понеділка; wtorek, wtorku.
    begins = (name[:-1], name[:-2] + name[-1]) if name[-2:] in ("ок", "ek") else (name[:-1],)
    return len(name) >= _LONG_WEEKDAY and word.startswith(begins) and -1 <= len(word) - len(name) <= _NEAR


def _belongs(weekday: FoundDay, whole: Sequence[FoundDay], text: str) -> bool:
    for day in whole:
        gap = text[weekday.end : day.start] if weekday.end <= day.start else text[day.end : weekday.start]
        if len(gap.split()) <= _NEAR and len(gap) < 10 and not re.search(r"[.!?;]\s", gap):
            return _same_weekday(weekday, day)
    return False


def _same_weekday(weekday: FoundDay, day: FoundDay) -> bool:
    # Without a year a date has no weekday to disagree with.
    for year, month, number in day.readings:
        if year is None or month is None or number is None:
            return True
        try:
            if date(year, month, number).weekday() == weekday.weekday:
                return True
        except ValueError:
            continue
    return False


def _relative(text: str, words: Language, today: date) -> Iterator[FoundDay]:
    said = [
        (match.start(), match.end(), days)
        for name, days in (("before_yesterday", 2), ("yesterday", 1), ("today", 0), ("tomorrow", -1))
        for match in phrases(words.words("check", "days", name)).finditer(text)
    ]
    said += days_ago(text, words)
    # "the day before yesterday" holds "yesterday": the longest at one place counts.
    for _, group in groupby(sorted(said, key=lambda each: (each[1], each[0])), key=lambda each: each[1]):
        start, end, days = next(group)
        when = today - timedelta(days=days)
        yield FoundDay(start, end, frozenset({(when.year, when.month, when.day)}))
