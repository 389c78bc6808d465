"""``contactlog destroy``: make the diary unreadable for good."""

from __future__ import annotations

import argparse

from contactlog.cli import output, prompt, session
from contactlog.diary.door import destroy, exists
from contactlog.errors import Refused

_WORD = "destroy"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--yes", action="store_true", help="do not ask")
    session.add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Overwrite and remove the header first, then the rest."""
    folder = session.folder(arguments)
    if not exists(folder):
        raise Refused("There is no diary here.")
    if not arguments.yes and prompt.ask(f"There is no undo. Type {_WORD} to destroy {folder}:") != _WORD:
        raise Refused("Left as it was.")
    left = destroy(folder)
    if arguments.json:
        output.json_value({"folder": str(folder), "left": [str(path) for path in left]})
        return 0
    output.line("The diary is destroyed: without its keys what is left cannot be read.")
    output.line(
        "Copies remain readable with their passphrase: backups, snapshots, synced folders, and on SSDs"
    )
    output.line("blocks the drive has not erased yet. Delete backups yourself.")
    output.lines(f"Still there: {path}" for path in left)
    return 0
