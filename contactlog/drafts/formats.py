"""Dates, lists and counted things as a language writes them, by the data of Unicode CLDR (through Babel)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

_OTHER_YEAR_DAYS = 180
"""A day further away than this is written with its year."""


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


def day(when: date, tag: str, *, today: date, short: bool = False) -> str:
    """Write a day with its weekday, and with the year when it is far from today.

    Args:
        when: the day.
        tag: language, with region where known: ``en`` writes the month first, ``en-GB`` the day.
        today: the day of writing.
        short: abbreviated names, for an sms.
    """
    from babel.dates import format_date

    with_year = abs((when - today).days) > _OTHER_YEAR_DAYS
    written = format_date(when, _pattern(tag, with_year, short), locale=locale(tag))
    return " ".join(written.replace("\u200f", "").replace("\u200e", "").split())


@cache
def _pattern(tag: str, with_year: bool, short: bool) -> str:
    # CLDR keeps one pattern for a set of fields and widens its names to what was asked (UTS 35, "Matching
    # Skeletons"); Babel finds the pattern and leaves the widening to us.
    from babel.dates import match_skeleton

    skeletons = locale(tag).datetime_skeletons
    asked = "yMMMEd" if with_year else "MMMEd"
    wide = asked.replace("MMM", "MMMM")
    exact = wide if wide in skeletons and not short else match_skeleton(asked, skeletons)
    pattern = str(skeletons[exact].pattern)
    return pattern if short else re.sub(r"MMM+", "MMMM", re.sub(r"E+|c+", "EEEE", pattern))


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
