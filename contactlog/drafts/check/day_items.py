"""A text as the words and numbers in which days are looked for."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import date

from contactlog.drafts.check.day_words import day_of_month
from contactlog.drafts.names.tokens import key

_ITEM = re.compile(r"[^\W\d_][^\W\d_\u0300-\u036f\u064b-\u065f'’-]*|\d+")
_SENTENCE_ENDS = frozenset(".!?;:")
_TENTH = 10


@dataclass(frozen=True, slots=True)
class Item:
    """A word or a number of a text."""

    text: str
    key: str
    start: int
    end: int
    spelled: int | None = None
    """The day of the month that the word means."""
    ends_sentence: bool = False
    """A point or the like stands behind it; that of "10. März" too."""

    @property
    def day(self) -> int | None:
        """The day of the month that it can be."""
        if self.spelled is not None:
            return self.spelled
        return self.number if self.number is not None and 1 <= self.number <= 31 else None

    @property
    def number(self) -> int | None:
        """What it counts, when it is written in digits."""
        return int(self.text) if self.text.isdecimal() and len(self.text) <= 4 else None


def items_of(text: str, tag: str, months: Container[str]) -> list[Item]:
    """List the words and numbers of a text in their order.

    Args:
        text: the words.
        tag: their language.
        months: keys of the names of months; "Nov-22" is a day, and the 19 of "COVID-19" is none.
    """
    found: list[Item] = []
    for match in _ITEM.finditer(text):
        word = key(match[0].rstrip("-'’"))
        if found and match[0].isdecimal() and found[-1].key not in months and _glued(text, match.start()):
            continue
        before = next((item.key for item in reversed(found) if len(item.key) > 1), "")
        spelled = day_of_month(word, before, tag)
        if spelled is not None and spelled > _TENTH and found and found[-1].key == before:
            # In "dwudziestego trzeciego" the first word is no day of its own.
            found[-1] = replace(found[-1], spelled=None)
        ends = text[match.end() : match.end() + 1] in _SENTENCE_ENDS
        found.append(Item(match[0], word, match.start(), match.end(), spelled, ends))
    return found


def _glued(text: str, place: int) -> bool:
    before = text[max(0, place - 2) : place].removesuffix("-")
    return before[-1:].isalpha()


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
