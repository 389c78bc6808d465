"""``contactlog import``: bring in address books, calendars, other diaries and diary lines."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from contactlog.cli import output, prompt, session
from contactlog.core.settings import JsonValue
from contactlog.core.times import parse_date
from contactlog.diary.bringing_in import DIARY, FILE_LIMIT, FORMATS
from contactlog.diary.brought import Brought
from contactlog.diary.door import Diary
from contactlog.errors import NotFound, StorageFailed, Usage

_WORDS = {
    "people_new": "people new",
    "people_completed": "people completed",
    "encounters_new": "encounters new",
    "encounters_skipped": "entries left out or there already",
    "places_new": "places new",
    "groups_new": "groups new",
    "quiet_days": "quiet days",
    "others_new": "other records new",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="what to bring in")
    parser.add_argument(
        "--as", dest="format", choices=FORMATS, metavar="KIND", help=f"one of {', '.join(FORMATS)}"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would come in")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument("--from", dest="first", metavar="DATE", help="first day wanted")
    parser.add_argument("--to", dest="last", metavar="DATE", help="last day wanted")
    parser.add_argument(
        "--take",
        choices=("likely", "all", "none"),
        default="likely",
        help="which entries of a calendar become encounters; likely meetings when left out",
    )
    parser.add_argument("--region", metavar="CC", help="country of numbers without a country code")
    parser.add_argument(
        "--my-email", action="append", default=[], metavar="ADDRESS", help="an address of yours"
    )
    parser.add_argument(
        "--column", action="append", default=[], metavar="HEADING=FIELD", help="what a table's column holds"
    )
    session.add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Bring the files in, each in a change of its own."""
    sources = [(name, _read(Path(name).expanduser())) for name in arguments.files]
    found = {}
    with session.diary(arguments) as diary:
        for name, data in sources:
            would = _bring(diary, name, data, arguments, dry_run=True)
            if not arguments.json:
                _show(name, would)
            if not arguments.dry_run:
                prompt.confirm(f"Bring in {Path(name).name}?", yes=arguments.yes)
                would = _bring(diary, name, data, arguments, dry_run=False)
            found[name] = would
    if arguments.json:
        output.json_value(
            [
                {"file": name, "dry_run": arguments.dry_run, **asdict(brought), **_lists(brought)}
                for name, brought in found.items()
            ]
        )
    elif not arguments.dry_run:
        output.line("Brought in. To take the last file back: contactlog undo")
    return 0


def _lists(brought: Brought) -> dict[str, JsonValue]:
    return {
        "people_maybe": [list(pair) for pair in brought.people_maybe],
        "problems": list(brought.problems),
    }


def _bring(diary: Diary, name: str, data: bytes, arguments: argparse.Namespace, *, dry_run: bool) -> Brought:
    kind = arguments.format or (DIARY if name.lower().endswith(".jsonl") else None)
    return diary.bringing_in.file(
        data,
        Path(name).name,
        format=kind,
        region=arguments.region.upper() if arguments.region else diary.preferences.text("region"),
        first=parse_date(arguments.first) if arguments.first else None,
        last=parse_date(arguments.last) if arguments.last else None,
        owner_emails=frozenset(arguments.my_email),
        columns=tuple(_column(text) for text in arguments.column),
        take=arguments.take,
        dry_run=dry_run,
    )


def _column(text: str) -> tuple[str, str]:
    heading, equals, name = text.rpartition("=")
    if not equals:
        raise Usage("--column takes a heading and a field.", 'For example: --column "Wer=name"')
    return heading, name


def _read(path: Path) -> bytes:
    if path.is_dir():
        raise Usage(f"{path} is a folder.", "Name the files in it.")
    try:
        with path.open("rb") as file:
            return file.read(FILE_LIMIT + 1)
    except FileNotFoundError:
        raise NotFound(f"There is no file {path}.", "Check the name.") from None
    except OSError as error:
        raise StorageFailed(f"{path} cannot be read: {error.strerror}.") from None


def _show(name: str, brought: Brought) -> None:
    output.line(Path(name).name)
    counted = asdict(brought)
    output.lines(f"  {counted[key]:,} {words}" for key, words in _WORDS.items() if counted[key])
    for theirs, ours in brought.people_maybe:
        output.line(f"  perhaps the same, left alone: {theirs} = {ours}")
    output.lines(f"  not read: {problem}" for problem in brought.problems)
