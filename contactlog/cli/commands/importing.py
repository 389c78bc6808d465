"""``contactlog import``: bring in address books, calendars, other diaries and diary lines."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from contactlog.cli import notices, output, prompt, session
from contactlog.cli.import_questions import ask_doubts, ask_yes, described, some_names
from contactlog.cli.import_records import run_records, wants_records
from contactlog.cli.progress import Bar
from contactlog.core.settings import JsonValue
from contactlog.core.times import parse_date
from contactlog.diary.bringing_in import DIARY, FORMATS, Offer, Wishes, is_diary
from contactlog.diary.brought import Brought
from contactlog.diary.door import Diary
from contactlog.diary.event_rules import title_key
from contactlog.diary.incoming import Incoming, incoming
from contactlog.errors import Refused, Usage

_WORDS = {
    "people_new": ("person new", "people new"),
    "people_completed": ("person completed", "people completed"),
    "encounters_new": ("encounter new", "encounters new"),
    "encounters_skipped": ("entry left out or there already", "entries left out or there already"),
    "places_new": ("place new", "places new"),
    "groups_new": ("group new", "groups new"),
    "quiet_days": ("quiet day", "quiet days"),
    "others_new": ("other record new", "other records new"),
}
"""What is counted, for one and for several."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("files", nargs="*", metavar="FILE", help="what to bring in")
    parser.add_argument(
        "--as", dest="format", choices=FORMATS, metavar="KIND", help=f"one of {', '.join(FORMATS)}"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would come in")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument("--from", dest="first", metavar="DATE", help="first day wanted")
    parser.add_argument(
        "--to", dest="last", metavar="DATE", help="last day wanted; of a calendar, today when left out"
    )
    parser.add_argument(
        "--take",
        choices=("likely", "all", "none"),
        default="likely",
        help="which entries of a calendar become encounters; likely meetings when left out",
    )
    parser.add_argument("--choose", action="store_true", help="decide about entries title by title")
    parser.add_argument(
        "--always", action="append", default=[], metavar="TITLE", help="entries of this title, now and later"
    )
    parser.add_argument(
        "--never",
        action="append",
        default=[],
        metavar="TITLE",
        help="no entries of this title, now and later",
    )
    parser.add_argument("--region", metavar="CC", help="country of numbers without a country code")
    parser.add_argument(
        "--my-email", action="append", default=[], metavar="ADDRESS", help="an address of yours"
    )
    parser.add_argument(
        "--column", action="append", default=[], metavar="HEADING=FIELD", help="what a table's column holds"
    )
    records = parser.add_argument_group("what came in before", "in place of files")
    records.add_argument("--list", action="store_true", help="what was brought in, and when")
    records.add_argument("--take-back", action="store_true", help="take the last import back as a whole")
    records.add_argument("--rules", action="store_true", help="the rules for titles")
    records.add_argument("--drop-rule", metavar="TITLE", help="forget a rule")
    session.add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Bring the files in, each in a change of its own."""
    if wants_records(arguments):
        return run_records(arguments)
    if not arguments.files:
        raise Usage("Which file?", "Name one or several: contactlog import contacts.vcf calendar.ics")
    sources = [part for name in arguments.files for part in incoming(Path(name).expanduser())]
    found: list[dict[str, JsonValue]] = []
    code = 0
    with session.diary(arguments) as diary:
        for part in sources:
            try:
                found.append(_bring(diary, part, arguments))
            except Refused as error:
                # Of several files the others come in all the same.
                if len(sources) == 1:
                    raise
                notices.note(part.shown)
                code = notices.failure(error)
                found.append(_json(part, Brought(problems=(error.sentence,)), None, arguments))
    if arguments.json:
        output.json_value([*found])
    elif not arguments.dry_run:
        output.line(_end(found))
    return code


def _end(found: Sequence[Mapping[str, JsonValue]]) -> str:
    """Give the last sentence; a second run of a file says that there was nothing new."""
    files = [
        Path(str(value["file"])).name
        for value in found
        if any(value[key] for key in _WORDS if key != "encounters_skipped")
    ]
    if not files:
        return "Nothing new: it is all there already, or was left out."
    which = "it" if len(files) == 1 else "the last file"
    return f"Brought in: {', '.join(files)}. To take {which} back: contactlog undo"


def _bring(diary: Diary, part: Incoming, arguments: argparse.Namespace) -> dict[str, JsonValue]:
    wishes, data, file = _wishes(arguments), part.read(), part.shown
    if wishes.format == DIARY or (wishes.format is None and is_diary(data, part.name)):
        would = diary.bringing_in.diary_lines(data, dry_run=True)
        _show(file, would, arguments)
        if not arguments.dry_run:
            prompt.confirm(f"Bring in {file}?", yes=arguments.yes)
            would = diary.bringing_in.diary_lines(data, progress=Bar("Saving"))
        return _json(part, would, None, arguments)
    if arguments.yes and not (arguments.dry_run or arguments.always or arguments.never):
        offer = diary.bringing_in.unread(data, part.name, wishes)
        brought = offer.save(Bar("Saving"))
        _show(file, brought, arguments)
        return _json(part, brought, None, arguments)
    offer = diary.bringing_in.open(data, part.name, wishes, Bar("Reading"))
    _by_title(offer, arguments)
    asking = not (arguments.dry_run or arguments.yes) and prompt.is_interactive()
    would = offer.brought()
    # About them it is asked next.
    _show(file, replace(would, people_maybe=()) if asking else would, arguments)
    if not arguments.json and (names := some_names(offer)):
        output.line(f"  among them: {names}")
    if arguments.dry_run:
        if not arguments.json:
            output.lines(f"  {described(entries)}" for entries in offer.entries())
        return _json(part, offer.brought(), offer, arguments)
    if asking:
        if ask_doubts(offer):
            _show(file, offer.brought(), arguments)
        if not ask_yes(offer, choosing=arguments.choose):
            raise Refused("Not brought in.")
    else:
        prompt.confirm(f"Bring in {file}?", yes=arguments.yes)
    return _json(part, offer.save(Bar("Saving")), offer, arguments)


def _by_title(offer: Offer, arguments: argparse.Namespace) -> None:
    """Do what ``--always`` and ``--never`` say."""
    wanted = {title_key(title): True for title in arguments.always}
    wanted |= {title_key(title): False for title in arguments.never}
    if wanted:
        for entries in offer.entries():
            if entries.key in wanted:
                offer.take(entries, wanted[entries.key], always=True)


def _wishes(arguments: argparse.Namespace) -> Wishes:
    return Wishes(
        format=arguments.format,
        region=arguments.region.upper() if arguments.region else None,
        first=parse_date(arguments.first) if arguments.first else None,
        last=parse_date(arguments.last) if arguments.last else None,
        owner_emails=frozenset(arguments.my_email),
        columns=tuple(_column(text) for text in arguments.column),
        take=arguments.take,
    )


def _column(text: str) -> tuple[str, str]:
    heading, equals, name = text.rpartition("=")
    if not equals:
        raise Usage("--column takes a heading and a field.", 'For example: --column "Wer=name"')
    return heading, name


def _json(
    part: Incoming, brought: Brought, offer: Offer | None, arguments: argparse.Namespace
) -> dict[str, JsonValue]:
    value: dict[str, JsonValue] = {"file": part.typed, "dry_run": arguments.dry_run}
    value |= {key: getattr(brought, key) for key in _WORDS}
    value["people_maybe"] = [list(pair) for pair in brought.people_maybe]
    value["problems"] = list(brought.problems)
    value["left_out"] = [{"reason": reason, "count": count} for reason, count in brought.left_out]
    value["entries"] = [
        {
            "title": entries.title,
            "times": entries.times,
            "first": entries.first.isoformat(),
            "last": entries.last.isoformat(),
            "people": list(entries.people),
            "place": entries.place,
            "taken": entries.taken,
            "suggested": entries.suggested,
            "reason": entries.reason,
            "by_rule": entries.by_rule,
        }
        for entries in (offer.entries() if offer and arguments.dry_run else ())
    ]
    return value


def _show(file: str, brought: Brought, arguments: argparse.Namespace) -> None:
    if arguments.json:
        return
    output.line(file)
    counts = ((getattr(brought, key), words) for key, words in _WORDS.items())
    output.lines(f"  {count:,} {words[count != 1]}" for count, words in counts if count)
    output.lines(f"  left out, {reason}: {count:,}" for reason, count in brought.left_out)
    for theirs, ours in brought.people_maybe:
        output.line(f"  perhaps the same, both stay: {theirs} = {ours or 'somebody without a name'}")
    output.lines(f"  not read: {problem}" for problem in brought.problems)
