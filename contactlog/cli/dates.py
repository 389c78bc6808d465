"""Dates on the command line: exact, spoken, or in doubt."""

from __future__ import annotations

import argparse
from datetime import datetime, time

from contactlog.core.cases import DoubtfulDay
from contactlog.core.times import local_date, to_utc
from contactlog.diary.door import Diary
from contactlog.diary.said_days import read_said_days
from contactlog.errors import Usage

FLAGS: dict[str, tuple[str, str]] = {
    "onset": ("symptom_onset", "first day of symptoms"),
    "rash": ("rash_onset", "first day of the rash"),
    "cough": ("cough_onset", "first day of the cough"),
    "test": ("test_date", "day of the first positive test"),
    "treatment": ("treatment_start", "first day of treatment"),
    "diagnosis": ("diagnosis_date", "day of the diagnosis"),
    "symptoms_ended": ("symptom_end", "day or moment at which symptoms ended"),
    "isolated_from": ("isolated_from", "day or moment from which you met nobody"),
}
"""The date options of a case: the fact sheet's name of the event, and the help."""


def add_anchor_options(parser: argparse.ArgumentParser) -> None:
    """Give a command the dates of a case."""
    group = parser.add_argument_group(
        "dates",
        "a day (2026-03-10, yesterday), a doubtful one (8..10 Mar, no idea), or a moment (2026-03-10T18:00)",
    )
    for flag, (_, text) in FLAGS.items():
        group.add_argument(f"--{flag.replace('_', '-')}", metavar="DATE", help=text)
    group.add_argument(
        "--anchor",
        action="append",
        metavar="NAME=DATE",
        help="any other event of the fact sheet; may be repeated",
    )


def anchors(arguments: argparse.Namespace, diary: Diary) -> dict[str, DoubtfulDay]:
    """Read the dates of a case from the options.

    Raises:
        Usage: ``--anchor`` is not NAME=DATE.
        Invalid: a date cannot be understood.
    """
    said = {
        name: typed for flag, (name, _) in FLAGS.items() if (typed := getattr(arguments, flag)) is not None
    }
    for pair in arguments.anchor or ():
        name, equals, typed = pair.partition("=")
        if not equals or not name.strip() or not typed.strip():
            raise Usage("--anchor takes NAME=DATE.", "For example: --anchor jaundice_onset=2026-03-08")
        if said.setdefault(name.strip(), typed) != typed:
            raise Usage(f"Two different dates were given for {name.strip()}.", "Give one of them.")
    learned = getattr(arguments, "learned", None)
    known_on = local_date(learned_at(learned, diary), diary.desk.zone) if learned else None
    return read_said_days(diary.desk, diary.encounters, said, learned=known_on)


def learned_at(typed: str, diary: Diary) -> datetime:
    """Read when the user learned of the illness: a moment, or a day, then from its beginning.

    Raises:
        Invalid: it cannot be understood.
        Usage: it lies ahead.
    """
    said = diary.encounters.read_day_span(typed)
    moment = said.at or to_utc(datetime.combine(said.last, time.min), diary.desk.zone)
    if moment > diary.desk.now():
        raise Usage("--learned lies ahead.", "Give the moment at which you learned of it, or leave it out.")
    return moment
