"""Which days an interview is about."""

from __future__ import annotations

import argparse
from datetime import date, timedelta

from contactlog.core.cases import Case, CaseState
from contactlog.diary.door import Diary

_STALE_DAYS = 2
"""An interview that was left goes on, unless its days ended longer ago than this."""


def add_span_options(parser: argparse.ArgumentParser) -> None:
    """Give a command the options that choose the days."""
    parser.add_argument("--case", metavar="CASE", help="the days of this case; the open one when left out")
    parser.add_argument("--from", dest="first", metavar="DATE", help="first day")
    parser.add_argument("--to", dest="last", metavar="DATE", help="last day; today when left out")
    parser.add_argument("--fresh", action="store_true", help="begin a new interview")


def make_ready(arguments: argparse.Namespace, diary: Diary) -> None:
    """Begin an interview where none is going on, or where other days are wanted."""
    wanted = arguments.fresh or arguments.first or arguments.last or arguments.case
    now = diary.remembering.state()
    if now is None or wanted or _newer(arguments, diary, now.last):
        first, last = _days(arguments, diary)
        if now is not None and not arguments.fresh and (now.first, now.last) == (first, last):
            return
        diary.remembering.begin(first, last)


def _newer(arguments: argparse.Namespace, diary: Diary, last: date) -> bool:
    """Tell whether the interview that was left is about days too long ago to go on with."""
    return _days(arguments, diary)[1] > last + timedelta(days=_STALE_DAYS)


def _days(arguments: argparse.Namespace, diary: Diary) -> tuple[date, date]:
    if arguments.first or arguments.last:
        last = diary.encounters.read_day_span(arguments.last).last if arguments.last else diary.desk.today()
        first = diary.encounters.read_day_span(arguments.first).first if arguments.first else None
        return first or last - timedelta(days=13), last
    return diary.remembering.days(_case(arguments, diary))


def _case(arguments: argparse.Namespace, diary: Diary) -> Case | None:
    if arguments.case:
        return diary.cases.find(arguments.case)
    opened = [case for case in diary.cases.all() if case.state is CaseState.OPEN]
    return opened[0] if len(opened) == 1 else None


def after(diary: Diary) -> list[str]:
    """Give the sentences for the end of a sitting: when to look again, and what comes next for who is ill."""
    now = diary.remembering.state()
    if now is not None and now.complete:
        said = ["Both sittings are done. For other days: contactlog recall --from DATE"]
    else:
        said = ["This sitting is done. A second look tomorrow often brings somebody more: contactlog recall"]
    if any(case.state is CaseState.OPEN for case in diary.cases.all()):
        said.append("See who was exposed, and whom to tell first: contactlog exposures")
    return said
