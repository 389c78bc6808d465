"""``contactlog`` without a command: the screens; without a terminal, what to do next."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from contactlog.cli import notices, output, prompt, session

if TYPE_CHECKING:
    from contactlog.tui.source import Source


def run(arguments: argparse.Namespace) -> int:
    """Open the screens where there is a terminal for them."""
    if prompt.is_interactive() and output.is_terminal():
        session.see_to_the_lock(session.folder(arguments))
        # Only here and in ``demo``: every other command starts without the screens' library.
        from contactlog.tui.source import Home

        return show(Home(session.folder(arguments), arguments.zone))
    return _say(arguments)


def show(source: Source) -> int:
    """Show the screens; after a mistake of ours, say so once the terminal is itself again."""
    from contactlog import tui

    problem = tui.run(source)
    if problem is None:
        return 0
    notices.note(problem)
    return 1


def _say(arguments: argparse.Namespace) -> int:
    from contactlog.diary.door import exists

    if not exists(session.folder(arguments)):
        output.lines(
            [
                "contactlog: a private contact diary. There is no diary here yet.",
                "",
                "  contactlog demo   walk through everything on an invented diary, nothing is written",
                "  contactlog init   create your own diary",
                "  contactlog --help every command",
            ]
        )
        return 0
    output.lines(
        [
            "contactlog: your diary is here. In a terminal, contactlog alone opens its screens.",
            "",
            "  contactlog log            note whom you met, without the passphrase",
            "  contactlog diary list     the last days",
            "  contactlog case new       you are ill: start here",
            "  contactlog exposures      who was exposed, and whom to tell first",
            "  contactlog --help         every command",
        ]
    )
    return 0
