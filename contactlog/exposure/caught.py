"""The days on which the user may have caught it: onset less the time from meeting to first signs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor

from contactlog.exposure import anchors
from contactlog.exposure.windows import Resolved

_COVID = (1, 14, 2, 7, 4)
"""COVID-19: possible from 1 to 14 days before (ECDC 2020), likely 2 to 7 (Raymenants 2022, Bradshaw 2021), most
often around 4 (Wu 2022)."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days before the first signs; the first of a pair is the smaller number."""

    zero_first: date
    zero_last: date
    """The first signs, as far as they are known to a day."""
    possible_days: tuple[int, int]
    likely_days: tuple[int, int]
    centre: int
    rule: str
    """The id of the figure that sets the limit."""
    likely_rule: str

    @property
    def possible(self) -> tuple[date, date]:
        """First and last local day on which it may have been caught, under any reading of the first signs."""
        return self._between(self.possible_days)

    @property
    def likely(self) -> tuple[date, date]:
        """First and last local day on which it is most often caught."""
        return self._between(self.likely_days)

    def _between(self, days: tuple[int, int]) -> tuple[date, date]:
        return self.zero_first - timedelta(days=days[1]), self.zero_last - timedelta(days=days[0])

    def before(self, day: date) -> int:
        """Give how many days before the first signs a day lies, by the reading that fits best."""
        readings = range((self.zero_first - day).days, (self.zero_last - day).days + 1)
        return min(readings, key=lambda days: (abs(days - self.centre), days))

    def fits(self, days: int) -> bool:
        """Tell whether so many days from meeting to first signs are possible."""
        return self.possible_days[0] <= days <= self.possible_days[1]

    def is_likely(self, days: int) -> bool:
        """Tell whether so many days are among the most frequent."""
        return self.likely_days[0] <= days <= self.likely_days[1]


def span_of(resolved: Resolved) -> Span | None:
    """Give the days that fit; None where no figure of the incubation was published or no first sign is known.

    Without symptoms the test stands for the first signs: it was caught before it.
    """
    zeros = [period.day_zero for period in resolved.periods]
    if resolved.start_name not in (*anchors.SIGNS, "test_date", "diagnosis_date", "detection_date"):
        return None
    sheet, first, last = resolved.illness, min(zeros), max(zeros)
    if sheet.published == "covid19":
        low, high, likely_low, likely_high, centre = _COVID
        return Span(
            first, last, (low, high), (likely_low, likely_high), centre, "incubation_14d", "raymenants"
        )
    found, rule = sheet.incubation, f"{sheet.id}.incubation"
    if found is None or found.max_days is None:
        return None
    low, high = floor(found.min_days or 0), ceil(found.max_days)
    usual = found.typical_days if found.typical_days is not None else (low + high) / 2
    likely = (
        floor(found.typical_low_days if found.typical_low_days is not None else usual),
        ceil(found.typical_high_days if found.typical_high_days is not None else usual),
    )
    return Span(first, last, (low, high), likely, round(usual), rule, rule)
