"""New ways into a diary or a backup: a passphrase that is chosen, recovery words that are shown once."""

from __future__ import annotations

import argparse

from contactlog.cli import notices, output, prompt, session
from contactlog.errors import Interrupted, Refused


def new_passphrase(arguments: argparse.Namespace) -> str:
    """Get a new passphrase: from a file or descriptor as it is, else from the person."""
    if session.given_without_asking(arguments):
        return session.passphrase(arguments)
    return choose_passphrase("--passphrase-file")


def choose_passphrase(option: str) -> str:
    """Ask for a new passphrase twice, with a word on how long it would hold.

    Args:
        option: names a file to read it from instead, where nobody can be asked.

    Raises:
        Refused: it is empty, or nobody is there to answer.
    """
    # Its word lists take a while to load and are wanted only here.
    from contactlog.strength import WEAK, judge

    while True:
        first = prompt.secret("New passphrase (four or more unrelated words are good)", f"Use {option} FILE.")
        if not first:
            raise Refused("The passphrase is empty.", "Choose four or more unrelated words.")
        found = judge(first)
        notices.note(found.sentence)
        if found.level == WEAK and prompt.ask("Use it all the same? [y/N]").casefold() not in ("y", "yes"):
            continue
        if prompt.secret("The same once more") == first:
            return first
        notices.note("The two were not the same. Try again.")


def show_recovery(words: str, *, yes: bool) -> None:
    """Show the recovery words once, and have a few typed back.

    Args:
        words: all of them, with spaces between.
        yes: ask for none.

    Raises:
        Interrupted: the person stopped typing them back; the words hold all the same.
    """
    from contactlog.diary.recovery_words import TYPED_BACK, is_word, numbered

    listed = words.split()
    output.line("")
    output.line(
        "Recovery words. They open the diary if you forget the passphrase. Shown once, stored nowhere."
    )
    output.line("Write them on paper:")
    output.lines(f"  {row}" for row in numbered(listed))
    output.line("")
    if yes or not prompt.is_interactive():
        return
    try:
        for turn, number in enumerate(TYPED_BACK, 1):
            question = f"Type word {number} from your paper ({turn} of {len(TYPED_BACK)}):"
            while not is_word(prompt.ask(question), listed[number - 1]):
                notices.note("That is not the word. Look at your paper again.")
    except Interrupted:
        raise Interrupted(
            "Stopped. The diary is there and these words open it, but your paper was not checked.",
            "If it may be wrong, make new words: contactlog recovery new",
        ) from None
    output.line("Good. Keep the paper where nobody else reads it.")
