"""Telephone numbers: the way they were typed kept, the way they can be dialled worked out."""

from __future__ import annotations

from contactlog.core.people import Phone
from contactlog.core.text import one_line


def phone(typed: str, region: str | None) -> Phone:
    """Read a telephone number.

    Args:
        typed: as the user or an address book wrote it.
        region: two-letter country of numbers without a country code; None when unknown.

    Returns:
        The number as typed, with its international form where it is a possible number.
    """
    # 40 ms and a megabyte of tables: only when a number is really there to be read.
    import phonenumbers

    cleaned = one_line(typed)
    try:
        number = phonenumbers.parse(cleaned, region)
    except phonenumbers.NumberParseException:
        return Phone(cleaned)
    if not phonenumbers.is_possible_number(number):
        return Phone(cleaned)
    return Phone(cleaned, phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
