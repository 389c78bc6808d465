"""Words of the user in which somebody is named who is to be forgotten: notes, names of places, kept words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from contactlog.core.cases import Case, ReceivedNotice
from contactlog.core.encounters import Encounter
from contactlog.core.groups import Group
from contactlog.core.notices import Notice, SavedWording
from contactlog.core.people import Person
from contactlog.core.places import Place
from contactlog.vault import Vault

Named = Encounter | Person | Place | Group | Case | ReceivedNotice | Notice | SavedWording
GONE = "…"
"""Stands where a forgotten name stood."""
_WORDS: dict[type[Named], tuple[str, ...]] = {
    Encounter: ("note", "origin"),
    Person: ("note",),
    Place: ("name", "note"),
    Group: ("name", "note"),
    Case: ("note",),
    ReceivedNotice: ("note",),
    Notice: ("note", "reason", "through"),
    SavedWording: ("text", "subject", "name"),
}
"""The fields of each noun that hold the user's own words."""


def mentions(vault: Vault, names: re.Pattern[str], gone: frozenset[str]) -> Iterator[Named]:
    """Find what names somebody.

    Args:
        vault: the open one.
        names: finds the person's names.
        gone: ids of what is erased anyway.

    Yields:
        Each as it is to be from now on.
    """
    for noun, fields in _WORDS.items():
        for row in vault.all(noun):
            if row.id not in gone:
                cleaned = _without(row, fields, names)
                if cleaned != row:
                    yield cleaned


def _without(row: Named, fields: tuple[str, ...], names: re.Pattern[str]) -> Named:
    words: dict[str, Any] = {name: names.sub(GONE, text) for name in fields if (text := getattr(row, name))}
    if isinstance(row, Notice):
        attempts = tuple(replace(attempt, note=names.sub(GONE, attempt.note)) for attempt in row.attempts)
        row = replace(row, attempts=attempts)
    return replace(row, **words)
