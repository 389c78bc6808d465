"""``contactlog waiting``: take in what was dropped without the passphrase."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence

from contactlog.cli import notices, output, prompt, readings, session, show
from contactlog.cli.naming import names
from contactlog.cli.settling import nobody_in, settled
from contactlog.core.settings import JsonValue
from contactlog.core.times import moment_text, to_local
from contactlog.diary.door import Diary
from contactlog.diary.encounters import Reading
from contactlog.diary.waiting import Unreadable, Waiting
from contactlog.errors import Usage


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    session.add_json(parser)
    parser.set_defaults(run=run_list)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    listing = verbs.add_parser("list", help="what waits, and how it would be read")
    accept = verbs.add_parser("accept", help="take in the lines that need no question")
    accept.add_argument(
        "line", nargs="*", metavar="NUMBER", help="only these, by number or name; all when left out"
    )
    edit = verbs.add_parser("edit", help="take in a line in other words")
    edit.add_argument("line", metavar="NUMBER")
    edit.add_argument("text", nargs="+", metavar="TEXT", help="the line as it should be")
    drop = verbs.add_parser("drop", help="throw a waiting line away")
    drop.add_argument("line", metavar="NUMBER")
    drop.add_argument("--yes", action="store_true", help="do not ask")
    for verb, run in ((listing, run_list), (accept, run_accept), (edit, run_edit), (drop, run_drop)):
        session.add_json(verb)
        verb.set_defaults(run=run)


def run_list(arguments: argparse.Namespace) -> int:
    """List what waits."""
    with session.diary(arguments) as diary:
        items = diary.waiting.all()
        values: list[JsonValue] = [_described(diary, item) for item in items]
        lines = _listed(diary, items)
    if arguments.json:
        output.json_value({"waiting": values})
        return 0
    output.lines(lines or ["Nothing waits."])
    if lines:
        output.line("Take in what is clear: contactlog waiting accept")
    return 0


def _listed(
    diary: Diary, items: Sequence[Waiting | Unreadable], problems: Mapping[str, str] | None = None
) -> list[str]:
    """Write each line, numbered, with what it would become or what keeps it; ``problems`` alone when given."""
    lines = []
    for number, item in enumerate(items, 1):
        if problems is not None and item.name not in problems:
            continue
        if isinstance(item, Unreadable):
            lines.append(f"{number:3}. {item.name}: {item.problem}")
            continue
        written = to_local(item.written_at, item.zone)
        lines.append(f"{number:3}. {written:%a %Y-%m-%d %H:%M}  {item.text}")
        lines.append(f"     {problems[item.name] if problems else _would_be(diary.waiting.read(item))}")
    return lines


def _would_be(reading: Reading) -> str:
    return reading.question or nobody_in(reading) or f"is read as: {readings.line_of(reading)}"


def _described(diary: Diary, item: Waiting | Unreadable) -> dict[str, JsonValue]:
    if isinstance(item, Unreadable):
        return {"name": item.name, "problem": item.problem}
    reading = diary.waiting.read(item)
    return {
        "name": item.name,
        "problem": None,
        "text": item.text,
        "written_at": moment_text(item.written_at),
        "written": f"{to_local(item.written_at, item.zone):%a %Y-%m-%d %H:%M}",
        "question": reading.question or nobody_in(reading) or None,
        "not_understood": " ".join(reading.not_understood) or None,
    }


def run_accept(arguments: argparse.Namespace) -> int:
    """Take in lines; at a terminal, ask which of several people a line means."""
    with session.diary(arguments) as diary:

        def settle(item: Waiting, reading: Reading) -> Reading:
            if arguments.json or not reading.ambiguous or not prompt.is_interactive():
                return reading
            notices.note(item.text)
            return settled(diary, reading, as_of=item.written_at, lang=None)

        accepted, problems = diary.waiting.accept_some(arguments.line, settle=settle)
        shown = names(diary)
        left = _listed(diary, diary.waiting.all(), dict(problems)) if problems else []
    if arguments.json:
        output.json_value(
            {
                "accepted": [show.encounter_json(encounter, shown) for encounter in accepted],
                "problems": [{"name": name, "text": text} for name, text in problems],
            }
        )
        return 0 if not problems else 1
    output.lines(f"Taken in: {show.encounter_line(encounter, shown)}" for encounter in accepted)
    if left:
        output.lines(["Still waiting:", *left])
        output.line(
            'Write one in other words: contactlog waiting edit 1 "TEXT"  Or: contactlog waiting drop 1'
        )
    if not accepted and not problems:
        output.line("Nothing waits.")
    return 0 if not problems else 1


def run_edit(arguments: argparse.Namespace) -> int:
    """Take in a line in other words."""
    text = " ".join(arguments.text).strip()
    if not text:
        raise Usage("The line is empty.")
    with session.diary(arguments) as diary:
        encounter = diary.waiting.accept(diary.waiting.find(arguments.line), text)
        shown = names(diary)
    if arguments.json:
        output.json_value(show.encounter_json(encounter, shown))
    else:
        output.line(f"Taken in: {show.encounter_line(encounter, shown)}")
    return 0


def run_drop(arguments: argparse.Namespace) -> int:
    """Throw a waiting line away."""
    with session.diary(arguments) as diary:
        name = diary.waiting.name_of(arguments.line)
        prompt.confirm("Throw this waiting line away? There is no undo.", yes=arguments.yes)
        diary.waiting.drop(name)
    if arguments.json:
        output.json_value({"dropped": name})
    else:
        output.line("Thrown away.")
    return 0
