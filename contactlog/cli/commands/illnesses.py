"""``contactlog illnesses``: the fact sheet with its sources, and illnesses of the user's own."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from contactlog.cli import notices, output, prompt, session
from contactlog.diary import sheet, sheet_page
from contactlog.diary.sheets import Sheets

_Run = Callable[[argparse.Namespace], int]


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    session.add_json(parser)
    parser.set_defaults(run=run_list)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    listing = verbs.add_parser("list", help="every illness, in groups")
    showing = verbs.add_parser("show", help="one illness with its figures and their sources")
    showing.add_argument("illness", metavar="NAME", help="name, other name or id")
    template = verbs.add_parser("template", help="print a file to begin an illness of your own with")
    check = verbs.add_parser("check", help="check a file of your own")
    add = verbs.add_parser("add", help="check a file of your own and keep a copy of it")
    for verb in (check, add):
        verb.add_argument("file", metavar="FILE", help="TOML; its name becomes the id")
    remove = verbs.add_parser("remove", help="delete the copy of a file of your own")
    remove.add_argument("illness", metavar="NAME", help="name or id")
    remove.add_argument("--yes", action="store_true", help="do not ask")
    table: tuple[tuple[argparse.ArgumentParser, _Run], ...] = (
        (listing, run_list),
        (showing, run_show),
        (template, run_template),
        (check, run_check),
        (add, run_add),
        (remove, run_remove),
    )
    for verb, run in table:
        session.add_json(verb)
        verb.set_defaults(run=run)


def _sheets(arguments: argparse.Namespace) -> Sheets:
    return Sheets(session.folder(arguments))


def run_list(arguments: argparse.Namespace) -> int:
    """List the illnesses."""
    sheets = _sheets(arguments)
    groups = sheet.grouped(sheets)
    for name, error in sheets.unreadable():
        notices.note(f"Left out: illnesses/{name}. {error.sentence}")
    if arguments.json:
        output.json_value({"illnesses": [entry for entries in groups.values() for entry in entries]})
        return 0
    for category, entries in groups.items():
        output.line(f"{category}:")
        for entry in entries:
            yours = "  (yours)" if entry["own"] else ""
            output.line(f"  {entry['name']}  [{entry['id']}]{yours}")
    return 0


def run_show(arguments: argparse.Namespace) -> int:
    """Show one illness."""
    found = _sheets(arguments).find(arguments.illness)
    if arguments.json:
        output.json_value(sheet.as_json(found))
    else:
        output.lines(sheet_page.as_lines(found))
    return 0


def run_template(arguments: argparse.Namespace) -> int:
    """Print a file to begin with."""
    text = sheet.template()
    if arguments.json:
        output.json_value({"template": text})
    else:
        output.exact(text.rstrip("\n"))
    return 0


def run_check(arguments: argparse.Namespace) -> int:
    """Check a file."""
    found = _sheets(arguments).check(Path(arguments.file).expanduser())
    if arguments.json:
        output.json_value(sheet.as_json(found))
    else:
        output.line(f"Nothing wrong was found: {found.name} [{found.id}].")
    return 0


def run_add(arguments: argparse.Namespace) -> int:
    """Keep a file."""
    found, instead = _sheets(arguments).add(Path(arguments.file).expanduser())
    if arguments.json:
        output.json_value({**sheet.as_json(found), "replaces": instead})
        return 0
    place = ", in the place of the one that came with contactlog" if instead else ""
    output.line(f"Kept as yours: {found.name} [{found.id}]{place}.")
    output.line("The copy lies readable beside your diary; backups do not hold it.")
    return 0


def run_remove(arguments: argparse.Namespace) -> int:
    """Delete a file."""
    sheets = _sheets(arguments)
    found = sheets.find(arguments.illness)
    prompt.confirm(f"Delete your own figures of {found.name}?", yes=arguments.yes)
    sheets.remove(found.id)
    if arguments.json:
        output.json_value({"removed": found.id})
    else:
        output.line("Deleted.")
    return 0
