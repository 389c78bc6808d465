"""Telephone numbers: the way they were typed kept, the way they can be dialled worked out."""

from __future__ import annotations

from contactlog.core.people import Phone


def phone(typed: str, region: str | None) -> Phone:
    """Read a telephone number.

    Args:
        typed: as the user or an address book wrote it.
        region: two-letter country of numbers without a country code; None when unknown.

    Returns:
        The number as typed, with its international form where it is a possible number.
    """
    # The same rules for what is typed and what is brought in; loaded when there is a number to be read.
    from contactlog.imports.phones import read_phone

    return read_phone(typed, region)
