"""How many days entries are kept, as a setting: read from what a user or an older version wrote."""

from __future__ import annotations

from contactlog.core.settings import JsonValue
from contactlog.errors import Refused

SETTING = "retention_days"
FEWEST = 7
"""Fewest days that can be chosen: nearly every illness looks back further."""
_MOST = 99_999


def days_kept(value: JsonValue) -> int | None:
    """Read the setting; None means until the user decides, and so does what is no number."""
    if value is None or isinstance(value, bool):
        return None
    try:
        return int(str(value)) if value else None
    except ValueError:
        return None


def checked(value: JsonValue) -> int | None:
    """Check a number of days that somebody chooses; None, or nothing but blanks, keeps until they decide.

    Raises:
        Refused: it is no number, or fewer days than any illness looks back.
    """
    text = "" if value is None else str(value).strip()
    if not text:
        return None
    if not (text.lstrip("-").isascii() and text.lstrip("-").isdigit() and int(text) <= _MOST):
        raise Refused(
            "That is no number of days.", "Write a number such as 21, or nothing to keep everything."
        )
    if int(text) < FEWEST:
        raise Refused(
            f"Fewer than {FEWEST} days would be of no use for any illness.", "See: contactlog retention show"
        )
    return int(text)
