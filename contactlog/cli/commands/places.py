"""``contactlog places``: the places in the diary."""

from __future__ import annotations

import argparse
from typing import Any

from contactlog.cli import output, session, show
from contactlog.core.values import Setting, Space, Ventilation
from contactlog.diary.door import Diary
from contactlog.errors import Usage


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    session.add_json(parser)
    parser.set_defaults(run=run_list, hidden=False)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    listing = verbs.add_parser("list", help="every place, by name")
    listing.add_argument("--hidden", action="store_true", help="also those you hid")
    add = verbs.add_parser("add", help="add a place")
    add.add_argument("name", metavar="NAME")
    edit = verbs.add_parser("edit", help="change a place")
    edit.add_argument("place", metavar="PLACE", help="name or id")
    edit.add_argument("--name", help="the new name")
    edit.add_argument("--hide", choices=("yes", "no"), help="leave it out of lists and suggestions")
    for verb in (add, edit):
        _details(verb)
    for verb, run in ((listing, run_list), (add, run_add), (edit, run_edit)):
        session.add_json(verb)
        verb.set_defaults(run=run)


def _details(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--setting", choices=[item.value for item in Setting])
    parser.add_argument("--space", choices=[item.value for item in Space])
    parser.add_argument("--ventilation", choices=[item.value for item in Ventilation])
    parser.add_argument(
        "--phone", action="append", metavar="NUMBER", help="to tell the venue; may be repeated"
    )
    parser.add_argument("--email", action="append", metavar="MAIL", help="to tell the venue; may be repeated")
    parser.add_argument("--note")


def _given(arguments: argparse.Namespace, diary: Diary) -> dict[str, Any]:
    details: dict[str, Any] = {}
    for key, enum in (("setting", Setting), ("space", Space), ("ventilation", Ventilation)):
        if getattr(arguments, key):
            details[key] = enum(getattr(arguments, key))
    if arguments.phone:
        region = diary.preferences.text("region")
        details["phones"] = tuple(diary.people.phone(typed, region) for typed in arguments.phone)
    if arguments.email:
        details["emails"] = tuple(arguments.email)
    if arguments.note is not None:
        details["note"] = arguments.note
    return details


def run_list(arguments: argparse.Namespace) -> int:
    """List places."""
    with session.diary(arguments) as diary:
        places = diary.places.all(hidden=arguments.hidden)
    if arguments.json:
        output.json_value({"places": [show.record_json(place) for place in places]})
    elif places:
        output.lines(
            ", ".join(filter(None, (place.name, place.setting and show.words(place.setting))))
            for place in places
        )
    else:
        output.line("No place yet. Places come in with encounters: ... at Café Nero")
    return 0


def run_add(arguments: argparse.Namespace) -> int:
    """Add a place."""
    with session.diary(arguments) as diary:
        place = diary.places.add(arguments.name, **_given(arguments, diary))
    if arguments.json:
        output.json_value(show.record_json(place))
    else:
        output.line(f"Added {place.name}.")
    return 0


def run_edit(arguments: argparse.Namespace) -> int:
    """Change a place."""
    with session.diary(arguments) as diary:
        place = diary.places.find(arguments.place)
        details = _given(arguments, diary)
        if arguments.name:
            details["name"] = arguments.name
        if arguments.hide:
            details["hidden"] = arguments.hide == "yes"
        if not details:
            raise Usage("Nothing to change was given.", "See: contactlog places edit --help")
        place = diary.places.edit(place, **details)
    if arguments.json:
        output.json_value(show.record_json(place))
    else:
        output.line(f"Changed {place.name}.")
    return 0
