"""``contactlog export``: write the diary in a form that anyone can read."""

from __future__ import annotations

import argparse
from pathlib import Path

from contactlog import phrases
from contactlog.cli import notices, output, prompt, session
from contactlog.diary.exporting import Exporting


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "form",
        choices=("json", "csv", "sqlite"),
        help="diary lines in one file, a folder of tables, or one database",
    )
    parser.add_argument("--to", required=True, metavar="PATH", help="the new file or folder")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    session.add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the export."""
    target = Path(arguments.to).expanduser()
    notices.note(phrases.EXPORT_WARNING)
    prompt.confirm(f"Write the whole diary, readable by anyone, to {target}?", yes=arguments.yes)
    with session.diary(arguments) as diary:
        exporting = Exporting(diary.desk)
        forms = {"json": exporting.json, "csv": exporting.csv, "sqlite": exporting.sqlite}
        written = forms[arguments.form](target)
    if arguments.json:
        output.json_value({"path": str(target), "records": written, "encrypted": False})
    else:
        output.line(f"Written, unencrypted: {written:,} records in {target}")
    return 0
