"""``people list`` and ``people show``."""

from __future__ import annotations

import argparse

from contactlog.cli import output, session, show
from contactlog.cli.naming import names as all_names
from contactlog.core.settings import JsonValue


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
        output.json_value({"people": [show.record_json(person) for person in people]})
    elif people:
        output.lines(show.person_line(person) for person in people)
    elif arguments.unreachable or arguments.met_since:
        output.line("Everybody can be reached.")
    else:
        output.line('Nobody yet. People come in with encounters: contactlog diary add "Lunch with Ana"')
    return 0


def run_show(arguments: argparse.Namespace) -> int:
    """Show one person with every meeting."""
    with session.diary(arguments) as diary:
        person = diary.people.find(arguments.person)
        met = diary.people.encounters(person)
        names = all_names(diary)
    if arguments.json:
        encounters: list[JsonValue] = [show.encounter_json(encounter, names) for encounter in met]
        output.json_value({"person": show.record_json(person), "encounters": encounters})
        return 0
    output.line(show.person_line(person))
    if person.note:
        output.line(f"Note: {person.note}")
    output.line(f"Id: {person.id}")
    output.line(f"Met {len(met)} times." if met else "No meeting noted.")
    output.lines(show.encounter_line(encounter, names) for encounter in met)
    return 0
