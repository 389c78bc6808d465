"""``contactlog handover``: people who agreed, as a list for a health team the user trusts."""

from __future__ import annotations

import argparse
from pathlib import Path

from contactlog import paths, phrases
from contactlog.cli import notices, output, prompt, session
from contactlog.core.cases import Case
from contactlog.core.times import parse_date
from contactlog.diary.door import Diary
from contactlog.diary.people import shown_name
from contactlog.errors import Refused


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("case", nargs="?", metavar="CASE", help="id or illness; the open one when left out")
    parser.add_argument("--agreed", action="append", metavar="PERSON", help="note that they agreed")
    parser.add_argument(
        "--withdrawn", action="append", metavar="PERSON", help="note that they no longer agree"
    )
    parser.add_argument("--on", metavar="DATE", help="with --agreed: the day; today when left out")
    parser.add_argument("--show", action="store_true", help="only show what would leave")
    parser.add_argument("--to", metavar="FOLDER", help="where the files go; exports/ when left out")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    session.add_as_of(parser)
    session.add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Note agreements, or show and write the list."""
    folder = Path(arguments.to).expanduser() if arguments.to else paths.exports_dir(session.folder(arguments))
    with session.diary(arguments) as diary:
        case = diary.cases.find(arguments.case)
        if arguments.agreed or arguments.withdrawn:
            return _note(arguments, diary, case)
        assessment = diary.cases.assess(case, as_of=session.as_of(arguments, diary.desk.zone))
        lines = diary.handing_over.lines(case, assessment)
        shown = [line.shown() for line in lines]
        if lines and not arguments.json:
            output.line(diary.handing_over.title(case))
            output.lines(f"{place}. {line}" for place, line in enumerate(shown, 1))
        if arguments.show:
            return _shown(arguments, shown)
        if lines:
            notices.note(phrases.HAND_OVER_WARNING)
            prompt.confirm(f"Write exactly these {len(lines)} lines to {folder}?", yes=arguments.yes)
        table, page = diary.handing_over.write(case, lines, folder)
    if arguments.json:
        output.json_value({"lines": list(shown), "table": str(table), "page": str(page)})
    else:
        output.line(f"Written, unencrypted: {table}")
        output.line(f"To read:              {page}")
        output.line("Delete both when they have been handed over.")
    return 0


def _shown(arguments: argparse.Namespace, shown: list[str]) -> int:
    if arguments.json:
        output.json_value({"lines": list(shown), "table": None, "page": None})
    elif not shown:
        output.line("Nobody has agreed so far; nothing would leave.")
    return 0


def _note(arguments: argparse.Namespace, diary: Diary, case: Case) -> int:
    on = parse_date(arguments.on) if arguments.on else diary.desk.today()
    if on > diary.desk.today():
        raise Refused("That day lies ahead.", "Give the day on which they agreed.")
    agreed = [diary.people.find(typed) for typed in arguments.agreed or ()]
    withdrawn = [diary.people.find(typed) for typed in arguments.withdrawn or ()]
    for person in agreed:
        diary.ledger.agreed_to_hand_over(case, person, on)
    for person in withdrawn:
        diary.ledger.agreed_to_hand_over(case, person, None)
    if arguments.json:
        output.json_value(
            {"agreed": [person.id for person in agreed], "withdrawn": [person.id for person in withdrawn]}
        )
        return 0
    output.lines(f"{shown_name(person)}: agreed on {on.isoformat()}." for person in agreed)
    output.lines(f"{shown_name(person)}: not part of a hand-over." for person in withdrawn)
    return 0
