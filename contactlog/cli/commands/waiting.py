"""``contactlog waiting``: take in what was dropped without the passphrase."""

from __future__ import annotations

import argparse

from contactlog.cli import output, prompt, session, show
from contactlog.cli.naming import names
from contactlog.core.settings import JsonValue
from contactlog.core.times import moment_text, to_local
from contactlog.diary.door import Diary
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
        listed = [_described(diary, item) for item in diary.waiting.all()]
    if arguments.json:
        values: list[JsonValue] = list(listed)
        output.json_value({"waiting": values})
        return 0
    for number, item in enumerate(listed, 1):
        if item["problem"]:
            output.line(f"{number:3}. {item['name']}: {item['problem']}")
            continue
        output.line(f"{number:3}. {item['written']}  {item['text']}")
        if item["question"]:
            output.line(f"     {item['question']}")
        elif item["not_understood"]:
            output.line(f"     not understood: {item['not_understood']}")
    if not listed:
        output.line("Nothing waits.")
    else:
        output.line("Take in what is clear: contactlog waiting accept")
    return 0


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
        "question": reading.question,
        "not_understood": " ".join(reading.not_understood) or None,
    }


def run_accept(arguments: argparse.Namespace) -> int:
    """Take in lines."""
    with session.diary(arguments) as diary:
        accepted, problems = diary.waiting.accept_some(arguments.line)
        shown = names(diary)
    if arguments.json:
        output.json_value(
            {
                "accepted": [show.encounter_json(encounter, shown) for encounter in accepted],
                "problems": [{"name": name, "text": text} for name, text in problems],
            }
        )
        return 0 if not problems else 1
    output.lines(f"Taken in: {show.encounter_line(encounter, shown)}" for encounter in accepted)
    output.lines(f"Still waiting, {name}: {text}" for name, text in problems)
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
