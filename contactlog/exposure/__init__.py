"""Exposure: the fact sheet, windows, tiers, reasons, order, deadlines; pure.

The model and its sources are described in ``docs/exposure.md``.
"""

from __future__ import annotations

from contactlog.exposure.anchors import by_event, canonical, may_lie_ahead, tell_of_symptoms
from contactlog.exposure.assess import assess
from contactlog.exposure.backward import Backward, backward
from contactlog.exposure.choosing import stages_of
from contactlog.exposure.facts import Illness
from contactlog.exposure.loader import data_text, illness, illnesses
from contactlog.exposure.options import ROOM_RULES, AssessOptions
from contactlog.exposure.own import load_own
from contactlog.exposure.spans import spans_to_read
from contactlog.exposure.windows import check_dates, span_of_interest, window_of
from contactlog.exposure.words import event

__all__ = [
    "ROOM_RULES",
    "AssessOptions",
    "Backward",
    "Illness",
    "assess",
    "backward",
    "by_event",
    "canonical",
    "check_dates",
    "data_text",
    "event",
    "illness",
    "illnesses",
    "load_own",
    "may_lie_ahead",
    "span_of_interest",
    "spans_to_read",
    "stages_of",
    "tell_of_symptoms",
    "window_of",
]
