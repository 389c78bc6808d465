"""``contactlog told``: mark who has been told, or why not."""

from __future__ import annotations

import argparse
from datetime import date, datetime

from contactlog.cli import output, session, show
from contactlog.cli.wording_options import cases_meant
from contactlog.core.cases import Case
from contactlog.core.notices import Notice, Outcome, Reply
from contactlog.core.people import Person
from contactlog.core.values import Channel
from contactlog.diary.door import Diary
from contactlog.diary.people import shown_name
from contactlog.errors import Usage


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("person", metavar="PERSON", nargs="*", help="who; several are marked the same way")
    parser.add_argument(
        "--group", metavar="GROUP", help="everybody of a group who was exposed, say with --through"
    )
    parser.add_argument("--case", metavar="CASE", help="id or illness; the open one when left out")
    parser.add_argument("--by", choices=[item.value for item in Channel], help="by which way")
    parser.add_argument("--at", metavar="MOMENT", help="when, such as yesterday 20:15; now when left out")
    parser.add_argument("--outcome", choices=[item.value for item in Outcome], default=Outcome.REACHED.value)
    parser.add_argument(
        "--next", metavar="DATE", help="when to try again, such as tomorrow, Friday or 2026-03-14"
    )
    parser.add_argument("--note", default="", help="anything else")
    other = parser.add_mutually_exclusive_group()
    other.add_argument("--through", metavar="WHO", help="somebody else passes it on")
    other.add_argument("--not-telling", metavar="REASON", help="you decided not to tell them, because ...")
    other.add_argument("--reply", choices=[item.value for item in Reply], help="what they answered")
    other.add_argument("--all-clear", action="store_true", help="they heard that it is called off")
    other.add_argument("--hand-over", choices=("agreed", "no"), help="may their details go to a health team?")
    other.add_argument("--take-back", action="store_true", help="they have not been told after all")
    session.add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Mark people."""
    with session.diary(arguments) as diary:
        case = diary.cases.find(arguments.case, first=cases_meant(arguments))
        people = _people(arguments, diary, case)
        facts = diary.cases.facts(case)
        on = _next(arguments, diary)
        notices = [_mark(arguments, diary, case, person, facts.get(person.id), on) for person in people]
        reach = diary.ledger.reach(case, diary.cases.assess(case))
    if arguments.json:
        output.json_value({"notices": [show.record_json(notice) for notice in notices]})
        return 0
    for person, notice in zip(people, notices, strict=True):
        output.line(f"{shown_name(person)}: {show.words(notice.state)}.")
    output.line(f"{reach.told} of {reach.matter} who matter know.")
    return 0


def _people(arguments: argparse.Namespace, diary: Diary, case: Case) -> list[Person]:
    people = [diary.people.find(typed) for typed in arguments.person]
    if arguments.group:
        members = set(diary.groups.find(arguments.group).people)
        known = diary.people.by_id()
        exposed = [item.person for item in diary.cases.assess(case).exposures if item.person in members]
        people += [known[key] for key in exposed if key in known]
    if not people:
        raise Usage("Say whom.", "Name one or more people, or a group with --group.")
    return people


def _mark(
    arguments: argparse.Namespace,
    diary: Diary,
    case: Case,
    person: Person,
    facts: str | None,
    next_try: date | None,
) -> Notice:
    ledger = diary.ledger
    if arguments.through:
        at = _moment(arguments.at, diary)
        return ledger.through(case, person, arguments.through, at=at, facts=facts, next_try=next_try)
    if arguments.not_telling is not None:
        return ledger.choose_not_to(case, person, arguments.not_telling)
    if arguments.reply:
        return ledger.replied(case, person, Reply(arguments.reply), arguments.note, next_try=next_try)
    if arguments.all_clear:
        return ledger.all_clear(case, person)
    if arguments.hand_over:
        on = diary.desk.today() if arguments.hand_over == "agreed" else None
        return ledger.agreed_to_hand_over(case, person, on)
    if arguments.take_back:
        return ledger.take_back(case, person)
    return ledger.told(
        case,
        person,
        at=_moment(arguments.at, diary),
        channel=Channel(arguments.by) if arguments.by else None,
        outcome=Outcome(arguments.outcome),
        note=arguments.note,
        facts=facts,
        next_try=next_try,
    )


def _next(arguments: argparse.Namespace, diary: Diary) -> date | None:
    if not arguments.next:
        return None
    from contactlog.diary.coming_days import read_coming_day

    return read_coming_day(arguments.next, diary.desk.today(), diary.encounters.language())


def _moment(typed: str | None, diary: Diary) -> datetime | None:
    """Read a moment as people say it; a day alone does not say when."""
    if typed is None:
        return None
    moment = diary.encounters.read_day_span(typed).at
    if moment is None:
        raise Usage("--at takes a moment.", "Write 2026-03-12T20:15, or yesterday 20:15.")
    return moment
