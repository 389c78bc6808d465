"""``diary edit``, ``diary remove`` and ``diary quiet``."""

from __future__ import annotations

import argparse

from contactlog.cli import output, prompt, session, show
from contactlog.cli.commands.diary.fields import fields_of
from contactlog.cli.naming import names
from contactlog.errors import Usage


def run_edit(arguments: argparse.Namespace) -> int:
    """Change a meeting."""
    with session.diary(arguments) as diary:
        encounter = diary.encounters.find(arguments.encounter)
        fields = fields_of(arguments)
        if arguments.person:
            fields["people"] = tuple(diary.people.find(typed).id for typed in arguments.person)
        if arguments.place:
            fields["place"] = diary.places.find(arguments.place).id
        if arguments.day:
            fields |= diary.encounters.moved(encounter, diary.encounters.read_day_span(arguments.day).first)
        if not fields:
            raise Usage("Nothing to change was given.", "See: contactlog diary edit --help")
        encounter = diary.encounters.edit(encounter, **fields)
        shown = names(diary)
    if arguments.json:
        output.json_value(show.encounter_json(encounter, shown))
    else:
        output.line(f"Changed: {show.encounter_line(encounter, shown)}")
    return 0


def run_remove(arguments: argparse.Namespace) -> int:
    """Remove a meeting."""
    with session.diary(arguments) as diary:
        encounter = diary.encounters.find(arguments.encounter)
        shown = names(diary)
        prompt.confirm(f"Remove {show.encounter_line(encounter, shown)}?", yes=arguments.yes)
        diary.encounters.remove(encounter)
    if arguments.json:
        output.json_value(show.encounter_json(encounter, shown))
    else:
        output.line("Removed. Take back with: contactlog undo")
    return 0


def run_quiet(arguments: argparse.Namespace) -> int:
    """Note a quiet day."""
    with session.diary(arguments) as diary:
        day = diary.encounters.read_day_span(arguments.day).first
        if arguments.take_back:
            diary.encounters.remove_quiet(day)
        else:
            diary.encounters.add_quiet(day)
    if arguments.json:
        output.json_value({"date": day.isoformat(), "quiet": not arguments.take_back})
    else:
        output.line(f"{show.day(day)}: {'taken back' if arguments.take_back else 'nobody, noted'}.")
    return 0
