"""How the user wants the screens: kept as settings inside the vault, because habits say something too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from contactlog.core.settings import JsonValue

if TYPE_CHECKING:
    from contactlog.diary.door import Diary

_PREFIX = "screen/"
"""Begins the names of these settings."""
IDLE_MINUTES = 5
MOST_IDLE_MINUTES = 24 * 60
UNFINISHED = "unfinished"
"""The line that was being written when the diary was locked."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user chose; the rest is as it comes."""

    theme: str | None = None
    compact: bool = False
    still: bool = False
    """Nothing moves: no animations."""
    idle_minutes: int = IDLE_MINUTES
    """0 never locks by itself."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys by the id of the action."""
    toured: bool = False
    """The tour was seen or left out."""
    unfinished: str = field(default="", repr=False)


def read(diary: Diary) -> Wishes:
    """Read them; a value that makes no sense is as if it were not there."""

    def value(name: str) -> JsonValue:
        return diary.preferences.get(_PREFIX + name)

    theme, keys, minutes, unfinished = value("theme"), value("keys"), value("idle_minutes"), value(UNFINISHED)
    return Wishes(
        theme=theme if isinstance(theme, str) else None,
        compact=value("compact") is True,
        still=value("still") is True,
        idle_minutes=minutes
        if isinstance(minutes, int) and 0 <= minutes <= MOST_IDLE_MINUTES
        else IDLE_MINUTES,
        keys={name: key for name, key in keys.items() if isinstance(key, str)}
        if isinstance(keys, dict)
        else {},
        toured=value("toured") is True,
        unfinished=unfinished if isinstance(unfinished, str) else "",
    )


def write(diary: Diary, name: str, value: JsonValue) -> None:
    """Keep one of them. It is no act of the user that could be taken back."""
    diary.preferences.keep(_PREFIX + name, value)


def change(diary: Diary, name: str, value: JsonValue) -> Wishes:
    """Keep one of them, and give all of them as they are now."""
    write(diary, name, value)
    return read(diary)
