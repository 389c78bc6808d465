"""The fields of a meeting as options of the command line."""

from __future__ import annotations

import argparse
from typing import Any

from contactlog.cli.readings import WORDS
from contactlog.core.values import ContactKind
from contactlog.errors import Usage

_UNKNOWN = "unknown"
"""Takes back what the line says, or what was noted before."""


def add_field_options(parser: argparse.ArgumentParser) -> None:
    """Give a verb an option for each field."""
    group = parser.add_argument_group("fields", "they beat what the line says")
    for field, enum in WORDS.items():
        choices = [*(member.value for member in enum), _UNKNOWN]
        group.add_argument(f"--{field.replace('_', '-')}", choices=choices)
    group.add_argument("--minutes", type=float, metavar="N", help="how long it lasted")
    group.add_argument("--face-to-face", choices=("yes", "no", _UNKNOWN))
    group.add_argument(
        "--kind",
        action="append",
        choices=[kind.value for kind in ContactKind],
        metavar="KIND",
        help=f"may be repeated: {', '.join(kind.value for kind in ContactKind)}",
    )
    group.add_argument("--strangers", type=int, metavar="N", help="how many people you do not know")
    group.add_argument("--note", help="anything else")


def fields_of(arguments: argparse.Namespace) -> dict[str, Any]:
    """Read the fields that were given.

    Raises:
        Usage: a number is out of its range.
    """
    fields: dict[str, Any] = {
        field: None if typed == _UNKNOWN else enum(typed)
        for field, enum in WORDS.items()
        if (typed := getattr(arguments, field))
    }
    if arguments.minutes is not None:
        if not 0 <= arguments.minutes <= 60 * 24 * 60:
            raise Usage("--minutes takes a number from 0 to 86400.")
        fields["minutes"] = arguments.minutes
    if arguments.face_to_face:
        known = arguments.face_to_face != _UNKNOWN
        fields["face_to_face"] = arguments.face_to_face == "yes" if known else None
    if arguments.kind:
        fields["kinds"] = frozenset(ContactKind(kind) for kind in arguments.kind)
    if arguments.strangers is not None:
        if not 0 <= arguments.strangers <= 1_000_000:
            raise Usage("--strangers takes a number from 0 up.")
        fields["strangers"] = arguments.strangers
    if arguments.note is not None:
        fields["note"] = arguments.note
    return fields
