"""``contactlog init``: create the diary."""

from __future__ import annotations

import argparse

from contactlog.cli import notices, output, prompt, session
from contactlog.errors import Refused

_TYPED_BACK = (3, 11, 19)
"""Which of the recovery words are asked for, to see that they were really written down."""


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


def new_passphrase(arguments: argparse.Namespace) -> str:
    """Get a new passphrase: from a file as it is, from a person twice, with a word on its strength."""
    if session.given_without_asking(arguments):
        return session.passphrase(arguments)
    while True:
        first = prompt.secret("New passphrase (four or more unrelated words are good)")
        if not first:
            raise Refused("The passphrase is empty.", "Choose four or more unrelated words.")
        if len(first) < 12:
            notices.note("That is short. Somebody who has the file can try many short ones.")
            if prompt.ask("Use it all the same? [y/N]").casefold() not in ("y", "yes"):
                continue
        if prompt.secret("The same once more") == first:
            return first
        notices.note("The two were not the same. Try again.")


def show_recovery(words: str, *, yes: bool) -> None:
    """Show the recovery words once, and have a few typed back."""
    listed = words.split()
    output.line("")
    output.line(
        "Recovery words. They open the diary if you forget the passphrase. Shown once, stored nowhere."
    )
    output.line("Write them on paper:")
    for start in range(0, len(listed), 6):
        numbered = (
            f"{number:2}. {word:10}" for number, word in enumerate(listed[start : start + 6], start + 1)
        )
        output.line("  " + " ".join(numbered).rstrip())
    output.line("")
    if yes or not prompt.is_interactive():
        return
    for number in _TYPED_BACK:
        while prompt.ask(f"Type word {number} from your paper:").casefold() != listed[number - 1]:
            notices.note("That is not the word. Look at your paper again.")
    output.line("Good. Keep the paper where nobody else reads it.")
