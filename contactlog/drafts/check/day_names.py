"""Names of months and weekdays as CLDR has them, in the form in which words are compared."""

from __future__ import annotations

from functools import cache
from itertools import product

from contactlog.drafts.formats import locale
from contactlog.drafts.names.tokens import key

_REGIONS = {"ar": ("ar-SY", "ar-DZ"), "de": ("de-AT",)}
"""Regions whose names of months differ: آذار, Jänner."""
_WIDTHS = {
    "months": ("wide", "abbreviated"),
    "whole months": ("wide",),
    "days": ("wide",),
    "short days": ("abbreviated",),
}


@cache
def day_names(tag: str, what: str) -> dict[str, int]:
    """Give names by their key: of months from 1, of weekdays from 0 (Monday).

    Args:
        tag: the language.
        what: ``months``, ``whole months`` (none cut short), ``days`` or ``short days``.
    """
    found: dict[str, int] = {}
    months = what.endswith("months")
    tables = [locale(tag).months if months else locale(tag).days]
    tables += [locale(region).months for region in _REGIONS.get(tag, ()) if months]
    for table, context in product(tables, ("format", "stand-alone")):
        for width in _WIDTHS[what]:
            for number, name in table[context][width].items():
                found.setdefault(key(name.rstrip(".")), number)
                if what == "days" and "-" in name:
                    found.setdefault(key(name.partition("-")[0]), number)
    return found
