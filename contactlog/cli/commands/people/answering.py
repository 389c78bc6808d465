"""What a command about one person says when it is done."""

from __future__ import annotations

import argparse

from contactlog.cli import output, show
from contactlog.core.people import Person


def say_person(arguments: argparse.Namespace, person: Person, text: str) -> int:
    """Print the person as JSON, or the sentence; give the exit code."""
    if arguments.json:
        output.json_value(show.record_json(person))
    else:
        output.line(text)
    return 0
