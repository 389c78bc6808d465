"""``diary list``, ``diary search`` and ``diary show``."""

from __future__ import annotations

import argparse
from datetime import date, timedelta

from contactlog.cli import output, session, show
from contactlog.cli.naming import names
from contactlog.core.encounters import Encounter
from contactlog.core.settings import JsonValue
from contactlog.core.times import to_local
from contactlog.diary.entries import day_span


def run_list(arguments: argparse.Namespace) -> int:
    """List encounters by day, with quiet days and days on which nothing is noted."""
    with session.diary(arguments, warns=False) as diary:
        first, last = day_span(diary, arguments.first, arguments.last)
        met = diary.encounters.between(first, last)
        if arguments.person:
            person = diary.people.find(arguments.person).id
            met = [encounter for encounter in met if person in encounter.people]
        quiet = [day.date for day in diary.encounters.quiet_days(first, last)]
        empty = diary.encounters.empty_days(first, last)
        shown = names(diary)
        warning = diary.retention.warning()
    if arguments.json:
        listed: list[JsonValue] = [show.encounter_json(encounter, shown) for encounter in met]
        output.json_value(
            {
                "first": first.isoformat(),
                "last": last.isoformat(),
                "encounters": listed,
                "quiet_days": [day.isoformat() for day in quiet],
                "empty_days": [day.isoformat() for day in empty],
                "retention_warning": warning,
            }
        )
        return 0
    _list_days(first, last, met, quiet, shown, every_day=not arguments.person)
    if warning is not None:
        output.lines(("", warning))
    return 0


def _list_days(
    first: date, last: date, met: list[Encounter], quiet: list[date], shown: show.Names, *, every_day: bool
) -> None:
    by_day: dict[date, list[Encounter]] = {}
    for encounter in met:
        by_day.setdefault(encounter.local_date, []).append(encounter)
    few = (last - first).days <= 62
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        output.lines(
            f"{show.encounter_line(encounter, shown)}  ({encounter.id[-8:]})"
            for encounter in by_day.get(day, [])
        )
        if day in by_day or not every_day:
            continue
        if day in quiet:
            output.line(f"{show.day(day)}  nobody, you said")
        elif few:
            output.line(f"{show.day(day)}  -")
    if not met and not quiet:
        output.line('Nothing noted here. Add a meeting: contactlog diary add "Lunch with Ana 1h indoors"')


def run_show(arguments: argparse.Namespace) -> int:
    """Show one meeting."""
    with session.diary(arguments) as diary:
        encounter = diary.encounters.find(arguments.encounter)
        shown = names(diary)
    if arguments.json:
        output.json_value(show.encounter_json(encounter, shown))
        return 0
    output.line(show.encounter_line(encounter, shown))
    if encounter.started_at:
        output.line(
            f"Began {to_local(encounter.started_at, encounter.zone):%Y-%m-%d %H:%M} ({encounter.zone})."
        )
    output.line(f"Came in: {show.words(encounter.source)}. Id: {encounter.id}")
    return 0


def run_search(arguments: argparse.Namespace) -> int:
    """Find meetings."""
    with session.diary(arguments) as diary:
        found = diary.encounters.search(" ".join(arguments.text), max(1, arguments.limit))
        shown = names(diary)
    if arguments.json:
        listed: list[JsonValue] = [show.encounter_json(encounter, shown) for encounter in found]
        output.json_value({"encounters": listed})
    else:
        output.lines(
            [f"{show.encounter_line(item, shown)}  ({item.id[-8:]})" for item in found] or ["Nothing found."]
        )
    return 0
