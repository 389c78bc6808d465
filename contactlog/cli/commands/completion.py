"""``contactlog completion``: tab completion for a shell."""

from __future__ import annotations

import argparse

from contactlog.cli import output

SHELLS = ("bash", "zsh", "fish", "tcsh", "powershell")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("shell", choices=SHELLS, help="your shell")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the script; docs/commands.md says where to put it."""
    import shtab

    from contactlog.cli.entry import build

    output.exact(shtab.complete(build(None), arguments.shell))
    return 0
