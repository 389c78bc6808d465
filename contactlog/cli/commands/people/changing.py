"""``people add``, ``edit``, ``hide`` and ``forget``."""

from __future__ import annotations

import argparse

from contactlog.cli import output, prompt, session, show
from contactlog.cli.commands.people.answering import say_person
from contactlog.cli.commands.people.details import details_of
from contactlog.core.settings import JsonValue
from contactlog.diary.old_copies import RESIDUE, old_copies
from contactlog.diary.people import shown_name
from contactlog.errors import Ambiguous, Usage


def run_add(arguments: argparse.Namespace) -> int:
    """Add a person."""
    with session.diary(arguments) as diary:
        namesakes = diary.people.same_name(arguments.name) if arguments.name else []
        if namesakes and not arguments.yes:
            raise Ambiguous(
                "Somebody of that name is in the diary already.",
                "Add --yes if this is another person.",
                tuple((person.id, show.person_line(person)) for person in namesakes),
            )
        person = diary.people.add(arguments.name, **details_of(arguments, diary, None))
    return say_person(arguments, person, f"Added {shown_name(person)}.")


def run_edit(arguments: argparse.Namespace) -> int:
    """Change a person."""
    with session.diary(arguments) as diary:
        person = diary.people.find(arguments.person)
        details = details_of(arguments, diary, person)
        if arguments.name is not None:
            details["name"] = arguments.name
        if not details:
            raise Usage("Nothing to change was given.", "See: contactlog people edit --help")
        person = diary.people.edit(person, **details)
    return say_person(arguments, person, f"Changed {shown_name(person)}.")


def run_hide(arguments: argparse.Namespace) -> int:
    """Hide a person, or show them again."""
    with session.diary(arguments) as diary:
        person = diary.people.hide(diary.people.find(arguments.person), hidden=not arguments.again)
    said = "is shown again" if arguments.again else "is hidden; the meetings stay. Show again with --again"
    return say_person(arguments, person, f"{shown_name(person)} {said}.")


def run_forget(arguments: argparse.Namespace) -> int:
    """Erase a person for good."""
    with session.diary(arguments) as diary:
        person = diary.people.find(arguments.person)
        count = len(diary.people.encounters(person))
        prompt.confirm(
            f"Erase {shown_name(person)} for good? {'1 meeting stays' if count == 1 else f'{count} meetings stay'}, "
            "without the name. There is no undo.",
            yes=arguments.yes,
        )
        name = shown_name(person)
        waits = diary.retention.waiting_lines(person)
        mentions = diary.retention.forget(person)
        copies = [str(path) for path in old_copies(diary.desk.vault.folder)]
        residue = diary.desk.vault.has_residue()
    if arguments.json:
        old: list[JsonValue] = [*copies]
        output.json_value(
            {"forgotten": person.id, "notes_cleared": mentions, "waiting_lines": waits, "old_copies": old}
        )
        return 0
    output.line(
        f"{name} is erased from this diary. Notes and other words that held the name: {mentions}, cleared of it."
    )
    if residue:
        output.line(RESIDUE)
    if waits:
        output.line(f"Lines in the drop-box that hold the name: {waits}. See: contactlog waiting list")
    output.line("An address book or calendar that names them brings them back: take them out there too.")
    output.line("Backups made before still hold them: make a new one and delete the old ones.")
    output.lines(f"  {path}" for path in copies)
    return 0
