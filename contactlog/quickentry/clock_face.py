"""Hours as written, and which half of the day they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass

from contactlog.quickentry.language import Language

DAY = 24 * 60
"""Minutes."""
HALVES = ("am", "pm", "night", "morning")
"""What words behind an hour may say of the half of the day it is in."""
_EVENING = 20
"""From this hour on a part of the day goes on past midnight: "last night at 1", "hier soir à 1h"."""


def length_of(start: tuple[int, int], end: tuple[int, int]) -> int:
    """Give the minutes from a start to an end, past midnight where the end is earlier."""
    return (end[0] * 60 + end[1] - start[0] * 60 - start[1]) % DAY or DAY


@dataclass(frozen=True, slots=True)
class ClockFace:
    """What the rest of the line says of the half of the day."""

    words: Language
    part_hour: int | None
    evening: bool
    rehearsal: bool

    def half(self, suffix: str | None) -> str:
        """Give "am", "pm", "night", "morning", or "" for what stands behind an hour."""
        text = (suffix or "").strip()
        for half in HALVES:
            if any(text == word or text.endswith(f" {word}") for word in self.words.words("clock", half)):
                return half
        return ""

    def turned(self, hour: int, half: str) -> int:
        """Give the hour of the day that an hour of the clock face is in a half of the day.

        "12 de la noche" is midnight and "2 de la noche" after it, "12 de la mañana" is noon.
        """
        if not 1 <= hour <= 12 or (half == "morning" and hour == 12):
            return hour
        late = half == "pm" or (half == "night" and 5 <= hour < 12)
        return hour % 12 + (12 if late else 0)

    def read(self, text: str, half: str) -> tuple[int, int] | None:
        """Give hour and minute of a time as typed."""
        if text in self.words.numbers:
            text = str(self.typed_hour(text))
        parts = re.findall(r"\d+", text)
        hour, minute = int(parts[0]), int(parts[1]) if len(parts) > 1 else 0
        if half:
            hour = self.turned(hour, half)
        elif not text.startswith("0") and hour <= 12 and not (len(parts) > 1 and self._as_written(hour)):
            hour = self.likely(hour)
        if (hour, minute) == (24, 0):
            return 0, 0  # "until 24 h" is midnight
        return (hour, minute) if hour < 24 and minute < 60 else None

    def _as_written(self, hour: int) -> bool:
        """Tell whether digits mean the early hour they say: "6:30" where people write 18:30 for the other."""
        first: int | None = self.words.data["clock"].get("written_from")
        said = self.part_hour is not None or self.evening or self.rehearsal
        return first is not None and hour >= first and not said

    def both_ends(
        self, first: str, first_half: str, last: str, last_half: str
    ) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """Give start and end of a range: of the halves of the day that are open, those that make it short.

        "9 to 5" is 8 hours, "9-1am" four, and whoever writes 21 writes 1 for one at night.
        """
        start, end = self.read(first, first_half), self.read(last, last_half)
        if start is None or end is None:
            return None
        starts, ends = [start], [end]
        if last_half and not first_half and start[0] <= 12:
            starts = [self.read(first, half) or start for half in ("am", "pm")]
        if not last_half and (end[0] % 12 or start[0] >= 18) and not last.startswith("0"):
            typed = self.typed_hour(last)
            if typed <= 12:
                hours = (typed,) if self.typed_hour(first) > 12 else (typed % 12, typed % 12 + 12)
                ends = [(hour, end[1]) for hour in hours]
        return min(
            ((a, b) for a in starts for b in ends if a != b),
            key=lambda both: length_of(*both),
            default=None,
        )

    def typed_hour(self, text: str) -> int:
        """Give the hour as written, in digits or as a word."""
        return self.words.numbers[text] if text in self.words.numbers else int(re.findall(r"\d+", text)[0])

    def likely(self, hour: int, shift: int = 0) -> int:
        """Give the hour that is meant by a clock face's number: "at two" is in the afternoon.

        With a shift in minutes before it, "halb sieben" is 18:30 as "half past six" is.
        """
        if shift < 0 and 2 <= hour <= 12:
            return self.likely(hour - 1) + 1
        if self.part_hour is not None:
            if self.part_hour >= _EVENING and (hour <= 4 or hour == 12):
                return hour % 12
            return hour + 12 if self.part_hour >= 13 and hour < 12 else hour
        if (self.evening and 4 <= hour <= 11) or (self.rehearsal and 6 <= hour <= 9):
            return hour + 12
        return hour + 12 if 1 <= hour <= 6 else hour
