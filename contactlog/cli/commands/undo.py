"""``contactlog undo``: take back the last change."""

from __future__ import annotations

import argparse

from contactlog.cli import output, session
from contactlog.core.times import moment_text
from contactlog.errors import Refused


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--list", action="store_true", help="show the last changes instead")
    session.add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Take back the last change, or list the last ones."""
    with session.diary(arguments) as diary:
        acts = diary.desk.vault.acts(20) if arguments.list else [diary.undo()]
    done = [act for act in acts if act is not None]
    if not done and not arguments.list:
        raise Refused("There is nothing to take back.")
    if arguments.json:
        output.json_value({"acts": [{"title": act.title, "at": moment_text(act.at)} for act in done]})
    elif arguments.list:
        output.lines(
            [f"{act.at:%Y-%m-%d %H:%M} UTC  {act.title}" for act in done] or ["Nothing was changed yet."]
        )
    else:
        output.line(f"Taken back: {done[0].title}. Another undo puts it back.")
    return 0
