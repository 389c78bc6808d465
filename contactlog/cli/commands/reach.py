"""``contactlog reach``: how many of those who matter know."""

from __future__ import annotations

import argparse

from contactlog.cli import output, session
from contactlog.core.cases import CaseState
from contactlog.core.reach import MARKS, Reach
from contactlog.diary.people import shown_name

_BAR = 50
"""Width of the bar, in characters."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("case", nargs="?", metavar="CASE", help="id or illness; the open one when left out")
    parser.add_argument("--sources", action="store_true", help="say where the three marks come from")
    session.add_as_of(parser)
    session.add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Show the reach of a case."""
    with session.diary(arguments) as diary:
        case = diary.cases.find(arguments.case)
        assessment = diary.cases.assess(case, as_of=session.as_of(arguments, diary.desk.zone))
        found = diary.ledger.reach(case, assessment)
        people = diary.people.by_id()
        left = [shown_name(people.get(item.person)) for item in diary.ledger.still_to_tell(case, assessment)]
        due = [shown_name(people.get(each.person)) for each in diary.ledger.due(case, diary.desk.today())]
        off = case.state is CaseState.CALLED_OFF
        to_hear = diary.changed_cases.to_hear_all_clear(case) if off else ()
        unclear = [shown_name(people.get(each.person)) for each in to_hear]
        facts = diary.cases.facts(case, assessment)
        wrong = (
            []
            if off
            else [shown_name(people.get(each.person)) for each in diary.ledger.to_correct(case, facts)]
        )
        quiet = [shown_name(people.get(each.person)) for each in diary.ledger.without_reply(case)]
    if arguments.json:
        output.json_value(
            {
                "case": case.id,
                "matter": found.matter,
                "told": found.told,
                "possible": found.possible,
                "possible_told": found.possible_told,
                "hours_median": found.hours_median,
                "marks": [
                    {"percent": mark.percent, "text": mark.text, "source": mark.source} for mark in MARKS
                ],
                "still_to_tell": list(left),
                "still_to_hear_all_clear": list(unclear),
                "to_correct": list(wrong),
                "due_today": list(due),
                "no_reply_yet": list(quiet),
            }
        )
        return 0
    output.lines(reach_lines(found, sources=arguments.sources))
    if off:
        output.lines(_called_off(unclear))
        return 0
    if wrong:
        output.line(f"Told something that is no longer so: {', '.join(wrong)}.")
        output.line("  contactlog draft --correction")
    if due:
        output.line(f"To try again today: {', '.join(due)}.")
    if left:
        output.line(f"Still to tell, in this order: {', '.join(left)}.")
    elif found.matter and not wrong:
        output.line(
            "Everyone who matters knows, or you decided about them. Thank you for telling them yourself."
        )
    return 0


def _called_off(unclear: list[str]) -> list[str]:
    if not unclear:
        return ["The case is called off, and everyone who was told has heard so."]
    return [
        f"The case is called off. Still to hear so: {', '.join(unclear)}.",
        "  contactlog draft --all-clear",
    ]


def reach_lines(found: Reach, *, sources: bool = False) -> list[str]:
    """Write the reach as plain lines with a bar; with ``sources`` say where the marks come from."""
    if not found.matter:
        return ["Nobody in the diary matters for this case so far."]
    filled = found.told * _BAR // found.matter
    marks = sorted({min(_BAR - 1, int(mark.percent * _BAR / 100)) for mark in MARKS})
    bar = "".join("#" if spot < filled else "|" if spot in marks else "." for spot in range(_BAR))
    texts = [f"{found.told} of {found.matter} close and household contacts know.", f"[{bar}]"]
    for mark in MARKS:
        texts.append(f"  | {mark.percent:g} in 100: {mark.text}")
        texts += [f"      {mark.source}"] if sources else []
    if found.hours_median is not None:
        texts.append(
            f"Half of those told heard it within {_hours(found.hours_median)} of your learning of it."
        )
    if found.possible:
        texts.append(f"Possible contacts told: {found.possible_told} of {found.possible}.")
    return texts


def _hours(hours: float) -> str:
    return "an hour" if hours < 1.5 else f"{round(hours)} hours"
