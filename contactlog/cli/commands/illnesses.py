"""``contactlog illnesses``: the fact sheet, with its sources."""

from __future__ import annotations

import argparse

from contactlog.cli import output, session
from contactlog.diary import sheet


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    session.add_json(parser)
    parser.set_defaults(run=run_list)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    listing = verbs.add_parser("list", help="every illness, in groups")
    showing = verbs.add_parser("show", help="one illness with its figures and their sources")
    showing.add_argument("illness", metavar="NAME", help="name, other name or id")
    for verb, run in ((listing, run_list), (showing, run_show)):
        session.add_json(verb)
        verb.set_defaults(run=run)


def run_list(arguments: argparse.Namespace) -> int:
    """List the illnesses."""
    groups = sheet.grouped()
    if arguments.json:
        output.json_value({"illnesses": [entry for entries in groups.values() for entry in entries]})
        return 0
    for category, entries in groups.items():
        output.line(f"{category.replace('_', ' ').capitalize()}:")
        for entry in entries:
            yours = "  (yours)" if entry["own"] else ""
            output.line(f"  {entry['name']}  [{entry['id']}]{yours}")
    return 0


def run_show(arguments: argparse.Namespace) -> int:
    """Show one illness."""
    if arguments.json:
        output.json_value(sheet.as_json(arguments.illness))
    else:
        output.lines(sheet.as_lines(arguments.illness))
    return 0
