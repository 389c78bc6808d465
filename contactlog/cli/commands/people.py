"""``contactlog people``: the people in the diary."""

from __future__ import annotations

import argparse
from typing import Any

from contactlog.cli import output, prompt, session, show
from contactlog.core.people import Person
from contactlog.core.settings import JsonValue
from contactlog.core.times import parse_date
from contactlog.core.values import Channel, Flag, Safety
from contactlog.diary.door import Diary
from contactlog.diary.people import shown_name
from contactlog.errors import Ambiguous, Usage

_YES_NO = {"yes": True, "no": False, "unknown": None}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    session.add_json(parser)
    parser.set_defaults(run=run_list, hidden=False, unreachable=False, met_since=None)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    listing = verbs.add_parser("list", help="everybody, by name")
    listing.add_argument("--hidden", action="store_true", help="also those you hid")
    listing.add_argument(
        "--unreachable", action="store_true", help="only those without number, mail or address"
    )
    listing.add_argument(
        "--met-since", metavar="DATE", help="with --unreachable: only those met since then, the latest first"
    )
    _done(listing, run_list)
    add = verbs.add_parser("add", help="add a person")
    add.add_argument("name", metavar="NAME", help="full name; empty quotes for somebody without a name")
    add.add_argument("--yes", action="store_true", help="add them even if somebody of that name is there")
    _details(add)
    _done(add, run_add)
    showing = verbs.add_parser("show", help="one person with every meeting")
    showing.add_argument("person", metavar="PERSON", help="name, nickname or id")
    _done(showing, run_show)
    edit = verbs.add_parser("edit", help="change a person")
    edit.add_argument("person", metavar="PERSON", help="name, nickname or id")
    edit.add_argument("--name", help="the new name")
    _details(edit)
    _done(edit, run_edit)
    hide = verbs.add_parser("hide", help="leave somebody out of lists and suggestions")
    hide.add_argument("person", metavar="PERSON")
    hide.add_argument("--again", action="store_true", help="show them again")
    _done(hide, run_hide)
    merge = verbs.add_parser("merge", help="make one person of two")
    merge.add_argument("keep", metavar="PERSON", help="who stays")
    merge.add_argument("other", metavar="OTHER", help="who becomes part of them")
    merge.add_argument("--yes", action="store_true", help="do not ask")
    _done(merge, run_merge)
    duplicates = verbs.add_parser("duplicates", help="who may be the same person")
    _done(duplicates, run_duplicates)
    apart = verbs.add_parser("not-same", help="say that two people are two, and list those pairs")
    apart.add_argument(
        "people", metavar="PERSON", nargs="*", help="two people; the pairs so far when left out"
    )
    apart.add_argument("--take-back", action="store_true", help="they may be one person after all")
    _done(apart, run_not_same)
    forget = verbs.add_parser("forget", help="erase somebody for good")
    forget.add_argument("person", metavar="PERSON")
    forget.add_argument("--yes", action="store_true", help="do not ask")
    _done(forget, run_forget)


def _done(parser: argparse.ArgumentParser, run: Any) -> None:
    session.add_json(parser)
    parser.set_defaults(run=run)


def _details(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--nickname", action="append", metavar="NAME", help="another name; may be repeated")
    parser.add_argument("--phone", action="append", metavar="NUMBER", help="telephone; may be repeated")
    parser.add_argument("--email", action="append", metavar="MAIL", help="e-mail; may be repeated")
    parser.add_argument("--address", help="postal address")
    parser.add_argument(
        "--channel", choices=[item.value for item in Channel], help="how they like to be told"
    )
    parser.add_argument("--language", metavar="TAG", help="language to write in, such as pt")
    parser.add_argument(
        "--flag", action="append", choices=[item.value for item in Flag], help="may be repeated"
    )
    parser.add_argument("--no-flags", action="store_true", help="take all flags away first")
    parser.add_argument(
        "--safety", action="append", choices=[item.value for item in Safety], help="may be repeated"
    )
    parser.add_argument("--confidential", choices=("yes", "no"), help="never named outside the diary")
    parser.add_argument("--lives-with-me", choices=list(_YES_NO), help="part of your household")
    parser.add_argument("--fell-ill-on", metavar="DATE", help="first day of their own illness")
    parser.add_argument("--note", help="anything else")


def _given(arguments: argparse.Namespace, diary: Diary, before: Person | None) -> dict[str, Any]:
    details: dict[str, Any] = {
        key: getattr(arguments, key)
        for key in ("address", "language", "note")
        if getattr(arguments, key) is not None
    }
    region = diary.preferences.text("region")
    if arguments.nickname:
        details["nicknames"] = (*(before.nicknames if before else ()), *arguments.nickname)
    if arguments.phone:
        fresh = tuple(diary.people.phone(typed, region) for typed in arguments.phone)
        details["phones"] = (*(before.phones if before else ()), *fresh)
    if arguments.email:
        details["emails"] = (*(before.emails if before else ()), *arguments.email)
    if arguments.channel:
        details["channel"] = Channel(arguments.channel)
    if arguments.flag or arguments.no_flags:
        kept = before.flags if before and not arguments.no_flags else frozenset()
        details["flags"] = kept | {Flag(item) for item in arguments.flag or ()}
    if arguments.safety:
        details["safety"] = (before.safety if before else frozenset()) | {
            Safety(item) for item in arguments.safety
        }
    if arguments.confidential:
        details["confidential"] = arguments.confidential == "yes"
    if arguments.lives_with_me:
        details["lives_with_me"] = _YES_NO[arguments.lives_with_me]
    if arguments.fell_ill_on:
        details["fell_ill_on"] = parse_date(arguments.fell_ill_on)
    return details


def run_list(arguments: argparse.Namespace) -> int:
    """List people."""
    with session.diary(arguments) as diary:
        if arguments.met_since is not None:
            since = diary.encounters.read_day_span(arguments.met_since).first
            people = diary.people.met_unreachable(since, diary.desk.today())
        else:
            people = diary.people.all(hidden=arguments.hidden)
            if arguments.unreachable:
                people = diary.people.unreachable(people)
    if arguments.json:
        output.json_value({"people": [show.person_json(person) for person in people]})
    elif people:
        output.lines(show.person_line(person) for person in people)
    elif arguments.unreachable or arguments.met_since:
        output.line("Everybody can be reached.")
    else:
        output.line('Nobody yet. People come in with encounters: contactlog diary add "Lunch with Ana"')
    return 0


def run_add(arguments: argparse.Namespace) -> int:
    """Add a person."""
    with session.diary(arguments) as diary:
        namesakes = diary.people.same_name(arguments.name) if arguments.name else []
        if namesakes and not arguments.yes:
            raise Ambiguous(
                "Somebody of that name is in the diary already.",
                "Add --yes if this is another person.",
                tuple((person.id, show.person_line(person)) for person in namesakes),
            )
        person = diary.people.add(arguments.name, **_given(arguments, diary, None))
    return _shown(arguments, person, f"Added {shown_name(person)}.")


def run_show(arguments: argparse.Namespace) -> int:
    """Show one person with every meeting."""
    with session.diary(arguments) as diary:
        person = diary.people.find(arguments.person)
        met = diary.people.encounters(person)
        names = show.Names(diary.people.by_id(), diary.places.by_id(), diary.groups.by_id())
    if arguments.json:
        encounters: list[JsonValue] = [show.encounter_json(encounter, names) for encounter in met]
        output.json_value({"person": show.person_json(person), "encounters": encounters})
        return 0
    output.line(show.person_line(person))
    if person.note:
        output.line(f"Note: {person.note}")
    output.line(f"Id: {person.id}")
    output.line(f"Met {len(met)} times." if met else "No meeting noted.")
    output.lines(show.encounter_line(encounter, names) for encounter in met)
    return 0


def run_edit(arguments: argparse.Namespace) -> int:
    """Change a person."""
    with session.diary(arguments) as diary:
        person = diary.people.find(arguments.person)
        details = _given(arguments, diary, person)
        if arguments.name is not None:
            details["name"] = arguments.name
        if not details:
            raise Usage("Nothing to change was given.", "See: contactlog people edit --help")
        person = diary.people.edit(person, **details)
    return _shown(arguments, person, f"Changed {shown_name(person)}.")


def run_hide(arguments: argparse.Namespace) -> int:
    """Hide a person, or show them again."""
    with session.diary(arguments) as diary:
        person = diary.people.hide(diary.people.find(arguments.person), hidden=not arguments.again)
    said = "is shown again" if arguments.again else "is hidden; the meetings stay. Show again with --again"
    return _shown(arguments, person, f"{shown_name(person)} {said}.")


def run_merge(arguments: argparse.Namespace) -> int:
    """Make one person of two."""
    with session.diary(arguments) as diary:
        keep, other = diary.people.find(arguments.keep), diary.people.find(arguments.other)
        question = f"Make {shown_name(other)} part of {shown_name(keep)}?"
        prompt.confirm(question, yes=arguments.yes)
        person = diary.people.merge(keep, other)
    return _shown(arguments, person, f"One person now: {shown_name(person)}. Undo: contactlog undo")


def run_duplicates(arguments: argparse.Namespace) -> int:
    """List who may be the same person."""
    with session.diary(arguments) as diary:
        pairs = diary.people.sameness.doubles()
    if arguments.json:
        listed: list[JsonValue] = [
            [show.person_json(pair.one), show.person_json(pair.other)] for pair in pairs
        ]
        output.json_value({"pairs": listed, "why": [pair.why for pair in pairs]})
    elif pairs:
        for pair in pairs:
            output.line(f"{show.person_line(pair.one)} ({pair.one.id})")
            output.line(f"  and {show.person_line(pair.other)} ({pair.other.id}): {pair.why}")
        output.line("One person: contactlog people merge A B.  Two: contactlog people not-same A B.")
    else:
        output.line("Nobody looks double.")
    return 0


def run_not_same(arguments: argparse.Namespace) -> int:
    """Part two people, take that back, or list who was parted."""
    if len(arguments.people) not in (0, 2) or (arguments.take_back and not arguments.people):
        raise Usage("Name two people, or nobody.", "For example: contactlog people not-same Ana 'Ana Silva'")
    with session.diary(arguments) as diary:
        sameness = diary.people.sameness
        if arguments.people:
            one, other = (diary.people.find(typed) for typed in arguments.people)
            if arguments.take_back:
                sameness.take_back(one, other)
            else:
                sameness.part(one, other)
        pairs = sameness.parted()
    if arguments.json:
        listed: list[JsonValue] = [
            [show.person_json(pair.one), show.person_json(pair.other)] for pair in pairs
        ]
        output.json_value({"pairs": listed})
    else:
        output.lines(f"{shown_name(pair.one)} and {shown_name(pair.other)} are two." for pair in pairs)
        if not pairs:
            output.line("Nobody is kept apart.")
    return 0


def run_forget(arguments: argparse.Namespace) -> int:
    """Erase a person for good."""
    with session.diary(arguments) as diary:
        person = diary.people.find(arguments.person)
        count = len(diary.people.encounters(person))
        prompt.confirm(
            f"Erase {shown_name(person)} for good? {count} meetings stay, without the name. There is no undo.",
            yes=arguments.yes,
        )
        name = shown_name(person)
        mentions = diary.retention.forget(person)
    if arguments.json:
        output.json_value({"forgotten": person.id, "notes_cleared": mentions})
        return 0
    output.line(f"{name} is erased from this diary. Notes that held the name: {mentions}, cleared of it.")
    output.line("Backups made before still hold them: make a new one and delete the old ones.")
    return 0


def _shown(arguments: argparse.Namespace, person: Person, text: str) -> int:
    if arguments.json:
        output.json_value(show.person_json(person))
    else:
        output.line(text)
    return 0
