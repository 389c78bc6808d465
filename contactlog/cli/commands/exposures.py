"""``contactlog exposures``: who was exposed, why, and whom to tell first."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date

from contactlog.cli import output, session, show
from contactlog.core.cases import CaseState
from contactlog.core.exposures import Assessment, Certainty, Exposure, Reason, Tier, Window
from contactlog.core.notices import Notice
from contactlog.core.people import Person
from contactlog.core.settings import JsonValue
from contactlog.core.times import local_date, moment_text
from contactlog.diary.people import shown_name
from contactlog.phrases import SLIPS

_TITLES = {
    Tier.HOUSEHOLD: "Household",
    Tier.CLOSE: "Close contact",
    Tier.POSSIBLE: "Possible: tell them if you can",
    Tier.UNLIKELY: "Unlikely: you need not tell them",
    Tier.NONE: "Not exposed: you need not tell them",
}
_EARLY = "First: something may still help them, for a limited time"
_CERTAINTY = {
    Certainty.SURE: "",
    Certainty.DEPENDS_ON_ONSET: "depends on the day it began",
    Certainty.ASSUMED: "something was assumed",
    Certainty.COULD_BE_HIGHER: "could be higher: too little was noted",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("case", nargs="?", metavar="CASE", help="id or illness; the open one when left out")
    parser.add_argument("--why", metavar="PERSON", help="only this person, with every reason")
    parser.add_argument("--all", action="store_true", help="also those who need not be told, with the reason")
    session.add_as_of(parser)
    session.add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Show who was exposed."""
    with session.diary(arguments) as diary:
        case = diary.cases.find(arguments.case)
        as_of = session.as_of(arguments, diary.desk.zone)
        assessment = diary.cases.assess(case, as_of=as_of)
        today = diary.desk.today() if as_of is None else local_date(as_of, diary.desk.zone)
        people = diary.people.by_id()
        notices = diary.ledger.notices(case)
        wanted = diary.people.find(arguments.why).id if arguments.why else None
        own = diary.cases.sheets.get(case.illness).own
    chosen = [exposure for exposure in assessment.exposures if wanted in (None, exposure.person)]
    if arguments.json:
        output.json_value(
            {
                "case": assessment.case,
                "illness": case.illness,
                "own_figures": own,
                "window": window_json(assessment.window),
                "depends_on_onset": [
                    {"person": shown_name(people.get(item.person)), "person_id": item.person}
                    for item in _depending(assessment)
                ],
                "exposures": [exposure_json(exposure, people) for exposure in chosen],
                "notes": [
                    {"rule": note.rule, "owner": note.owner, "text": note.text} for note in assessment.notes
                ],
            }
        )
    elif wanted is not None:
        _show_why(chosen, people, today)
    else:
        if case.state is CaseState.CALLED_OFF:
            output.line("This case is called off. Who was told should hear so: contactlog draft --all-clear")
        show_all(assessment, people, notices, today=today, everybody=arguments.all)
    return 0


def window_json(window: Window) -> dict[str, JsonValue]:
    """Write a window as JSON."""
    return {
        "first": window.first.isoformat(),
        "last": window.last.isoformat(),
        "wide_first": window.wide_first.isoformat(),
        "wide_last": window.wide_last.isoformat(),
        "open_end": window.open_end,
        "peak_first": window.peak[0].isoformat() if window.peak else None,
        "peak_last": window.peak[1].isoformat() if window.peak else None,
    }


def exposure_json(exposure: Exposure, people: dict[str, Person]) -> dict[str, JsonValue]:
    """Write one exposure as JSON."""
    deadline = exposure.deadline
    return {
        "person": shown_name(people.get(exposure.person)),
        "person_id": exposure.person,
        "tier": exposure.tier.word,
        "tier_low": exposure.tier_low.word,
        "tier_high": exposure.tier_high.word,
        "certainty": exposure.certainty.value,
        "order": exposure.order,
        "band": exposure.band,
        "last_exposure": exposure.last_exposure.isoformat() if exposure.last_exposure else None,
        "deadline": None if deadline is None else moment_text(deadline.at),
        "deadline_on": None if deadline is None else deadline.on.isoformat(),
        "deadline_text": None if deadline is None else deadline.text,
        "deadline_what": None if deadline is None else deadline.what,
        "deadline_rule": None if deadline is None else deadline.rule,
        "deadline_owner": None if deadline is None else deadline.owner,
        "reasons": [
            {"rule": reason.rule, "owner": reason.owner, "text": reason.text} for reason in exposure.reasons
        ],
        "advice": [
            {
                "action": advice.action,
                "text": advice.text,
                "from": advice.from_day.isoformat() if advice.from_day else None,
                "until": advice.until_day.isoformat() if advice.until_day else None,
                "owner": advice.owner,
                "source": advice.source,
                "supported": advice.supported,
                "urgent": advice.urgent,
            }
            for advice in exposure.advice
        ],
        "encounters": list(exposure.encounters),
    }


def window_text(window: Window) -> str:
    """Write a window as one sentence."""
    end = ", longer if it is not over by then" if window.open_end else ""
    widest = show.days(window.wide_first, window.wide_last)
    if window.none_certain:
        return f"Days on which you could pass it on, with the doubtful dates at their widest: {widest}{end}."
    days = "Days" if window.first != window.last or end else "The day"
    text = f"{days} on which you could pass it on: {show.days(window.first, window.last)}{end}."
    if window.peak:
        most = show.days(*window.peak)
        text += f" People pass it on most {'on' if window.peak[0] == window.peak[1] else 'from'} {most}."
    if (window.wide_first, window.wide_last) != (window.first, window.last):
        text += f" With the doubtful dates at their widest: {widest}."
    return text


def show_all(
    assessment: Assessment,
    people: dict[str, Person],
    notices: dict[str, Notice],
    *,
    today: date,
    everybody: bool,
) -> None:
    """Show everybody in the order of telling, with the window and the notes."""
    output.line(window_text(assessment.window))
    output.lines(note.text for note in assessment.notes)
    if any(note.rule in SLIPS for note in assessment.notes):
        output.line("  contactlog case edit --help")
    if waiting := _depending(assessment):
        names = ", ".join(shown_name(people.get(item.person)) for item in waiting)
        output.line(f"Whether they count depends on the doubtful day: {names}.")
    listed = [item for item in assessment.exposures if everybody or item.tier >= Tier.POSSIBLE]
    if not listed:
        output.line("The diary shows nobody who should be told. Short meetings are often forgotten:")
        output.line("  contactlog recall")
    else:
        output.line("")
        output.line("Whom to tell, in this order:")
    early = _out_of_turn(listed)
    alike: Exposure | None = None  # the first of those about equal
    for place, exposure in enumerate(listed):
        if place == 0 and early:
            output.lines(["", _EARLY])
        elif place >= early and (place == early or listed[place - 1].tier is not exposure.tier):
            output.lines(["", _TITLES[exposure.tier]])
        same = place > early and alike is not None and _about_equal(alike, exposure)
        alike = alike if same else exposure
        beside = shown_name(people.get(alike.person)) if same and alike else ""
        _show_one(exposure, people, notices.get(exposure.person), today, beside=beside)
    hidden = len(assessment.exposures) - len(listed)
    if hidden:
        output.line("")
        output.line(f"{hidden} more you need not tell; with reasons: contactlog exposures --all")


def _out_of_turn(listed: Sequence[Exposure]) -> int:
    """Count those who come before people of a higher tier, because a treatment period of theirs closes."""
    places = range(len(listed) - 1, 0, -1)
    return next((place for place in places if listed[place - 1].tier < listed[place].tier), 0)


def _about_equal(one: Exposure, other: Exposure) -> bool:
    """Tell whether it does not matter whom of two to tell first; somebody at risk comes before others on purpose."""
    alike = (one.tier, one.band) == (other.tier, other.band)
    return one.tier.matters and alike and _at_risk(one) == _at_risk(other)


def _at_risk(exposure: Exposure) -> bool:
    return any(reason.rule == "ecdc_vulnerable" for reason in exposure.reasons)


def _depending(assessment: Assessment) -> list[Exposure]:
    """List people who are in under one reading of doubtful dates and less so under another."""
    return [item for item in assessment.exposures if item.certainty is Certainty.DEPENDS_ON_ONSET]


def _show_one(
    exposure: Exposure, people: dict[str, Person], notice: Notice | None, today: date, *, beside: str
) -> None:
    equal = f"; about equal with {beside}" if beside else ""
    state = f" [{show.words(notice.state)}]" if notice else ""
    met = f", last exposure {show.day(exposure.last_exposure)}" if exposure.last_exposure else ""
    doubt = _CERTAINTY[exposure.certainty]
    output.line(f"{exposure.order:3}. {shown_name(people.get(exposure.person))}{state}{met}{equal}")
    if exposure.deadline:
        now = " That is today." if exposure.deadline.on == today else ""
        output.line(f"     {exposure.deadline.text}{now}")
    elif urgent := next((item for item in exposure.advice if item.urgent and item.supported), None):
        output.line(f"     For them today: {urgent.text}")
    if exposure.reasons:
        output.line(f"     {exposure.reasons[0].text}")
    if doubt:
        output.line(f"     ({doubt})")


def _by_sentence(reasons: Sequence[Reason]) -> dict[str, list[str]]:
    """Give each sentence once, with whose rules say so and their ids."""
    found: dict[str, list[str]] = {}
    for reason in reasons:
        found.setdefault(reason.text, []).append(f"{reason.owner}: {reason.rule}")
    return found


def _show_why(chosen: list[Exposure], people: dict[str, Person], today: date) -> None:
    if not chosen:
        output.line("The diary shows no meeting with them in this time.")
    for exposure in chosen:
        output.line(f"{shown_name(people.get(exposure.person))}: {_TITLES[exposure.tier]}")
        for text, cited in _by_sentence(exposure.reasons).items():
            output.line(f"- {text} [{'; '.join(cited)}]")
        for advice in exposure.advice:
            output.line(f"- What they may do: {show.advised(advice, 'for them', today)}")
