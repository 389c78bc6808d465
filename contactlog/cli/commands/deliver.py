"""``contactlog deliver``: get checked words to the phone, the mail program or onto paper, by your own hand."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

from contactlog import paths
from contactlog.cli import notices, output, session, wording_options
from contactlog.cli.delivery_forms import FORMS, Delivery, Form
from contactlog.cli.draft_lines import show_findings
from contactlog.core.drafts import Draft
from contactlog.core.people import Person
from contactlog.core.values import Channel
from contactlog.diary.delivering import Link, Scheme, told_command, trust_page
from contactlog.diary.door import Diary
from contactlog.diary.people import shown_name
from contactlog.diary.words import Purpose
from contactlog.errors import Refused, Usage

_FOR_ALL = ("call-sheet", "eml", "letter", "text")
_OPENED = {Link.TEL: Channel.CALL, Link.MAILTO: Channel.EMAIL}
"""Which way of telling a code belongs to that opens something else than a message."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "person", metavar="PERSON", nargs="*", help="who; the words are made and checked anew"
    )
    parser.add_argument("--all", action="store_true", help="everybody still to tell, in the order of telling")
    parser.add_argument("--group", metavar="GROUP", help="the organiser of a group; names nobody")
    parser.add_argument("--place", metavar="PLACE", help="a place where you were; names nobody")
    parser.add_argument(
        "--as", dest="form", required=True, choices=[*FORMS, "call-sheet", "trust-page"], help="in which form"
    )
    parser.add_argument("--case", metavar="CASE", help="id or illness; the open one when left out")
    wording_options.add(parser)
    parser.add_argument(
        "--to", metavar="FOLDER", help="where files go; exports/ beside the diary if left out"
    )
    parser.add_argument(
        "--link", choices=[item.value for item in Link], help="what a code opens on the phone"
    )
    parser.add_argument(
        "--scheme", choices=[item.value for item in Scheme], help="how a code is drawn; colour on a terminal"
    )
    parser.add_argument("--size", metavar="80x24", help="room for a code; the window's when left out")
    parser.add_argument("--one", action="store_true", help="one code or none: never split the words")
    parser.add_argument(
        "--clear-after", type=int, default=30, metavar="SECONDS", help="empty the clipboard then; 0 leaves it"
    )
    parser.add_argument("--pdf", action="store_true", help="a sheet or page as PDF for printing")
    session.add_as_of(parser)
    session.add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Deliver words."""
    folder = Path(arguments.to).expanduser() if arguments.to else paths.exports_dir(session.folder(arguments))
    if arguments.form == "trust-page" and not arguments.pdf:
        text = trust_page(arguments.lang or "en").rstrip()
        if arguments.json:
            output.json_value({"form": arguments.form, "text": text})
        else:
            output.line(text)
        return 0
    with session.diary(arguments) as diary:
        if arguments.form == "trust-page":
            return _written(arguments, diary, folder, diary.delivering.trust_pdf(arguments.lang or "en"))
        if arguments.form == "call-sheet":
            return _call_sheet(arguments, diary, folder)
        return _deliver(arguments, diary, folder)


def _deliver(arguments: argparse.Namespace, diary: Diary, folder: Path) -> int:
    form = FORMS[arguments.form]
    drafts = _drafts(arguments, diary, form)
    made = [_one(arguments, diary, folder, draft, person, form) for draft, person in drafts]
    if arguments.json:
        output.json_value({"delivered": [each.json() for each in made]})
    elif not made:
        output.line("There is nobody left to tell. See: contactlog reach")
    return 1 if any(each.refused for each in made) else 0


def _drafts(arguments: argparse.Namespace, diary: Diary, form: Form) -> list[tuple[Draft, Person]]:
    case = diary.cases.find(arguments.case, first=wording_options.cases_meant(arguments))
    as_of = session.as_of(arguments, diary.desk.zone)
    assessment = diary.cases.assess(case, as_of=as_of)
    wanted = wording_options.wanted(arguments, as_of, diary.desk.zone, form.channel)
    if arguments.group:
        group = diary.groups.find(arguments.group)
        receiver = diary.people.by_id().get(group.organiser or "") or Person(group.id, group.name)
        return [(diary.words.for_group(case, assessment, group, wanted), receiver)]
    if arguments.place:
        place = diary.places.find(arguments.place)
        venue = Person(place.id, place.name, phones=place.phones, emails=place.emails)
        return [(diary.words.for_place(case, assessment, place, wanted), venue)]
    people = [diary.people.find(typed) for typed in arguments.person]
    if bool(people) == arguments.all:
        raise Usage("Say whom: one or more people, or --all.")
    if arguments.all and arguments.form not in _FOR_ALL:
        raise Usage(f"--all goes with: {', '.join(_FOR_ALL)}.")
    drafts = diary.words.drafts(case, assessment, people, wanted)
    everybody = diary.people.by_id()
    return [(draft, everybody[draft.person]) for draft in drafts]


def _one(
    arguments: argparse.Namespace, diary: Diary, folder: Path, draft: Draft, person: Person, form: Form
) -> Delivery:
    delivery = Delivery(shown_name(person), arguments.form, _told(arguments, diary, draft, person, form))
    if draft.stopped:
        delivery.refused = "The draft check stops these words."
        if not arguments.json:
            output.line(f"{delivery.person}: {delivery.refused}")
            show_findings(draft)
            output.line(f"  Mend, answer or overrule it with: {_draft_command(arguments, draft, person)}")
        return delivery
    try:
        form.make(arguments, diary, folder, draft, person, delivery)
    except Refused as problem:
        if not arguments.all and not arguments.json:
            raise
        delivery.refused = problem.sentence
        if not arguments.json:
            notices.note(f"{delivery.person}: {problem.sentence} {problem.next_step}")
    if delivery.told and not arguments.json and not delivery.refused:
        output.line(f"When it is done: {delivery.told}")
    return delivery


def _draft_command(arguments: argparse.Namespace, draft: Draft, person: Person) -> str:
    if arguments.group or arguments.place:
        to = (
            f"--group {shlex.quote(arguments.group)}"
            if arguments.group
            else f"--place {shlex.quote(arguments.place)}"
        )
    else:
        to = f"--to {shlex.quote(person.name or person.id)}"
    return f"contactlog draft {to} --channel {draft.channel.value} ..."


def _told(arguments: argparse.Namespace, diary: Diary, draft: Draft, person: Person, form: Form) -> str:
    if arguments.group:
        group = diary.groups.find(arguments.group)
        return told_command(Person(group.id, group.name), draft.channel, purpose=Purpose.ORGANISER)
    purpose = Purpose.VENUE if arguments.place else wording_options.purpose(arguments)
    opened = _OPENED.get(arguments.link) if arguments.form == "qr" else None
    channel = opened or draft.channel
    return told_command(person, channel, sent=form.sends and channel is not Channel.CALL, purpose=purpose)


def _call_sheet(arguments: argparse.Namespace, diary: Diary, folder: Path) -> int:
    case = diary.cases.find(arguments.case)
    assessment = diary.cases.assess(case, as_of=session.as_of(arguments, diary.desk.zone))
    people = [diary.people.find(typed) for typed in arguments.person]
    if not people and not arguments.all:
        raise Usage("Say whom: one or more people, or --all.")
    if arguments.pdf:
        return _written(arguments, diary, folder, diary.delivering.call_sheet_pdf(case, assessment, people))
    text = diary.delivering.call_sheet(case, assessment, people)
    if arguments.to:
        return _written(arguments, diary, folder, text.encode(), ".txt")
    if arguments.json:
        output.json_value({"form": "call-sheet", "text": text})
    else:
        output.line(text.rstrip())
        output.line("")
        output.line(f"After each call: {told_command(Person('', 'NAME'), Channel.CALL, sent=False)}")
    return 0


def _written(
    arguments: argparse.Namespace, diary: Diary, folder: Path, data: bytes, suffix: str = ".pdf"
) -> int:
    path = diary.delivering.write(folder, arguments.form, suffix, data)
    if arguments.json:
        output.json_value({"form": arguments.form, "path": str(path)})
    else:
        output.line(f"Written, readable by anyone who gets the file: {path}")
    return 0
