"""The window of a case as lines of signs. Pure; every sign is explained in words below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from contactlog.core.cases import DoubtfulDay
from contactlog.core.exposures import Window

Span = tuple[str, str]
"""Text and style."""
_SIGNS = {
    "symptom_onset": ("S", "first symptoms"),
    "rash_onset": ("R", "rash"),
    "cough_onset": ("C", "cough"),
    "test_date": ("T", "test"),
    "diagnosis_date": ("D", "diagnosis"),
    "treatment_start": ("M", "treatment"),
    "isolated_from": ("I", "met nobody since"),
    "symptom_end": ("E", "symptoms ended"),
}
_OTHER = ("*", "other date")
_WIDEST_CELL = 8
_LABEL_EVERY = 7
"""Characters that the label of a day needs, with a space."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is drawn."""

    window: Window
    anchors: Mapping[str, DoubtfulDay]
    met: Mapping[date, int]
    """How many encounters a day has."""
    today: date


def draw(shown: Timeline, width: int) -> list[list[Span]]:
    """Draw the days.

    Args:
        shown: what there is.
        width: columns.

    Returns:
        Lines of spans: days, window, dates, encounters, legend.
    """
    days, cell = _days(shown, width)
    legend = _legend(shown, days)
    return [
        [(_labels(days, cell), "$quiet")],
        [_band(shown.window, day, cell) for day in days],
        [_dates(shown, day, cell) for day in days],
        [_meetings(shown, day, cell) for day in days],
        [(legend, "$quiet")],
    ]


def _days(shown: Timeline, width: int) -> tuple[list[date], int]:
    """Choose the days and how many columns each has; a span too long for the width keeps its end by today."""
    window = shown.window
    begun = [day.first for day in shown.anchors.values()]
    first = min([window.wide_first, *begun]) - timedelta(days=1)
    last = max([window.wide_last, *begun, shown.today]) + timedelta(days=1)
    count = (last - first).days + 1
    if count > width:
        last = min(last, max(shown.today + timedelta(days=3), window.wide_first + timedelta(days=width - 2)))
        count, first = width, last - timedelta(days=width - 1)
    cell = max(1, min(_WIDEST_CELL, width // count))
    return [first + timedelta(days=step) for step in range(count)], cell


def _labels(days: list[date], cell: int) -> str:
    line = ""
    for place, day in enumerate(days):
        if len(line) <= place * cell and place * cell + _LABEL_EVERY - 1 <= len(days) * cell:
            line = f"{line:<{place * cell}}{day:%d %b} "
    return line.rstrip()


def _band(window: Window, day: date, cell: int) -> Span:
    if window.first <= day <= window.last:
        most = window.peak is None or window.peak[0] <= day <= window.peak[1]
        return ("█" if most else "▓") * cell, "$error"
    if window.wide_first <= day <= window.wide_last:
        return "▒" * cell, "$warning"
    return "─" * cell, "$quiet"


def _dates(shown: Timeline, day: date, cell: int) -> Span:
    signs = [_SIGNS.get(name, _OTHER)[0] for name, span in shown.anchors.items() if span.first == day]
    doubt = any(span.first < day <= span.last for span in shown.anchors.values())
    here = "".join(signs)[:cell] or ("?" if doubt else "▲" if day == shown.today else "")
    if cell > 1 and signs and day == shown.today:
        here = f"{here[: cell - 1]}▲"
    return f"{here:<{cell}}", "bold"


def _meetings(shown: Timeline, day: date, cell: int) -> Span:
    count = shown.met.get(day, 0)
    text = "" if not count else str(count) if count < 10 else "+"
    return f"{text or ('·' if day <= shown.today else ' '):<{cell}}", "$accent" if count else "$quiet"


def _legend(shown: Timeline, days: list[date]) -> str:
    window = shown.window
    wide = (window.wide_first, window.wide_last) != (window.first, window.last)
    doubtful = any(not day.certain for day in shown.anchors.values())
    said = [
        *(("█ could pass on",) if window.peak is None else ("█ passes on most", "▓ less")),
        "▒ perhaps" if wide else "",
        *dict.fromkeys(" ".join(_SIGNS.get(name, _OTHER)) for name in shown.anchors),
        "? in doubt" if doubtful else "",
        "▲ today" if shown.today in days else "",
        "1-9 met",
    ]
    return "  ".join(filter(None, said))
