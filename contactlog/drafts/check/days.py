"""Finding days in a text, in every shipped language, and telling whether they are the receiver's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from contactlog.drafts.check.day_items import FoundDay, Item, items_of
from contactlog.drafts.check.day_names import day_names
from contactlog.drafts.check.day_words import days_ago
from contactlog.drafts.check.loose_days import loose_days, months_alone
from contactlog.drafts.check.phrases import phrases
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
_PARTS_OF_DAY = frozenset(map(key, ("morgen", "früh", "vormittag", "mittag", "nachmittag", "abend", "nacht")))
_DAY_WORD = re.compile(r"[وفبل]?يوم $")
_CAPITAL = frozenset({"en", "de"})
"""Languages that write months with a capital letter."""


def find_days(text: str, words: Language, today: date) -> list[FoundDay]:
    """List the days a text speaks of, in the order of the text.

    Args:
        text: the words.
        words: their language.
        today: the day of writing, for "yesterday".
    """
    items = items_of(text, words.tag, day_names(words.tag, "months"))
    dated = list(_month_days(items, words))
    whole = [*_with_month(dated), *_in_numbers(text)]
    found = [*whole, *_relative(text, words, today)]
    found += [day for day in _weekdays(items, words) if not _belongs(day, whole, text)]
    loose = [day for day in loose_days(text, items, words) if not _belongs_to_any(day, whole, text)]
    loose += months_alone(items, words, frozenset(each.name.start for each in dated))
    for day in loose:
        if not any(start < day.end and day.start < end for start, end in [(d.start, d.end) for d in found]):
            found.append(day)
    return sorted(found, key=lambda day: day.start)


def dated_spans(text: str, words: Language) -> list[tuple[int, int]]:
    """List where the words of whole dates stand: "Tuesday", "March", "10", and nothing between them."""
    items = items_of(text, words.tag, day_names(words.tag, "months"))
    dated = list(_month_days(items, words))
    named = [item for found in dated for item in (found.name, *found.days)]
    numbers = list(_in_numbers(text))
    whole = [*_with_month(dated), *numbers]
    weekdays = [day for day in _weekdays(items, words) if _belongs(day, whole, text)]
    short = day_names(words.tag, "short days")
    beside = {place for day in whole for place in (day.start, day.end)}
    named += [
        item
        for item in items
        if item.key in short
        and any(abs(place - edge) <= _BEFORE_MONTH for edge in (item.start, item.end) for place in beside)
    ]
    said = [(item.start, item.end) for item in named]
    said += [(day.start, day.end) for day in (*numbers, *weekdays)]
    # "يوم الثلاثاء": the word for day before it belongs to the date, also where somebody is called so.
    led = [_DAY_WORD.search(text[:start]) for start, _ in said]
    return [*said, *(match.span() for match in led if match)]


@dataclass(frozen=True, slots=True)
class _MonthDays:
    """A month's name with the numbers of days that belong to it."""

    month: int
    name: Item
    days: list[Item]
    year: int | None


def _with_month(dated: Iterable[_MonthDays]) -> Iterator[FoundDay]:
    for found in dated:
        for spot in found.days:
            start, end = min(spot.start, found.name.start), max(spot.end, found.name.end)
            yield FoundDay(start, end, frozenset({(found.year, found.month, spot.day)}))


def _month_days(items: Sequence[Item], words: Language) -> Iterator[_MonthDays]:
    months = day_names(words.tag, "months")
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
    names = day_names(words.tag, "days")
    prefixes = tuple(key(prefix) for prefix in words.words("check", "names", "prefixes"))
    for item in items:
        bare = next((item.key.removeprefix(each) for each in prefixes if item.key.startswith(each)), item.key)
        for name, number in names.items():
            if (
                name in (item.key, bare)
                or _inflected(item.key, name)
                or _part_of_day(item.key, name, words.tag)
            ):
                yield FoundDay(item.start, item.end, frozenset(), number)
                break


def _inflected(word: str, name: str) -> bool:
    # Понеділок, понеділка; wtorek, wtorku.
    begins = (name[:-1], name[:-2] + name[-1]) if name[-2:] in ("ок", "ek") else (name[:-1],)
    return len(name) >= _LONG_WEEKDAY and word.startswith(begins) and -1 <= len(word) - len(name) <= _NEAR


def _part_of_day(word: str, name: str, tag: str) -> bool:
    # Sonntagabend.
    return tag == "de" and word.startswith(name) and word[len(name) :].removesuffix("s") in _PARTS_OF_DAY


def _belongs(weekday: FoundDay, whole: Sequence[FoundDay], text: str) -> bool:
    for day in whole:
        gap = text[weekday.end : day.start] if weekday.end <= day.start else text[day.end : weekday.start]
        if len(gap.split()) <= _NEAR and len(gap) < 10 and not re.search(r"[.!?;]\s", gap):
            return _same_weekday(weekday, day)
    return False


def _belongs_to_any(day: FoundDay, whole: Sequence[FoundDay], text: str) -> bool:
    """Tell whether a weekday in short stands at a whole date: "So., 8. März"."""
    return day.weekday is not None and _belongs(day, whole, text)


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
