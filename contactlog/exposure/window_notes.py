"""What the user should know about a window as a whole, and the usual mistakes about dates."""

from __future__ import annotations

from datetime import date

from contactlog.core.cases import Case, CaseState, DoubtfulDay
from contactlog.core.exposures import Reason, Window
from contactlog.exposure.anchors import find
from contactlog.exposure.choosing import lookback_rule
from contactlog.exposure.facts import Illness, InfectiousWindow, Lookback
from contactlog.exposure.loader import rules
from contactlog.exposure.words import event, owner_of, say, written

_OF_THE_PERIOD = ("counted_from_other", "no_published_window", "lookback", "until_event")
"""Notes that rest on the figure of the period; the others are contactlog's own."""

_LONG_OVER = 60
"""Days after which an open case that is over looks like a slip in the month or the year."""


def notes_on(
    sheet: Illness,
    case: Case,
    dates: dict[str, DoubtfulDay],
    figure: InfectiousWindow,
    start_name: str,
    *,
    pending: bool,
    lookback: Lookback | None,
    window: Window,
    today: date,
) -> tuple[Reason, ...]:
    """Say what the user should know about the whole.

    Args:
        sheet: the illness.
        case: the episode.
        dates: its dates by the fact sheet's names.
        figure: the window that was chosen.
        start_name: the event that days are counted from.
        pending: the end is not known yet.
        lookback: how far back partners are told, where that counts instead of the window's start.
        window: the days that the dates give.
        today: the local day of looking.
    """
    notes = _about(sheet)
    anchor = lookback.anchor if lookback is not None else figure.start_anchor
    if find(dates, anchor) is None and not anchor.startswith(start_name):
        notes.append("counted_from_other")
    if not (lookback or figure).supported and not sheet.own:
        notes.append("no_published_window")
    if any(not day.certain for name, day in dates.items() if name != "isolated_from"):
        notes.append("doubtful_dates")
    if lookback is not None:
        notes.append("lookback")
    if pending and figure.end_rule == "event" and figure.end_event:
        notes.append("until_event")
    notes.extend(_traps(sheet, dates))
    settled = not pending and lookback is None and case.state is CaseState.OPEN
    notes.extend(_slips(dates, window, today if settled else None))
    ending = figure.end_event or ""
    names = {
        "name": sheet.name,
        "anchor": event(start_name),
        "event": event(ending),
        "event_name": ending,
        "apart": written(dates["isolated_from"].last) if "isolated_from" in dates else "",
        "ended": written(window.wide_last, year=True),
    }
    ends = (f"{sheet.id}.{figure.id}", owner_of(figure))
    begins = ends if lookback is None else _whose(sheet, lookback)
    return tuple(
        Reason(
            *(ends if key == "until_event" else begins if key in _OF_THE_PERIOD else _ours(key)),
            say(f"note.{key}", **names),
        )
        for key in notes
    )


def _ours(key: str) -> tuple[str, str]:
    return f"contactlog.{key}", "contactlog"


def _whose(sheet: Illness, lookback: Lookback) -> tuple[str, str]:
    rule = lookback_rule(sheet, lookback)
    known = rules().get(rule)
    return rule, known.owner if known else owner_of(lookback)


def _about(sheet: Illness) -> list[str]:
    """Name what is so whatever the dates."""
    said = {
        "own_facts": sheet.own,
        "urgent": sheet.urgent,
        "public_health": sheet.public_health_led,
        "usually_not_told": not sheet.notify_contacts_default,
        "withdrawn": sheet.published == "covid19",
    }
    return [key for key, is_so in said.items() if is_so]


def _slips(dates: dict[str, DoubtfulDay], window: Window, today: date | None) -> list[str]:
    """Name what looks like a slip in a date; ``today`` is None for a case that may well be long over."""
    apart, found = dates.get("isolated_from"), []
    if apart is not None and apart.last < window.wide_first:
        found.append("apart_before")
    if today is not None and (today - window.wide_last).days > _LONG_OVER:
        found.append("long_over")
    return found


def _traps(sheet: Illness, dates: dict[str, DoubtfulDay]) -> list[str]:
    """Name the usual mistakes about dates that fit this case."""
    found = []
    if sheet.published in ("covid19", "influenza", "rsv", "pertussis", "tuberculosis") and dates.keys() & {
        "symptom_onset",
        "cough_onset",
    }:
        found.append("chronic_cough")
    if "negative_test" in dates:
        found.append("negative_test")
    onset, test = dates.get("symptom_onset"), dates.get("test_date")
    if onset and test and (test.first - onset.last).days < 0:
        found.append("test_before_onset")
    return found
