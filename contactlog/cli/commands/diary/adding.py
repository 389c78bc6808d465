"""``diary add``: a meeting in one line, or the prompt of the evening."""

from __future__ import annotations

import argparse
from datetime import datetime

from contactlog.cli import notices, output, prompt, session, show
from contactlog.cli.commands.diary.fields import fields_of
from contactlog.cli.evening import ask_lines, ask_usual
from contactlog.cli.naming import names
from contactlog.cli.readings import reading_json
from contactlog.cli.settling import settled
from contactlog.core.encounters import Encounter
from contactlog.diary.door import Diary
from contactlog.diary.encounters import Reading
from contactlog.errors import Usage


def run_add(arguments: argparse.Namespace) -> int:
    """Note a meeting in one line; without a line, ask for the evening's."""
    if not arguments.line:
        return _run_evening(arguments)
    with session.diary(arguments) as diary:
        as_of = _as_of(arguments, diary)
        reading = diary.encounters.read(" ".join(arguments.line), as_of=as_of, lang=arguments.lang)
        fields = fields_of(arguments)
        if prompt.is_interactive() and not arguments.json:
            reading = settled(diary, reading, as_of=as_of, lang=arguments.lang)
        saved = None
        if not arguments.dry_run and reading.question is None:
            saved = diary.encounters.save(reading, fields=fields)
        shown = names(diary)
    if arguments.json:
        output.json_value(reading_json(reading, fields, saved, shown))
    else:
        _say(reading, saved, shown)
    return 0 if reading.question is None else 1


def _run_evening(arguments: argparse.Namespace) -> int:
    if not prompt.is_interactive() or arguments.json:
        raise Usage("Which meeting?", 'For example: contactlog diary add "coffee with Ana 1h outdoors"')
    with session.diary(arguments) as diary:
        saved = [*ask_usual(diary, diary.remembering.tonight()), *ask_lines(diary, arguments.lang)]
        if not saved and not diary.encounters.between(diary.desk.today(), diary.desk.today()):
            notices.note("Met nobody today? contactlog diary quiet")
        shown = names(diary)
    output.lines(f"Saved: {show.encounter_line(encounter, shown)}" for encounter in saved)
    return 0


def _as_of(arguments: argparse.Namespace, diary: Diary) -> datetime | None:
    return session.as_of(arguments, diary.desk.zone)


def _say(reading: Reading, saved: Encounter | None, shown: show.Names) -> None:
    for piece in reading.understood:
        field = piece.field.replace("_", " ")
        said = piece.meaning if piece.meaning.startswith(field) else f"{field}, {piece.meaning}"
        output.line(f"  {piece.words}: {said}")
    for words in reading.not_understood:
        output.line(f"  {words}: not understood")
    if saved is not None:
        output.line(f"Saved: {show.encounter_line(saved, shown)}")
        output.line(f"Id {saved.id}. Take back with: contactlog undo")
    elif reading.question:
        output.line(f"Not saved. {reading.question}")
    else:
        output.line("Nothing was saved (--dry-run).")
