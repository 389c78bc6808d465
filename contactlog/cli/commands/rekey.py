"""``contactlog rekey``: encrypt everything under a fresh key."""

from __future__ import annotations

import argparse

from contactlog.cli import notices, output, prompt, session
from contactlog.cli.ways_in import new_passphrase, show_recovery


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--new-recovery", action="store_true", help="make new recovery words too")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write a new database under a new key, then make the header name it."""
    with session.diary(arguments) as diary:
        prompt.confirm(
            "Encrypt the whole diary under a fresh key? Other passphrases stop working.",
            yes=arguments.yes,
        )
        had_words = any(slot.kind == "recovery" for slot in diary.desk.vault.slots())
        if not session.given_without_asking(arguments):
            notices.note("The passphrase from now on. It may be the one you have.")
        words = diary.desk.vault.rekey(new_passphrase(arguments), new_recovery=arguments.new_recovery)
    output.line("Done. A stolen old copy of diary.keys no longer opens this diary.")
    if words is not None:
        show_recovery(words, yes=arguments.yes)
    elif had_words:
        output.line("Your recovery words stay. If somebody may know an old passphrase, replace them too:")
        output.line("contactlog rekey --new-recovery")
    else:
        output.line("This diary has no recovery words. Make some: contactlog recovery new")
    return 0
