"""The days on which the open cases could pass their illness on, for drawing them into a calendar."""

from __future__ import annotations

from contactlog import exposure
from contactlog.core.cases import Case, CaseState
from contactlog.core.exposures import Window
from contactlog.diary.desk import Desk
from contactlog.diary.sheets import Sheets
from contactlog.errors import NotFound, Refused


def open_windows(desk: Desk) -> tuple[Window, ...]:
    """Give the window of each open case; a case whose dates give none is left out."""
    sheets, now = Sheets(desk.vault.folder), desk.now()
    found = []
    for case in desk.vault.all(Case):
        if case.state is not CaseState.OPEN:
            continue
        try:
            found.append(exposure.window_of(case, as_of=now, zone=desk.zone, facts=sheets.get(case.illness)))
        except (NotFound, Refused):
            # Its own screen says what is wrong with it; the calendar only stays without it.
            continue
    return tuple(found)
