"""Telephone numbers of an address book: kept as written, read only when they are surely numbers."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

from contactlog.core.people import Phone
from contactlog.imports.cleaning import name_of

_EXTENSION = re.compile(
    r"(?:;\s*(?:ext|phone-context|isub)\s*=.*|\s*(?:ext\.?|extension|x)\s*[\d. ]+|[,;pPwW#*][\d,;pPwW#* ]*)$",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[^\d+]+")
_LETTER = re.compile(r"[^\W\d_]")
_URI = re.compile(r"(?:tel|sms|callto):", re.IGNORECASE)
_DIGITS = re.compile(r"\d")
_LEAST_DIGITS = 7
"""Fewer are an emergency number, an extension or a short code."""
_NATIONAL_ZERO = re.compile(r"(\+\d{1,3})\s*\(0\)")


def typed_number(value: str) -> str:
    """Give a number as its owner wrote it: without ``tel:`` and with percent signs read."""
    match = _URI.match(value.strip())
    return name_of(unquote(value.strip()[match.end() :]) if match else value)


def is_national(typed: str) -> bool:
    """Tell whether a number as typed lacks a country code: digits enough for somebody's number, and no plus."""
    return len(_DIGITS.findall(typed)) >= _LEAST_DIGITS and not _LETTER.search(typed) and "+" not in typed


def read_phone(value: str, region: str | None) -> Phone:
    """Read a telephone number.

    Args:
        value: from the file, perhaps a ``tel:`` address, perhaps with an extension.
        region: two-letter country of numbers without a country code; None when unknown.

    Returns:
        The number as typed. Its international form (ITU E.164, without the extension, which must not reach a
        text message) only where it holds no letters and is a possible number: a library turns "ask Jenny"
        into digits.
    """
    typed = typed_number(value)
    number = _EXTENSION.sub("", typed).strip()
    if not number or _LETTER.search(number):
        return Phone(typed)
    return Phone(typed, _international(_NATIONAL_ZERO.sub(r"\1", number), region))


@lru_cache(maxsize=4096)
def _international(number: str, region: str | None) -> str | None:
    # 40 ms and a megabyte of tables: only when a number is really there to be read.
    import phonenumbers

    if region is None and number.startswith("00"):
        number = f"+{number[2:]}"
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
