"""``contactlog init``: create the diary."""

from __future__ import annotations

import argparse

from contactlog.cli import output, session
from contactlog.cli.ways_in import new_passphrase, show_recovery
from contactlog.errors import Refused


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--no-recovery", action="store_true", help="make no recovery words")
    parser.add_argument("--yes", action="store_true", help="do not ask for some of the recovery words")
    session.add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Create the diary, show the recovery words once."""
    from contactlog.diary import door

    folder = session.folder(arguments)
    if door.exists(folder):
        raise Refused(f"There is a diary in {folder} already.", "Choose another folder with --data-dir DIR.")
    session.see_to_the_lock(folder)
    passphrase = new_passphrase(arguments)
    made, words = door.create(folder, passphrase, recovery=not arguments.no_recovery)
    with made:
        if arguments.json:
            output.json_value({"folder": str(folder), "recovery_words": words})
            return 0
        output.line(f"Your diary is in {folder}.")
        if words:
            show_recovery(words, yes=arguments.yes)
        else:
            output.line("There are no recovery words: without the passphrase nobody can open this diary.")
    output.line('Write the first line with: contactlog diary add "Lunch with Ana at the park 1h outdoors"')
    output.line("Or, without the passphrase:  contactlog log")
    return 0
