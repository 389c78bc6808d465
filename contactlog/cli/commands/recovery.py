"""``contactlog recovery new``: make new recovery words."""

from __future__ import annotations

import argparse

from contactlog.cli import output, session
from contactlog.cli.ways_in import show_recovery


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    new = verbs.add_parser("new", help="make new words; the old ones stop working")
    new.add_argument("--yes", action="store_true", help="do not ask for some of the words")
    session.add_json(new)
    new.set_defaults(run=run_new)


def run_new(arguments: argparse.Namespace) -> int:
    """Make new words and show them once."""
    with session.diary(arguments) as diary:
        words = diary.desk.vault.new_recovery()
    if arguments.json:
        output.json_value({"recovery_words": words})
    else:
        show_recovery(words, yes=arguments.yes)
        output.line("The old words no longer open the diary.")
    return 0
