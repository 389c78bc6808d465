"""Dates of one case that contradict each other, refused while the user still remembers.

Silently read, each of these would take people off the list.
"""

from __future__ import annotations

from collections.abc import Mapping

from contactlog.core.cases import DoubtfulDay
from contactlog.errors import Refused
from contactlog.exposure import anchors
from contactlog.exposure.facts import Illness
from contactlog.exposure.words import event, written

_TREATMENT = ("treatment_start", "treatment_end")
_FOUND = ("test_date", "diagnosis_date", "detection_date")


def check_order(sheet: Illness, dates: Mapping[str, DoubtfulDay]) -> None:
    """Refuse a sign before the first symptoms, and an end or a treatment before every sign.

    Dates in doubt are refused only where no reading of them is possible.

    Args:
        sheet: the illness.
        dates: by the fact sheet's names.

    Raises:
        Refused: two dates cannot both be so.
    """
    signs = [(dates[name], name) for name in anchors.SIGNS if name in dates]
    onset = dates.get("symptom_onset")
    for day, name in signs:
        if onset is not None and onset.first > day.last:
            raise Refused(
                f"The first symptoms would come after {event(name)}, {written(day.last, year=True)}.",
                "The day of the first sign of any kind is the first day of symptoms.",
            )
    if not signs:
        return
    begun, sign = min(signs, key=lambda item: item[0].first)
    found = [dates[name].first for name in _FOUND if name in dates]
    ends = [
        *anchors.ENDINGS,
        "treatment_end",
        *(window.end_event for window in sheet.windows if window.end_event),
    ]
    for name in dict.fromkeys(ends):
        end = dates.get(name)
        if end is None or end.last >= begun.first:
            continue
        if name in _TREATMENT:
            if any(day <= end.last for day in found):
                continue  # treated because a test had found it, before it was felt
            raise Refused(
                f"Treatment on {written(end.last, year=True)} lies before {event(sign)}, "
                f"{written(begun.first, year=True)}.",
                "Check the two dates. Leave out a treatment that was for something else.",
            )
        raise over_before(end, begun)


def over_before(end: DoubtfulDay, begun: DoubtfulDay) -> Refused:
    """Make the refusal of an illness that would be over before it began."""
    return Refused(
        "It would be over before it began.",
        f"By these dates it began on {written(begun.first, year=True)} and was over on "
        f"{written(end.last, year=True)}. Check them.",
    )
