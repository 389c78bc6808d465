"""Asking which of several people a line means."""

from __future__ import annotations

from datetime import datetime

from contactlog import phrases
from contactlog.cli import naming, prompt
from contactlog.diary.door import Diary
from contactlog.diary.encounters import NamedOne, Reading


def settled(diary: Diary, reading: Reading, *, as_of: datetime | None, lang: str | None) -> Reading:
    """Ask about each name that several people answer to, until nobody is unclear.

    Args:
        diary: the open diary.
        reading: of one line.
        as_of: the moment from which it was read; None for now.
        lang: tag of the line's language.
    """
    while reading.ambiguous:
        unclear = reading.ambiguous[0]
        options = [_option(diary, one) for one in unclear.candidates]
        options.append(phrases.ONLY_A_WORD)
        number = prompt.choose(f"Who is “{unclear.text}”?", options)
        chosen = unclear.candidates[number] if number < len(unclear.candidates) else None
        reading = diary.encounters.settle(reading, unclear, chosen, as_of=as_of, lang=lang)
    return reading


def _option(diary: Diary, one: NamedOne) -> str:
    return f"{one.name} (new)" if one.id is None else naming.told_apart(diary, diary.people.get(one.id))


def nobody_in(reading: Reading) -> str:
    """Give the sentence for a line that names nobody; empty when it names somebody."""
    if reading.people or reading.strangers or reading.group or reading.ambiguous:
        return ""
    return "It names nobody. Write +Name for somebody, or 2 strangers."
