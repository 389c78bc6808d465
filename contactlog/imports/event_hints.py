"""Whether an event looks like a meeting in one room. A suggestion, with its reason; the user decides."""

from __future__ import annotations

import re
from dataclasses import dataclass

from contactlog.core.text import fold
from contactlog.imports.event_words import (
    ALONE,
    ONLINE_PLACES,
    TOGETHER,
    VIDEO_ADDRESSES,
    VIDEO_WORDS,
    WITH,
)

_LINK = re.compile(r"https?://\S+|\b(?:tel|sip|sips|skype|msteams|zoommtg):\S+", re.IGNORECASE)


def _any_word(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


_VIDEO = re.compile(f"{_any_word(VIDEO_WORDS).pattern}|{'|'.join(map(re.escape, VIDEO_ADDRESSES))}")
_ALONE = _any_word(ALONE)
_TOGETHER = _any_word(TOGETHER)
_NAMES = re.compile(rf"(?<!\w)(?i:{'|'.join(map(re.escape, WITH))})\s*[A-ZÀ-ÖØ-Þ]\w")
_EDGES = " ,-–()"


@dataclass(frozen=True, slots=True)
class Hint:
    """A suggestion about one event."""

    likely: bool
    reason: str
    """For the user, a few words."""
    worth_asking: bool = False
    """It may remind the user of somebody, meeting or not."""


def place_of(location: str) -> str:
    """Give the part of a location where people can stand: without links, video calls and telephones."""
    parts = re.split(r"\s*[;\n|]\s*", _LINK.sub(" ", location))
    kept = [
        part.strip(_EDGES)
        for part in parts
        if not _VIDEO.search(fold(part)) and fold(part).strip(_EDGES) not in ONLINE_PLACES
    ]
    return "; ".join(part for part in kept if part)


def is_video(texts: list[str]) -> bool:
    """Tell whether any of an event's texts says that it is a call."""
    return any(_VIDEO.search(fold(text)) for text in texts if text)


def hint(*, title: str, others: int, place: str, video: bool, all_day: bool, marked_free: bool) -> Hint:
    """Suggest whether somebody was met.

    Args:
        title: of the event.
        others: how many people beside the owner are on it.
        place: where people can stand; empty without one.
        video: a call is mentioned.
        all_day: it has no times.
        marked_free: the calendar shows the time as free or the owner as away.
    """
    if _ALONE.search(fold(title)):
        return Hint(False, "the title says that it is time alone, away, or a reminder")
    if video and not place:
        return Hint(False, "a call, with no place where people met")
    if others:
        who = "one other person is" if others == 1 else f"{others} other people are"
        return Hint(True, f"{who} on the invitation", worth_asking=True)
    if _NAMES.search(title):
        return Hint(True, "the title names somebody", worth_asking=True)
    if all_day:
        return Hint(False, "it lasts all day and names nobody else")
    if marked_free:
        return Hint(False, "the calendar shows this time as free or you as away")
    if _TOGETHER.search(fold(title)):
        return Hint(True, "the title names something people do together", worth_asking=True)
    if place:
        return Hint(False, "it has a place, but names nobody else", worth_asking=True)
    return Hint(False, "it names nobody else", worth_asking=True)
