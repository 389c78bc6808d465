"""``contactlog backward``: who or which gathering may have given it to you."""

from __future__ import annotations

import argparse
from datetime import date

from contactlog.cli import naming, output, session, show
from contactlog.core.exposures import Reason
from contactlog.core.settings import JsonValue
from contactlog.diary.backward import Backward, Candidate, Kind
from contactlog.diary.door import Diary
from contactlog.diary.people import shown_name

_GENERAL = frozenset({"wu_incubation"})
"""Rules about the illness, not about the candidate; said once."""
_SHOWN = 10
"""Candidates shown unless all are wanted."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("case", nargs="?", metavar="CASE", help="id or illness; the open one when left out")
    parser.add_argument("--all", action="store_true", help="also who is no source, with the reason")
    session.add_as_of(parser)
    session.add_json(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Show the list."""
    with session.diary(arguments) as diary:
        case = diary.cases.find(arguments.case)
        found = diary.looking_back.list(case, as_of=session.as_of(arguments, diary.desk.zone))
        if arguments.json:
            output.json_value(_json(found, diary, case.illness))
        else:
            _show(found, diary, everything=arguments.all)
    return 0


def _show(found: Backward, diary: Diary, *, everything: bool) -> None:
    if found.likely and found.possible:
        around = "around" if found.likely[0] == found.likely[1] else "from"
        mostly, possible = show.days(*found.likely), show.days(*found.possible)
        output.line(f"Counted back, it is mostly caught {around} {mostly}; possible is {possible}.")
    output.lines(note.text for note in found.notes)
    band, general = 0, set[str]()
    for place, candidate in enumerate(found.candidates if everything else found.candidates[:_SHOWN], 1):
        if candidate.band != band:
            output.line("")
        band = candidate.band
        output.line(f"{place:3}. {_title(candidate, diary)}")
        output.lines(f"     {reason.text}" for reason in candidate.reasons if reason.text not in general)
        general |= {reason.text for reason in candidate.reasons if reason.rule in _GENERAL}
    hidden = len(found.candidates) - _SHOWN
    if hidden > 0 and not everything:
        output.line("")
        output.line(f"{hidden} more: contactlog backward --all")
    people = diary.people.by_id()
    for shared in found.shared:
        output.line("")
        output.line(f"{shown_name(people.get(shared.person))}: {shared.reason.text}")
        output.lines(f"     {_meeting(id_, diary)}" for id_ in shared.encounters)
    if everything and found.not_sources:
        output.line("")
        output.line("Not the source, as far as the diary shows:")
        for person, reason in found.not_sources:
            output.line(f"- {shown_name(people.get(person))}. {reason.text}")


def _title(candidate: Candidate, diary: Diary) -> str:
    people = diary.people.by_id()
    if candidate.kind is Kind.PERSON:
        return shown_name(people.get(candidate.id))
    return _meeting(candidate.id, diary)


def _meeting(id_: str, diary: Diary) -> str:
    met = diary.looking_back.encounter(id_)
    return show.encounter_line(met, naming.names(diary)) if met is not None else ""


def _json(found: Backward, diary: Diary, illness: str) -> JsonValue:
    people = diary.people.by_id()

    def names(ids: tuple[str, ...]) -> list[JsonValue]:
        return [{"person": shown_name(people.get(id_)), "person_id": id_} for id_ in ids]

    return {
        "case": found.case,
        "illness": illness,
        "possible": _days_json(found.possible),
        "likely": _days_json(found.likely),
        "candidates": [
            {
                "kind": item.kind.value,
                "name": _title(item, diary),
                "id": item.id,
                "people": names(item.people),
                "rank": place,
                "band": item.band,
                "days_before": item.days_before,
                "likely": item.likely,
                "ill_before": item.ill_before,
                "encounters": list(item.encounters),
                "reasons": [_reason_json(reason) for reason in item.reasons],
            }
            for place, item in enumerate(found.candidates, 1)
        ],
        "shared": [
            {
                "person": shown_name(people.get(item.person)),
                "person_id": item.person,
                "encounters": list(item.encounters),
                "reason": _reason_json(item.reason),
            }
            for item in found.shared
        ],
        "not_sources": [
            {"person": shown_name(people.get(id_)), "person_id": id_, "reason": _reason_json(reason)}
            for id_, reason in found.not_sources
        ],
        "notes": [_reason_json(note) for note in found.notes],
    }


def _days_json(days: tuple[date, date] | None) -> JsonValue:
    return None if days is None else {"first": days[0].isoformat(), "last": days[1].isoformat()}


def _reason_json(reason: Reason) -> JsonValue:
    return {"rule": reason.rule, "owner": reason.owner, "text": reason.text}
