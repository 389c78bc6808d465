"""``contactlog`` without a command: what to do next."""

from __future__ import annotations

import argparse

from contactlog.cli import output, session


def run(arguments: argparse.Namespace) -> int:
    """Say what to do next, depending on whether there is a diary."""
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
            "contactlog: your diary is here.",
            "",
            "  contactlog log            note whom you met, without the passphrase",
            "  contactlog diary list     the last days",
            "  contactlog case new       you are ill: start here",
            "  contactlog exposures      who was exposed, and whom to tell first",
            "  contactlog --help         every command",
        ]
    )
    return 0
