"""``contactlog draft``: words for each person."""

from __future__ import annotations

import argparse

from contactlog.cli import output, session
from contactlog.core.drafts import Draft
from contactlog.core.people import Person
from contactlog.core.settings import JsonValue
from contactlog.core.times import local_date
from contactlog.core.values import Channel, Tone
from contactlog.diary.people import shown_name
from contactlog.diary.words import Purpose, Wanted


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("case", nargs="?", metavar="CASE", help="id or illness; the open one when left out")
    parser.add_argument(
        "--to", dest="person", action="append", metavar="PERSON", help="only to this person; may be repeated"
    )
    parser.add_argument("--channel", choices=[item.value for item in Channel], help="by which way")
    parser.add_argument("--tone", choices=[item.value for item in Tone], default=Tone.PLAIN.value)
    parser.add_argument("--lang", metavar="TAG", help="language; the person's own when left out")
    parser.add_argument("--anonymous", action="store_true", help="do not say who you are")
    parser.add_argument(
        "--plain-letters", action="store_true", help="write accents without their marks in an sms"
    )
    purpose = parser.add_mutually_exclusive_group()
    purpose.add_argument("--correction", action="store_true", help="dates have changed since they were told")
    purpose.add_argument("--all-clear", action="store_true", help="it was not this illness")
    purpose.add_argument("--reminder", action="store_true", help="you heard nothing since you told them")
    purpose.add_argument("--thanks", action="store_true", help="thank them")
    session.add_as_of(parser)
    session.add_json(parser)
    parser.set_defaults(run=run)


def _purpose(arguments: argparse.Namespace) -> Purpose:
    for purpose in (Purpose.CORRECTION, Purpose.ALL_CLEAR, Purpose.REMINDER, Purpose.THANKS):
        if getattr(arguments, purpose.value):
            return purpose
    return Purpose.NEWS


def run(arguments: argparse.Namespace) -> int:
    """Write drafts, and note for whom."""
    with session.diary(arguments) as diary:
        case = diary.cases.find(arguments.case)
        as_of = session.as_of(arguments, diary.desk.zone)
        assessment = diary.cases.assess(case, as_of=as_of)
        wanted = Wanted(
            channel=Channel(arguments.channel) if arguments.channel else None,
            tone=Tone(arguments.tone),
            language=arguments.lang,
            anonymous=arguments.anonymous,
            purpose=_purpose(arguments),
            plain_letters=arguments.plain_letters,
            today=local_date(as_of, diary.desk.zone) if as_of else None,
        )
        people = [diary.people.find(typed) for typed in arguments.person or ()]
        drafts = diary.words.drafts(case, assessment, people, wanted)
        everybody = diary.people.by_id()
        for draft in drafts if wanted.purpose is Purpose.NEWS else ():
            diary.ledger.drafted(case, everybody[draft.person])
    if arguments.json:
        output.json_value({"drafts": [draft_json(draft, everybody) for draft in drafts]})
        return 0
    for number, draft in enumerate(drafts):
        output.lines([""] if number else [])
        show_draft(draft, everybody)
    if not drafts:
        output.line("There is nobody left to write to. See: contactlog reach")
    return 0


def draft_json(draft: Draft, people: dict[str, Person]) -> dict[str, JsonValue]:
    """Write a draft as JSON."""
    return {
        "person": shown_name(people.get(draft.person)),
        "person_id": draft.person,
        "channel": draft.channel.value,
        "tone": draft.tone.value,
        "language": draft.language,
        "subject": draft.subject,
        "text": draft.text,
        "segments": draft.segments,
        "anonymous": draft.anonymous,
        "warnings": [
            {
                "code": item.code,
                "words": item.words,
                "text": item.text,
                "mend": item.mend,
                "serious": item.serious,
            }
            for item in draft.warnings
        ],
    }


def show_draft(draft: Draft, people: dict[str, Person]) -> None:
    """Show one draft in plain lines."""
    size = ""
    if draft.segments is not None:
        size = (
            f", {draft.segments} {'part' if draft.segments == 1 else 'parts'}, {len(draft.text)} characters"
        )
    output.line(f"To {shown_name(people.get(draft.person))}, {draft.channel.value.replace('_', ' ')}{size}:")
    if draft.subject:
        output.line(f"  Subject: {draft.subject}")
    output.lines(f"  {text}" for text in draft.text.split("\n"))
    output.lines(f"  ! {finding.text}" for finding in draft.warnings)
