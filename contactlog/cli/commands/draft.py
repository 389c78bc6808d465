"""``contactlog draft``: words for each person, checked; edited, reset, overruled and kept."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from contactlog.cli import output, prompt, session, wording_options
from contactlog.cli.draft_lines import draft_json, name_of, show_draft, show_findings
from contactlog.core.cases import Case
from contactlog.core.drafts import Draft
from contactlog.core.exposures import Assessment
from contactlog.core.people import Person
from contactlog.core.values import Safety
from contactlog.diary.door import Diary
from contactlog.diary.people import shown_name
from contactlog.diary.words import Purpose, Wanted
from contactlog.errors import NotFound, StorageFailed, Usage

_LARGEST = 100_000
"""Bytes of a file with an edited text."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "words",
        nargs="*",
        metavar="CASE PERSON",
        help="id or illness, and people; the open case and everybody still to tell when left out",
    )
    parser.add_argument(
        "--to",
        dest="person",
        action="append",
        default=[],
        metavar="PERSON",
        help="only to this person, also one who is called like a case; may be repeated",
    )
    parser.add_argument("--group", metavar="GROUP", help="to the organiser of a group; names nobody")
    parser.add_argument("--place", metavar="PLACE", help="to a place where you were; names nobody")
    wording_options.add(parser)
    parser.add_argument("--check", action="store_true", help="show only what the draft check found")
    parser.add_argument("--only-text", action="store_true", help="print only the words, for an editor")
    edit = parser.add_mutually_exclusive_group()
    edit.add_argument("--edit-from", metavar="FILE", help="keep the words in this file for the person")
    edit.add_argument("--text", metavar="TEXT", help="keep these words for the person; - reads them")
    edit.add_argument("--reset", action="store_true", help="go back to the words as contactlog writes them")
    parser.add_argument("--subject", metavar="TEXT", help="with an edit: the subject of a mail or letter")
    parser.add_argument(
        "--overrule",
        action="append",
        metavar="ID",
        help="use the words in spite of a finding; may be repeated",
    )
    parser.add_argument(
        "--safety",
        action="append",
        choices=["none", *(item.value for item in Safety)],
        help="answer the safety questions for this person; may be repeated",
    )
    parser.add_argument(
        "--save-as-wording", metavar="NAME", help="keep these words for later, without details"
    )
    parser.add_argument("--wordings", action="store_true", help="list your own wordings")
    parser.add_argument("--drop-wording", metavar="NAME", help="drop an own wording")
    parser.add_argument("--named", action="store_true", help="advise whether to write under your name")
    parser.add_argument(
        "--trust-page", action="store_true", help="print how to tell a true warning from a scam"
    )
    session.add_as_of(parser)
    session.add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write drafts, and note for whom."""
    if arguments.trust_page:
        from contactlog.diary.delivering import trust_page

        text = trust_page(arguments.lang or "en")
        if arguments.json:
            output.json_value({"text": text})
        else:
            output.line(text)
        return 0
    with session.diary(arguments) as diary:
        if arguments.wordings or arguments.drop_wording:
            return _wordings(arguments, diary)
        case, people = _named(arguments, diary)
        as_of = session.as_of(arguments, diary.desk.zone)
        assessment = diary.cases.assess(case, as_of=as_of)
        wanted = wording_options.wanted(arguments, as_of, diary.desk.zone)
        if arguments.group or arguments.place:
            drafts, names = _for_many(arguments, diary, case, assessment, wanted)
            return _show(arguments, drafts, diary.people.by_id(), names)
        if arguments.named:
            return _advise_on_name(diary, case, assessment, people)
        people = [_asked(arguments, diary, case, person) for person in people]
        changes = _changes(arguments)
        drafts = (_change if changes else _write)(arguments, diary, case, assessment, people, wanted)
        everybody = diary.people.by_id()
        # One undo takes back what was changed; that a draft was shown is noted when it is only shown.
        for draft in drafts if wanted.purpose is Purpose.NEWS and not changes else ():
            if not draft.stopped:
                diary.ledger.drafted(case, everybody[draft.person])
    return _show(arguments, drafts, everybody, {})


def _named(arguments: argparse.Namespace, diary: Diary) -> tuple[Case, list[Person]]:
    """Find the case and the people. The first word may name either; a case comes first."""
    first, rest = arguments.words[:1], [*arguments.words[1:], *arguments.person]
    people = []
    try:
        case = diary.cases.find(first[0] if first else None, first=wording_options.cases_meant(arguments))
    except NotFound as no_case:
        if not first:
            raise
        try:
            people = [diary.people.find(first[0])]
        except NotFound:
            raise no_case from None
        case = diary.cases.find(None, first=wording_options.cases_meant(arguments))
    return case, [*people, *(diary.people.find(typed) for typed in rest)]


def _asked(arguments: argparse.Namespace, diary: Diary, case: Case, person: Person) -> Person:
    """Put the safety questions to the user, or take the answers from the command line."""
    if arguments.safety:
        answers = [Safety(item) for item in arguments.safety if item != "none"]
        return diary.words.answer(case, person, answers)
    questions = diary.words.questions(case, person)
    if not questions or arguments.json or not prompt.is_interactive():
        return person
    yes = [each.safety for each in questions if prompt.ask(f"{each.text} [y/N]").casefold() in ("y", "yes")]
    return diary.words.answer(case, person, yes)


def _changes(arguments: argparse.Namespace) -> bool:
    edit = arguments.edit_from is not None or arguments.text is not None
    return bool(edit or arguments.reset or arguments.overrule or arguments.save_as_wording)


def _write(
    _arguments: argparse.Namespace,
    diary: Diary,
    case: Case,
    assessment: Assessment,
    people: Sequence[Person],
    wanted: Wanted,
) -> list[Draft]:
    return diary.words.drafts(case, assessment, people, wanted)


def _change(
    arguments: argparse.Namespace,
    diary: Diary,
    case: Case,
    assessment: Assessment,
    people: Sequence[Person],
    wanted: Wanted,
) -> list[Draft]:
    if len(people) != 1:
        raise Usage("This is for one person.", "Say for whom: --to PERSON")
    person = people[0]
    if arguments.edit_from is not None or arguments.text is not None:
        diary.words.edit(case, assessment, person, wanted, _typed(arguments), arguments.subject)
    if arguments.reset:
        diary.words.reset(case, assessment, person, wanted)
    if arguments.overrule:
        diary.words.overrule(case, assessment, person, wanted, arguments.overrule)
    if arguments.save_as_wording:
        diary.words.save_as(arguments.save_as_wording, case, assessment, person, wanted)
    return diary.words.drafts(case, assessment, [person], wanted)


def _typed(arguments: argparse.Namespace) -> str:
    if arguments.text not in (None, "-"):
        return str(arguments.text)
    try:
        if arguments.text == "-":
            return sys.stdin.buffer.read(_LARGEST).decode("utf-8-sig")
        with Path(arguments.edit_from).expanduser().open("rb") as file:
            return file.read(_LARGEST).decode("utf-8-sig")
    except OSError as problem:
        raise StorageFailed(f"The file cannot be read: {problem.strerror}.", "Check the path.") from None
    except UnicodeDecodeError:
        raise Usage("The text is not UTF-8.", "Save it as UTF-8.") from None


def _for_many(
    arguments: argparse.Namespace, diary: Diary, case: Case, assessment: Assessment, wanted: Wanted
) -> tuple[list[Draft], dict[str, str]]:
    if arguments.group:
        group = diary.groups.find(arguments.group)
        draft = diary.words.for_group(case, assessment, group, wanted)
        return [draft], {draft.person: f"whoever can tell {group.name}"}
    place = diary.places.find(arguments.place)
    draft = diary.words.for_place(case, assessment, place, wanted)
    return [draft], {draft.person: place.name}


def _show(
    arguments: argparse.Namespace, drafts: list[Draft], people: dict[str, Person], names: dict[str, str]
) -> int:
    code = 1 if any(draft.stopped for draft in drafts) else 0
    if arguments.json:
        shown = [draft_json(draft, name_of(draft, people, names)) for draft in drafts]
        output.json_value({"drafts": list(shown)})
        return code
    for number, draft in enumerate(drafts):
        output.lines([""] if number and not arguments.only_text else [])
        if arguments.only_text and not draft.stopped:
            output.exact(draft.text)
        elif arguments.check:
            output.line(f"To {name_of(draft, people, names)}: {_verdict(draft)}")
            show_findings(draft)
        else:
            show_draft(draft, name_of(draft, people, names))
    if not drafts:
        output.line("There is nobody left to write to. See: contactlog reach")
    return code


def _verdict(draft: Draft) -> str:
    if draft.stopped:
        return "the draft check stops these words."
    return "worth a look." if draft.findings else "nothing found."


def _wordings(arguments: argparse.Namespace, diary: Diary) -> int:
    if arguments.drop_wording:
        diary.words.drop_wording(arguments.drop_wording)
    kept = diary.words.own_wordings()
    if arguments.json:
        output.json_value(
            {
                "wordings": [
                    {
                        "name": each.name,
                        "channel": each.channel.value,
                        "language": each.language,
                        "text": each.text,
                    }
                    for each in kept
                ]
            }
        )
        return 0
    for each in kept:
        output.line(f"{each.name} ({each.channel.value.replace('_', ' ')}, {each.language}):")
        output.lines(f"  {line}" for line in each.text.split("\n"))
    if not kept:
        output.line(
            "You have no own wordings. Keep one with: contactlog draft --to PERSON --save-as-wording NAME"
        )
    return 0


def _advise_on_name(diary: Diary, case: Case, assessment: Assessment, people: Sequence[Person]) -> int:
    for person in people:
        named, why = diary.words.named_or_not(case, assessment, person)
        output.line(f"{shown_name(person)}: {'your name' if named else 'not by yourself'}. {why}")
    if not people:
        raise Usage("Say for whom.", "Add: --to PERSON")
    return 0
