"""Exposure: the fact sheet, windows, tiers, reasons, order, deadlines; pure.

The model and its sources are described in ``docs/exposure.md``.
"""

from __future__ import annotations

from contactlog.exposure.anchors import may_lie_ahead
from contactlog.exposure.assess import assess
from contactlog.exposure.backward import Backward, backward
from contactlog.exposure.choosing import stages_of
from contactlog.exposure.facts import Illness
from contactlog.exposure.loader import data_text, illness, illnesses
from contactlog.exposure.options import AssessOptions
from contactlog.exposure.own import load_own
from contactlog.exposure.spans import spans_to_read
from contactlog.exposure.windows import check_dates, span_of_interest, window_of

__all__ = [
    "AssessOptions",
    "Backward",
    "Illness",
    "assess",
    "backward",
    "check_dates",
    "data_text",
    "illness",
    "illnesses",
    "load_own",
    "may_lie_ahead",
    "span_of_interest",
    "spans_to_read",
    "stages_of",
    "window_of",
]
