"""``contactlog settings``: show and change settings."""

from __future__ import annotations

import argparse

from contactlog.cli import output, session
from contactlog.diary.preferences import KNOWN


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    show = verbs.add_parser("show", help="show all settings")
    session.add_json(show)
    show.set_defaults(run=run_show)
    change = verbs.add_parser("set", help="change one setting")
    change.add_argument("name", metavar="NAME", help=", ".join(KNOWN))
    change.add_argument("value", metavar="VALUE", help="the new value; empty quotes clear it")
    change.set_defaults(run=run_set)
    session.add_json(parser)
    parser.set_defaults(run=run_show)


def run_show(arguments: argparse.Namespace) -> int:
    """Show all settings."""
    with session.diary(arguments) as diary:
        values = diary.preferences.all()
    if arguments.json:
        output.json_value(dict(values))
        return 0
    for name, value in values.items():
        output.line(f"{name}: {'not set' if value in (None, '') else value}  ({KNOWN[name]})")
    return 0


def run_set(arguments: argparse.Namespace) -> int:
    """Change one setting."""
    with session.diary(arguments) as diary:
        name = diary.preferences.known(arguments.name)
        diary.preferences.set(name, arguments.value)
    output.line(f"{name} is {'cleared' if not arguments.value else 'set'}.")
    return 0
