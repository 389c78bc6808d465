"""The days on which the user may have caught it: onset less the time from meeting to first signs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor

from contactlog.exposure import anchors
from contactlog.exposure.counting import lag_of
from contactlog.exposure.facts import Illness, Incubation
from contactlog.exposure.windows import Resolved

_COVID = (1, 14, 2, 7, 4)
"""COVID-19: possible from 1 to 14 days before (ECDC 2020), likely 2 to 7 (Raymenants 2022, Bradshaw 2021), most
often around 4 (Wu 2022)."""


_FOUND_LATE = frozenset({"diagnosis_date", "detection_date"})


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


def why_none(sheet: Illness) -> str:
    """Name why there are no days to look at: nobody catches it, no figure was published, no first sign is known."""
    found = sheet.incubation
    if found is not None and _not_caught(found):
        return "not_caught"
    return "no_figure" if found is None or found.max_days is None else "no_first_day"


def _not_caught(found: Incubation) -> bool:
    """Tell whether the days are those of what contacts fall ill with, and nobody gave the user this (shingles)."""
    return found.measured_to.endswith("_in_contact")


def _days(found: Incubation, stage: str | None) -> tuple[tuple[int, int], tuple[int, int], int]:
    """Give the days that are possible, those that are usual and the middle of these, as the stage has them.

    A later stage has days of its own; while the stage is not known, all of them are possible.
    """
    low, high = floor(found.soonest), ceil(found.max_days or 0)
    if found.secondary_min_days is not None and found.secondary_max_days is not None:
        if stage == "secondary":
            all_of_it = floor(found.secondary_min_days), ceil(found.secondary_max_days)
            return all_of_it, all_of_it, sum(all_of_it) // 2
        if stage is None:
            high = max(high, ceil(found.secondary_max_days))
    usual = found.typical_days if found.typical_days is not None else (low + high) / 2
    likely = (
        floor(found.typical_low_days if found.typical_low_days is not None else usual),
        ceil(found.typical_high_days if found.typical_high_days is not None else usual),
    )
    return (low, high), likely, round(usual)


def first_signs(resolved: Resolved) -> tuple[date, date] | None:
    """Give the first and last day on which what the incubation is measured to may have begun.

    That is the rash or the first symptoms. Where only a later sign is known, the first ones came up to its lag before.
    A test or a diagnosis stands for them where nothing else is known, but not for what the sheet counts from the day
    when it is found: that can have been carried for months.
    """
    sheet, events = resolved.illness, {anchor.event for anchor in resolved.illness.anchors}
    rash = sheet.incubation is not None and sheet.incubation.measured_to == "rash"
    known = resolved.dates.get("rash_onset" if rash else "symptom_onset")
    if known is not None:
        return known.first, known.last
    stands = anchors.SIGNS if events & _FOUND_LATE else (*anchors.SIGNS, *_FOUND_LATE, "test_date")
    if resolved.start_name not in stands:
        return None
    zeros = [period.day_zero for period in resolved.periods]
    later = "symptom_onset" in events and not rash and resolved.start_name in anchors.SIGNS
    return min(zeros) - timedelta(days=lag_of(sheet) if later else 0), max(zeros)


def span_of(resolved: Resolved, stage: str | None = None) -> Span | None:
    """Give the days that fit; None without a published figure or a first sign, and for what nobody catches.

    Without symptoms the test stands for the first signs: it was caught before it.
    """
    sheet, found = resolved.illness, resolved.illness.incubation
    signs = first_signs(resolved)
    if signs is None or found is None or found.max_days is None or _not_caught(found):
        return None
    first, last = signs
    if sheet.published == "covid19":
        low, high, likely_low, likely_high, centre = _COVID
        return Span(
            first, last, (low, high), (likely_low, likely_high), centre, "incubation_14d", "raymenants"
        )
    rule = f"{sheet.id}.incubation"
    return Span(first, last, *_days(found, stage), rule, rule)
