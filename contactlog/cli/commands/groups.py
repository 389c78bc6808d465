"""``contactlog groups``: named sets of people."""

from __future__ import annotations

import argparse
from typing import Any

from contactlog.cli import output, prompt, session, show
from contactlog.core.groups import Group
from contactlog.diary.door import Diary
from contactlog.errors import Usage


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    session.add_json(parser)
    parser.set_defaults(run=run_list)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    listing = verbs.add_parser("list", help="every group, by name")
    add = verbs.add_parser("add", help="add a group")
    add.add_argument("name", metavar="NAME")
    add.add_argument("people", metavar="PERSON", nargs="*", help="members, by name or id")
    edit = verbs.add_parser("edit", help="change a group")
    edit.add_argument("group", metavar="GROUP", help="name or id")
    edit.add_argument("--name", help="the new name")
    edit.add_argument("--add", action="append", metavar="PERSON", help="a new member; may be repeated")
    edit.add_argument("--drop", action="append", metavar="PERSON", help="no longer a member; may be repeated")
    for verb in (add, edit):
        verb.add_argument("--household", choices=("yes", "no"), help="they live together")
        verb.add_argument("--organiser", metavar="PERSON", help="who can tell the others")
        verb.add_argument("--note")
    remove = verbs.add_parser("remove", help="remove a group; the people stay")
    remove.add_argument("group", metavar="GROUP")
    remove.add_argument("--yes", action="store_true", help="do not ask")
    for verb, run in ((listing, run_list), (add, run_add), (edit, run_edit), (remove, run_remove)):
        session.add_json(verb)
        verb.set_defaults(run=run)


def _given(arguments: argparse.Namespace, diary: Diary) -> dict[str, Any]:
    details: dict[str, Any] = {}
    if arguments.household:
        details["household"] = arguments.household == "yes"
    if arguments.organiser:
        details["organiser"] = diary.people.find(arguments.organiser).id
    if arguments.note is not None:
        details["note"] = arguments.note
    return details


def run_list(arguments: argparse.Namespace) -> int:
    """List groups."""
    with session.diary(arguments) as diary:
        groups = diary.groups.all()
        names = show.Names(diary.people.by_id(), {}, {})
    if arguments.json:
        output.json_value({"groups": [show.record_json(group) for group in groups]})
        return 0
    for group in groups:
        members = ", ".join(names.person(person) for person in group.people) or "nobody yet"
        output.line(f"#{group.name}{' (household)' if group.household else ''}: {members}")
    if not groups:
        output.line("No group yet. Make one with: contactlog groups add choir Ana Ben")
    return 0


def run_add(arguments: argparse.Namespace) -> int:
    """Add a group."""
    with session.diary(arguments) as diary:
        members = tuple(dict.fromkeys(diary.people.find(typed).id for typed in arguments.people))
        group = diary.groups.add(arguments.name, members, **_given(arguments, diary))
    return _shown(arguments, group, f"Added #{group.name} with {len(group.people)} people.")


def run_edit(arguments: argparse.Namespace) -> int:
    """Change a group."""
    with session.diary(arguments) as diary:
        group = diary.groups.find(arguments.group)
        details = _given(arguments, diary)
        if arguments.name:
            details["name"] = arguments.name.removeprefix("#")
        if arguments.add or arguments.drop:
            dropped = {diary.people.find(typed).id for typed in arguments.drop or ()}
            added = [diary.people.find(typed).id for typed in arguments.add or ()]
            members = dict.fromkeys((*group.people, *added))
            details["people"] = tuple(person for person in members if person not in dropped)
        if not details:
            raise Usage("Nothing to change was given.", "See: contactlog groups edit --help")
        group = diary.groups.edit(group, **details)
    return _shown(arguments, group, f"Changed #{group.name}: {len(group.people)} people.")


def run_remove(arguments: argparse.Namespace) -> int:
    """Remove a group."""
    with session.diary(arguments) as diary:
        group = diary.groups.find(arguments.group)
        prompt.confirm(
            f"Remove the group #{group.name} ({len(group.people)} people stay)?", yes=arguments.yes
        )
        diary.groups.remove(group)
    return _shown(arguments, group, f"Removed #{group.name}. Take back with: contactlog undo")


def _shown(arguments: argparse.Namespace, group: Group, text: str) -> int:
    if arguments.json:
        output.json_value(show.record_json(group))
    else:
        output.line(text)
    return 0
