"""``contactlog rekey``: encrypt everything under a fresh key."""

from __future__ import annotations

import argparse

from contactlog.cli import output, prompt, session


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write a new database under a new key, then make the header name it."""
    with session.diary(arguments) as diary:
        prompt.confirm(
            "Encrypt the whole diary under a fresh key? Other passphrases stop working.",
            yes=arguments.yes,
        )
        diary.desk.vault.rekey(session.passphrase(arguments, "The passphrase from now on"))
    output.line("Done. A stolen old copy of diary.keys no longer opens this diary.")
    return 0
