"""Dates, lists and counted things as a language writes them, by the data of Unicode CLDR (through Babel)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from contactlog.drafts import languages

if TYPE_CHECKING:
    from babel import Locale

_OTHER_YEAR_DAYS = 180
"""A day further away than this is written with its year."""


class Length(StrEnum):
    """How much room there is for words."""

    FULL = "long"
    SHORT = "short"
    """Abbreviated names of days, for an sms."""
    TINY = "tiny"
    """No weekday, and numbers where the language writes days so (``10.3.``), for an sms with no room to spare."""


@cache
def locale(tag: str) -> Locale:
    """Give the locale of a BCP 47 tag; of its bare language when the region is not known."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError):
        base = tag.replace("_", "-").split("-")[0]
        try:
            return Locale.parse(base)
        except (UnknownLocaleError, ValueError):
            return Locale.parse("en")


def day(when: date, tag: str, *, today: date, length: Length = Length.FULL) -> str:
    """Write a day with its weekday, and with the year when it is far from today.

    Args:
        when: the day.
        tag: language, with region where known: ``en`` writes the month first, ``en-GB`` the day.
        today: the day of writing.
        length: how much room there is.
    """
    from babel.dates import format_date

    with_year = abs((when - today).days) > _OTHER_YEAR_DAYS
    written = format_date(when, _pattern(tag, with_year, length), locale=locale(tag))
    first = languages.load(languages.nearest(tag)).raw("language", "dates", "first")
    if first and when.day == 1 and length is not Length.TINY:
        written = re.sub(r"(?<!\d)1(?!\d)", first, written, count=1)
    return " ".join(written.replace("\u200f", "").replace("\u200e", "").split())


def days(written: Sequence[str], tag: str) -> str:
    """Write a list of days on which something happened: ``el lunes 2 de marzo y el martes 3 de marzo``.

    Args:
        written: each day as `day` writes it.
        tag: language.
    """
    on = languages.load(languages.nearest(tag)).raw("language", "dates", "on") or "#"
    return joined([on.replace("#", each) for each in written], tag)


def isolated(value: str, *, right_to_left: bool) -> str:
    """Give a name, a place or a day fenced off by FSI and PDI where it runs against the text around it.

    Without the fence its digits and brackets change places with the words beside it (UAX 9, section 2.4.2).

    Args:
        value: what is put into a sentence.
        right_to_left: the sentence runs from right to left.
    """
    against = {"L"} if right_to_left else {"R", "AL"}
    if any(unicodedata.bidirectional(char) in against for char in value):
        return f"\u2068{value}\u2069"
    return value


def isolated_again(text: str, before: str) -> str:
    """Fence off in edited words what was fenced off in ours: the marks are taken out of everything that is typed.

    Args:
        text: the words, without marks.
        before: the words as contactlog wrote them.
    """
    fenced = sorted(set(re.findall("\u2068([^\u2069]+)\u2069", before)), key=len, reverse=True)
    if not fenced or "\u2068" in text:
        return text
    return re.sub("|".join(map(re.escape, fenced)), lambda match: f"\u2068{match[0]}\u2069", text)


@cache
def _pattern(tag: str, with_year: bool, length: Length) -> str:
    # Where a language's sentences need the parts in an order of their own ("10 marca (wtorek)"), its folder says so.
    # CLDR keeps one pattern for a set of fields and widens its names to what was asked (UTS 35, "Matching
    # Skeletons"); Babel finds the pattern and leaves the widening to us.
    from babel.dates import match_skeleton

    own = languages.load(languages.nearest(tag)).raw("language", "dates") or {}
    asked_for = length.value + ("_year" if with_year else "")
    if asked_for in own and languages.nearest(tag) == locale(tag).language:
        return str(own[asked_for])
    skeletons = locale(tag).datetime_skeletons
    asked = ("y" if with_year else "") + ("MMMd" if length is Length.TINY else "MMMEd")
    wide = asked.replace("MMM", "MMMM")
    exact = wide if wide in skeletons and length is Length.FULL else match_skeleton(asked, skeletons)
    pattern = str(skeletons[exact].pattern)
    return (
        pattern if length is not Length.FULL else re.sub(r"MMM+", "MMMM", re.sub(r"E+|c+", "EEEE", pattern))
    )


def joined(parts: Sequence[str], tag: str) -> str:
    """Write a list the way the language does: ``a, b and c``."""
    from babel.lists import format_list

    return str(format_list(list(parts), locale=locale(tag))) if parts else ""


def counted(number: int, forms: Mapping[str, str], tag: str) -> str:
    """Write a counted thing in the plural form that the number takes.

    Args:
        number: how many.
        forms: text by CLDR plural category (``one``, ``few``, ``many``, ``other`` ...), with ``#`` for the number.
        tag: language.
    """
    category = locale(tag).plural_form(number)
    return forms.get(category, forms.get("other", "#")).replace("#", str(number))
