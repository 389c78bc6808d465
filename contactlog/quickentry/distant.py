"""Talks at a distance: "por teléfono", "en visio". Nobody was met, so the words are left for the user to look at."""

from __future__ import annotations

import re

from contactlog.quickentry.language import Language
from contactlog.quickentry.sheet import Sheet


def mark_distant(sheet: Sheet, words: Language) -> None:
    """Leave what says that people only telephoned not understood."""
    for match in sheet.find(re.compile(rf"(?<!\w)(?:{words.any_of('absent', 'distant')})(?!\w)")):
        sheet.block(*match.span())
