"""``contactlog retention``: how long entries are kept, what is due, and purging it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from contactlog.cli import output, prompt, session
from contactlog.core.settings import JsonValue
from contactlog.diary.lookbacks import Lookbacks, lookbacks, too_short_for
from contactlog.diary.old_copies import RESIDUE, old_copies
from contactlog.diary.retention import OFFERED, Due
from contactlog.diary.safety_copies import PURGE_DAYS
from contactlog.errors import Usage

_USUAL_DAYS = 14
"""What the tracing applications of 2020 kept."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    showing = verbs.add_parser("show", help="how long entries are kept, and how far back illnesses look")
    showing.set_defaults(run=run_show)
    choose = verbs.add_parser("set", help="choose how long entries are kept")
    choose.add_argument("days", metavar="DAYS", help="a number of days, such as 21 or 365; or: forever")
    choose.set_defaults(run=run_set)
    purge = verbs.add_parser("purge", help="erase what is older, for good")
    purge.add_argument("--before", metavar="DATE", help="erase entries of days before this one")
    purge.add_argument("--dry-run", action="store_true", help="only say what would be erased")
    purge.add_argument("--yes", action="store_true", help="do not ask")
    purge.set_defaults(run=run_purge)
    for verb in (showing, choose, purge):
        session.add_json(verb)


def run_show(arguments: argparse.Namespace) -> int:
    """Show the choice, what is due, and what the illnesses need."""
    with session.diary(arguments, warns=False) as diary:
        days, due, warning = diary.retention.days(), diary.retention.due(), diary.retention.warning()
        needed = lookbacks(diary.desk.today())
    if arguments.json:
        output.json_value(
            {
                "days": days,
                "offered": list(OFFERED),
                "due": _due_json(due),
                "warning": warning,
                "lookbacks": [{"days": count, "illnesses": list(names)} for count, names in needed],
            }
        )
        return 0
    output.line(
        "Entries are kept until you decide." if days is None else f"Entries are kept for {days} days."
    )
    if warning is not None:
        output.line(warning)
    output.line("")
    output.line("How far back a case could look (the published period, and the doubt about it):")
    for count, names in needed:
        output.line(f"  {count:>3} days  {', '.join(names)}")
    output.line("")
    if days is not None:
        output.lines(_too_short(days, needed))
    output.line(_fourteen(needed))
    output.line("Choose with: contactlog retention set 21, contactlog retention set 365, any other number,")
    output.line("or: contactlog retention set forever")
    return 0


def run_set(arguments: argparse.Namespace) -> int:
    """Choose how long entries are kept."""
    text = arguments.days.strip().casefold()
    days: int | None = None
    if text not in ("forever", "until-asked"):
        if not (text.isascii() and text.isdigit() and len(text) < 6):
            raise Usage("That is no number of days.", "Write a number such as 21, or: forever")
        days = int(text)
    with session.diary(arguments, warns=False) as diary:
        diary.retention.set_days(days)
        due, waits = diary.retention.due(), bool(diary.retention.open_cases())
        needed = lookbacks(diary.desk.today())
    if arguments.json:
        short: list[JsonValue] = [] if days is None else [*too_short_for(days, needed)]
        output.json_value({"days": days, "due": _due_json(due), "too_short_for": short})
        return 0
    output.line(
        "Entries are kept until you decide." if days is None else f"Entries are kept for {days} days."
    )
    if days is not None:
        output.lines(_too_short(days, needed))
    if due is not None and due.any:
        until = "Nothing is erased while a case is open" if waits else "Nothing is erased until you say so"
        output.line(f"{_due_line(due)} {until}: contactlog retention purge")
    return 0


def run_purge(arguments: argparse.Namespace) -> int:
    """Erase what is older."""
    with session.diary(arguments, warns=False) as diary:
        before = diary.encounters.read_day_span(arguments.before).first if arguments.before else None
        due = diary.retention.due(before)
        if due is not None and (arguments.dry_run or not due.any):
            _say(arguments, {"due": _due_json(due), "erased": 0}, _due_line(due))
            return 0
        if due is not None and not diary.retention.open_cases():
            prompt.confirm(f"{_due_line(due)} Erase them for good?", yes=arguments.yes)
        done = diary.retention.purge(before)
        copies = [str(path) for path in old_copies(diary.desk.vault.folder)]
        residue = diary.desk.vault.has_residue()
    made: JsonValue = None if done.copy is None else done.copy.name
    _say(
        arguments,
        {"due": _due_json(done.due), "erased": done.erased, "safety_copy": made, "old_copies": [*copies]},
        f"Erased for good: {done.erased:,}, those removed earlier too; days before {done.due.before}.",
    )
    if not arguments.json:
        if residue:
            output.line(RESIDUE)
        output.line(
            f"A safety copy is kept for {PURGE_DAYS} days. Remove it now: contactlog backup drop latest"
        )
        output.line("Backups you made yourself still hold these days, and so do copies of the disk.")
        output.lines(f"  {path}" for path in copies)
    return 0


def _too_short(days: int, needed: Lookbacks) -> Iterator[str]:
    """Say for which illnesses a case could look back to days that are erased by then."""
    short = too_short_for(days, needed)
    if short:
        yield f"A case of one of these could need days that are older than {days} days:"
        yield f"  {', '.join(short)}"


def _fourteen(needed: Lookbacks) -> str:
    """Say what the period that many applications keep is worth here."""
    short, every = too_short_for(_USUAL_DAYS, needed), sum(len(names) for _, names in needed)
    which = "any" if len(short) == every else f"{len(short)} of {every}"
    return f"{_USUAL_DAYS} days, which many tracing apps keep, would not reach back far enough for {which} of these."


def _say(arguments: argparse.Namespace, value: JsonValue, line: str) -> None:
    if arguments.json:
        output.json_value(value)
    else:
        output.line(line)


def _due_json(due: Due | None) -> JsonValue:
    if due is None:
        return None
    return {
        "before": due.before.isoformat(),
        "encounters": due.encounters,
        "quiet_days": due.quiet_days,
        "first": due.first.isoformat() if due.first else None,
    }


def _due_line(due: Due) -> str:
    met = f"{due.encounters:,} encounter{'' if due.encounters == 1 else 's'}"
    quiet = f"{due.quiet_days:,} quiet day{'' if due.quiet_days == 1 else 's'}"
    return f"Before {due.before} there {'is' if due.encounters == 1 else 'are'} {met} and {quiet}."
