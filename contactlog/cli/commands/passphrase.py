"""``contactlog passphrase``: change, add or remove a passphrase."""

from __future__ import annotations

import argparse
from pathlib import Path

from contactlog.cli import output, prompt, session
from contactlog.cli.ways_in import choose_passphrase
from contactlog.core.times import moment_text


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    change = verbs.add_parser("change", help="replace the passphrase you open with")
    add = verbs.add_parser("add", help="let a second passphrase open the diary too")
    for verb in (change, add):
        verb.add_argument("--new-passphrase-file", metavar="FILE", help="read the new passphrase from FILE")
    change.set_defaults(run=run_change)
    add.set_defaults(run=run_add)
    remove = verbs.add_parser(
        "remove", help="take the passphrase you open with away, if another way in is left"
    )
    remove.add_argument("--yes", action="store_true", help="do not ask")
    remove.set_defaults(run=run_remove)
    listing = verbs.add_parser("list", help="show the ways in")
    session.add_json(listing)
    listing.set_defaults(run=run_list)


def run_change(arguments: argparse.Namespace) -> int:
    """Replace the passphrase."""
    with session.diary(arguments) as diary:
        diary.desk.vault.change_passphrase(_new(arguments))
    output.line("The passphrase is changed. Old backups still open with the passphrase they were made with.")
    return 0


def run_add(arguments: argparse.Namespace) -> int:
    """Add a passphrase."""
    with session.diary(arguments) as diary:
        diary.desk.vault.add_passphrase(_new(arguments))
    output.line("Now both passphrases open the diary.")
    return 0


def run_remove(arguments: argparse.Namespace) -> int:
    """Take a passphrase away."""
    with session.diary(arguments) as diary:
        prompt.confirm("Take away the passphrase you just opened with?", yes=arguments.yes)
        diary.desk.vault.remove_passphrase()
    output.line("That passphrase no longer opens the diary.")
    return 0


def run_list(arguments: argparse.Namespace) -> int:
    """Show the ways in."""
    with session.diary(arguments) as diary:
        slots = diary.desk.vault.slots()
    if arguments.json:
        output.json_value(
            {"ways_in": [{"kind": slot.kind, "made_at": moment_text(slot.created_at)} for slot in slots]}
        )
    else:
        output.lines(f"{slot.kind}, made {slot.created_at:%Y-%m-%d}" for slot in slots)
    return 0


def _new(arguments: argparse.Namespace) -> str:
    if arguments.new_passphrase_file:
        return prompt.secret_from_file(Path(arguments.new_passphrase_file).expanduser())
    return choose_passphrase("--new-passphrase-file")
