"""``contactlog case``: say that you are ill, and change, close or call off a case."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from contactlog.cli import dates, output, prompt, session, show
from contactlog.cli.case_lines import case_line, slip_lines
from contactlog.cli.hearing_again import again_json, show_again
from contactlog.core.cases import COUNTRIES, Case, CaseState, DoubtfulDay
from contactlog.core.settings import JsonValue
from contactlog.core.times import moment_text, to_local
from contactlog.diary.people import shown_name
from contactlog.errors import Usage

_ENDED = (CaseState.CLOSED, CaseState.CALLED_OFF)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    new = verbs.add_parser("new", help="you are ill: start here")
    new.add_argument(
        "named", nargs="*", metavar="ILLNESS", help="such as flu; see: contactlog illnesses list"
    )
    new.add_argument("--illness", metavar="NAME", help="the same")
    new.add_argument(
        "--learned",
        metavar="MOMENT",
        help="when you learned of it, such as yesterday 18:00; now when left out",
    )
    edit = verbs.add_parser("edit", aliases=["change"], help="change dates or details, and see who must hear")
    _which(edit)
    for verb in (new, edit):
        dates.add_anchor_options(verb)
        _details(verb)
    edit.add_argument(
        "--take-back",
        action="append",
        metavar="NAME",
        default=[],
        help="a date noted by mistake, such as isolated_from; may be repeated",
    )
    listing = verbs.add_parser("list", help="every case")
    showing = verbs.add_parser("show", help="one case")
    _which(showing)
    close = verbs.add_parser("close", help="everybody who should know knows")
    call_off = verbs.add_parser("call-off", help="it was not this illness")
    reopen = verbs.add_parser("reopen", help="open it again")
    history = verbs.add_parser("history", help="what it was before each change")
    for verb in (reopen, history):
        _which(verb)
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
        (reopen, run_reopen),
        (history, run_history),
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
    if arguments.no_symptoms or arguments.symptoms:
        details["symptomatic"] = not arguments.no_symptoms
    return details


def run_new(arguments: argparse.Namespace) -> int:
    """Start a case."""
    illness = " ".join(arguments.named) or arguments.illness
    if not illness or (arguments.named and arguments.illness):
        raise Usage(
            "Say which illness it is, once.", "For example: contactlog case new flu --onset yesterday"
        )
    with session.diary(arguments) as diary:
        anchors = dates.anchors(arguments, diary)
        details = _given(arguments, anchors)
        if arguments.learned:
            details["learned_at"] = dates.learned_at(arguments.learned, diary)
        case = diary.cases.new(illness, anchors, **details)
        text, slips = case_line(case, diary), slip_lines(case, diary)
        beside = diary.cases.open_beside(case)
    if arguments.json:
        output.json_value(_json(case))
        return 0
    output.lines([f"Noted. {text}", *slips])
    if beside:
        output.line(
            "Another case of it is open. If only its dates were wrong: contactlog undo, then contactlog case edit"
        )
    output.line("See who was exposed, and whom to tell first: contactlog exposures")
    return 0


def run_edit(arguments: argparse.Namespace) -> int:
    """Change dates or details of a case."""
    with session.diary(arguments) as diary:
        case = diary.cases.find(arguments.case)
        anchors = dates.anchors(arguments, diary)
        details = _given(arguments, anchors)
        taken_back = [name.strip().replace("-", "_") for name in arguments.take_back]
        if not anchors and not details and not taken_back:
            raise Usage("Nothing to change was given.", "See: contactlog case edit --help")
        case, again = diary.changed_cases.change(case, anchors, taken_back=taken_back, **details)
        text, people = case_line(case, diary), diary.people.by_id()
        slips = slip_lines(case, diary)
    if arguments.json:
        output.json_value({**_json(case), **again_json(again, people)})
        return 0
    output.lines([f"Changed. {text}", *slips])
    show_again(again, people)
    return 0


def run_list(arguments: argparse.Namespace) -> int:
    """List cases."""
    with session.diary(arguments) as diary:
        cases = diary.cases.all()
        texts = [case_line(case, diary) for case in cases]
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
        text = case_line(case, diary)
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
        told = len(diary.changed_cases.to_hear_all_clear(case))
        prompt.confirm(
            f"Call it off? {told} people were told and should hear the all-clear.", yes=arguments.yes
        )
        case, to_hear = diary.changed_cases.call_off(case)
        people = diary.people.by_id()
    if arguments.json:
        names: list[JsonValue] = [shown_name(people.get(notice.person)) for notice in to_hear]
        ids: list[JsonValue] = [notice.person for notice in to_hear]
        output.json_value({**_json(case), "to_hear": ids, "to_hear_names": names})
        return 0
    output.line("Called off. What was noted stays; contactlog case reopen opens it again.")
    if to_hear:
        output.line(f"Should hear so: {', '.join(shown_name(people.get(item.person)) for item in to_hear)}.")
        output.line("  contactlog draft --all-clear")
    return 0


def run_reopen(arguments: argparse.Namespace) -> int:
    """Open a case again."""
    with session.diary(arguments) as diary:
        ended = next((case.id for case in diary.cases.all() if case.state in _ENDED), None)
        case, again = diary.changed_cases.reopen(diary.cases.find(arguments.case or ended, first=_ENDED))
        text = case_line(case, diary)
        people = diary.people.by_id()
    if arguments.json:
        output.json_value(_json(case))
        return 0
    output.line(f"Open again. {text}")
    if again:
        names = ", ".join(shown_name(people.get(item.person)) for item in again)
        output.line(f"Heard the all-clear, and are to be told again: {names}.")
    return 0


def run_history(arguments: argparse.Namespace) -> int:
    """Show what a case was before each change."""
    with session.diary(arguments) as diary:
        case = diary.cases.find(arguments.case)
        before = diary.changed_cases.history(case)
        lines = [
            f"Until {to_local(item.until, diary.desk.zone):%a %Y-%m-%d %H:%M} ({item.what}): "
            f"{case_line(item.case, diary)}"
            for item in before
        ]
        now = case_line(case, diary)
    if arguments.json:
        output.json_value(
            {
                **_json(case),
                "before": [
                    {"until": moment_text(item.until), "what": item.what, "case": _json(item.case)}
                    for item in before
                ],
            }
        )
    else:
        output.lines([f"Now: {now}", *lines])
    return 0


def _json(case: Case) -> dict[str, JsonValue]:
    return show.record_json(case)
