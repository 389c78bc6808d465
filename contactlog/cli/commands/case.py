"""``contactlog case``: say that you are ill, and change, close or call off a case."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from contactlog.cli import dates, output, prompt, session, show
from contactlog.core.cases import Case, CaseState, DoubtfulDay
from contactlog.core.notices import REACHED
from contactlog.core.settings import JsonValue
from contactlog.core.times import parse_moment, to_local
from contactlog.diary.door import Diary
from contactlog.errors import Usage

COUNTRIES = ("widest", "UK", "US", "EU", "AU", "NZ", "CA")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    new = verbs.add_parser("new", help="you are ill: start here")
    new.add_argument("--illness", required=True, metavar="NAME", help="see: contactlog illnesses list")
    new.add_argument("--learned", metavar="MOMENT", help="when you learned of it; now when left out")
    edit = verbs.add_parser("edit", help="change dates or details")
    _which(edit)
    for verb in (new, edit):
        dates.add_anchor_options(verb)
        _details(verb)
    listing = verbs.add_parser("list", help="every case")
    showing = verbs.add_parser("show", help="one case")
    _which(showing)
    close = verbs.add_parser("close", help="everybody who should know knows")
    call_off = verbs.add_parser("call-off", help="it was not this illness")
    for verb in (close, call_off):
        _which(verb)
        verb.add_argument("--yes", action="store_true", help="do not ask")
    table: tuple[tuple[argparse.ArgumentParser, Callable[[argparse.Namespace], int]], ...] = (
        (new, run_new),
        (edit, run_edit),
        (listing, run_list),
        (showing, run_show),
        (close, run_close),
        (call_off, run_call_off),
    )
    for verb, run in table:
        session.add_json(verb)
        verb.set_defaults(run=run)


def _which(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", nargs="?", metavar="CASE", help="id or illness; the open one when left out")


def _details(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-symptoms", action="store_true", help="you feel well; a test found it")
    parser.add_argument("--symptoms", action="store_true", help="you have symptoms")
    parser.add_argument("--stage", help="stage of the illness, where the look-back depends on it")
    parser.add_argument("--sex", choices=("male", "female"), help="where a rule depends on it")
    parser.add_argument("--country", choices=COUNTRIES, help="whose rules apply; widest takes all of them")
    parser.add_argument("--note", help="anything else")


def _given(arguments: argparse.Namespace, anchors: dict[str, DoubtfulDay]) -> dict[str, Any]:
    details: dict[str, Any] = {
        key: getattr(arguments, key)
        for key in ("stage", "sex", "country", "note")
        if getattr(arguments, key) is not None
    }
    if arguments.no_symptoms and (arguments.symptoms or "symptom_onset" in anchors):
        raise Usage("--no-symptoms does not go with a first day of symptoms.", "Give one or the other.")
    if arguments.no_symptoms:
        details["symptomatic"] = False
    elif arguments.symptoms or anchors.keys() & {
        "symptom_onset",
        "rash_onset",
        "cough_onset",
        "symptoms_end",
    }:
        details["symptomatic"] = True
    return details


def run_new(arguments: argparse.Namespace) -> int:
    """Start a case."""
    with session.diary(arguments) as diary:
        anchors = dates.anchors(arguments, diary)
        details = _given(arguments, anchors)
        if arguments.learned:
            details["learned_at"] = parse_moment(arguments.learned)
        case = diary.cases.new(arguments.illness, anchors, **details)
        text = _text(case, diary)
    if arguments.json:
        output.json_value(_json(case))
        return 0
    output.line(f"Noted. {text}")
    output.line("See who was exposed, and whom to tell first: contactlog exposures")
    return 0


def run_edit(arguments: argparse.Namespace) -> int:
    """Change dates or details of a case."""
    with session.diary(arguments) as diary:
        case = diary.cases.find(arguments.case)
        anchors = dates.anchors(arguments, diary)
        details = _given(arguments, {**case.anchors, **anchors} if not arguments.no_symptoms else anchors)
        if not anchors and not details:
            raise Usage("Nothing to change was given.", "See: contactlog case edit --help")
        case = diary.cases.edit(case, anchors, **details)
        text = _text(case, diary)
        to_correct = diary.ledger.to_correct(case, diary.cases.facts(case))
    if arguments.json:
        output.json_value({**_json(case), "to_correct": [notice.person for notice in to_correct]})
        return 0
    output.line(f"Changed. {text}")
    if to_correct:
        output.line(f"{len(to_correct)} people were told something that is no longer so:")
        output.line("  contactlog draft --correction")
    return 0


def run_list(arguments: argparse.Namespace) -> int:
    """List cases."""
    with session.diary(arguments) as diary:
        cases = diary.cases.all()
        texts = [_text(case, diary) for case in cases]
    if arguments.json:
        listed: list[JsonValue] = [_json(case) for case in cases]
        output.json_value({"cases": listed})
    else:
        output.lines(texts or ["No case. If you are ill: contactlog case new --illness NAME --onset DATE"])
    return 0


def run_show(arguments: argparse.Namespace) -> int:
    """Show one case."""
    with session.diary(arguments) as diary:
        case = diary.cases.find(arguments.case)
        text = _text(case, diary)
    if arguments.json:
        output.json_value(_json(case))
    else:
        output.line(text)
        output.line(f"Id: {case.id}")
    return 0


def run_close(arguments: argparse.Namespace) -> int:
    """Close a case."""
    with session.diary(arguments) as diary:
        case = diary.cases.find(arguments.case)
        assessment = diary.cases.assess(case)
        left = len(diary.ledger.still_to_tell(case, assessment))
        if left:
            prompt.confirm(
                f"{left} people who matter have not been told. Close all the same?", yes=arguments.yes
            )
        case = diary.cases.close(case)
    if arguments.json:
        output.json_value(_json(case))
    else:
        output.line("Closed. Get well.")
    return 0


def run_call_off(arguments: argparse.Namespace) -> int:
    """Call a case off."""
    with session.diary(arguments) as diary:
        case = diary.cases.find(arguments.case)
        told = [notice for notice in diary.ledger.notices(case).values() if notice.state in REACHED]
        prompt.confirm(
            f"Call it off? {len(told)} people were told and should hear the all-clear.", yes=arguments.yes
        )
        case = diary.cases.call_off(case)
    if arguments.json:
        output.json_value({**_json(case), "to_hear": [notice.person for notice in told]})
        return 0
    output.line("Called off.")
    if told:
        output.line(f"{len(told)} people should hear so: contactlog draft --all-clear")
    return 0


def _json(case: Case) -> dict[str, JsonValue]:
    return show.record_json(case)


def _text(case: Case, diary: Diary) -> str:
    name = diary.cases.illness_name(case)
    dated = ", ".join(
        f"{key.replace('_', ' ')} {_date(day, diary.desk.zone)}" for key, day in sorted(case.anchors.items())
    )
    state = "" if case.state is CaseState.OPEN else f" ({show.words(case.state)})"
    feeling = ", no symptoms" if case.symptomatic is False else ""
    rules = "the widest reading of all rules" if case.country == "widest" else f"the rules of {case.country}"
    return f"{name}{state}: {dated}{feeling}; by {rules}."


def _date(day: DoubtfulDay, zone: str) -> str:
    if day.at is not None:
        return f"{to_local(day.at, zone):%a %Y-%m-%d %H:%M}"
    return show.day(day.first) if day.certain else f"between {show.day(day.first)} and {show.day(day.last)}"
