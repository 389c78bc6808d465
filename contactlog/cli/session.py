"""Opening the diary for a command: folder, passphrase, zone."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from contactlog import lockdown, paths
from contactlog.cli import notices, prompt
from contactlog.core.times import to_utc
from contactlog.errors import Refused, Usage

if TYPE_CHECKING:
    from contactlog.diary.door import Diary

PASSPHRASE_VARIABLE = "CONTACTLOG_PASSPHRASE_FILE"  # noqa: S105 - the name of a variable, not a secret
"""Names the file that holds the passphrase."""


def folder(arguments: argparse.Namespace) -> Path:
    """Give the diary's folder."""
    return paths.data_dir(arguments.data_dir)


def passphrase(arguments: argparse.Namespace, question: str = "Passphrase") -> str:
    """Get the passphrase from where the user said, else by asking."""
    if arguments.passphrase_fd is not None:
        # A descriptor gives it once, and some commands need it twice.
        if getattr(arguments, "passphrase_read", None) is None:
            arguments.passphrase_read = prompt.secret_from_descriptor(arguments.passphrase_fd)
        return str(arguments.passphrase_read)
    named = arguments.passphrase_file or os.environ.get(PASSPHRASE_VARIABLE)
    if named:
        return prompt.secret_from_file(Path(named).expanduser())
    return prompt.secret(question)


def given_without_asking(arguments: argparse.Namespace) -> bool:
    """Tell whether the passphrase comes from a file or descriptor."""
    return bool(
        arguments.passphrase_fd is not None
        or arguments.passphrase_file
        or os.environ.get(PASSPHRASE_VARIABLE)
    )


@contextmanager
def diary(arguments: argparse.Namespace, *, warns: bool = True) -> Iterator[Diary]:
    """Open the diary, and close it whatever happens.

    Args:
        arguments: those of the command line.
        warns: says on standard error what is older than the user wants to keep, or will be within a week;
            never beside ``--json``, whose readers find it as a field of ``diary list`` and ``retention show``.

    Raises:
        Refused: there is no diary in the folder.
        WrongPassphrase: and the other errors of opening a vault.
    """
    # The engine and the key derivation are needed from here on, not for --help.
    from contactlog.diary import door

    place = folder(arguments)
    if not door.exists(place):
        raise Refused("There is no diary here yet.", "Create one with: contactlog init")
    see_to_the_lock(place)
    if arguments.recovery_file:
        words = prompt.secret_from_file(Path(arguments.recovery_file).expanduser())
        opened = door.open_with_recovery(place, words, zone=arguments.zone)
    else:
        opened = door.open_with_passphrase(place, passphrase(arguments), zone=arguments.zone)
    with opened:
        quiet = not warns or getattr(arguments, "json", False)
        warning = None if quiet else opened.retention.warning()
        if warning is not None:
            notices.note(warning)
        yield opened


def see_to_the_lock(place: Path) -> None:
    """Ask once on this machine where the process lock is weaker than the system could make it."""
    report = lockdown.report()
    if not report.needs_consent:
        return
    from contactlog.diary import health

    if health.weaker_lock_accepted(place):
        return
    notices.note(f"On this machine the process lock is weaker: {'; '.join(report.shortfalls)}.")
    if not prompt.is_interactive():
        raise Refused(
            "The diary stays closed until you agree to that.", "Agree once: contactlog doctor --accept"
        )
    prompt.confirm("Open the diary all the same, now and later?", yes=False)
    health.accept_weaker_lock(place)


def add_json(parser: argparse.ArgumentParser) -> None:
    """Give a command the option ``--json``."""
    parser.add_argument("--json", action="store_true", help="print one JSON value with stable fields")


def add_as_of(parser: argparse.ArgumentParser) -> None:
    """Give a command the option ``--as-of``."""
    parser.add_argument(
        "--as-of",
        metavar="DATE",
        help="look from this day or moment (2026-03-12, 2026-03-12T21:00), not from now",
    )


def as_of(arguments: argparse.Namespace, zone: str) -> datetime | None:
    """Read ``--as-of``: a day means its last second, a time without offset is local.

    Raises:
        Usage: it is neither a day nor a moment.
    """
    text = arguments.as_of
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Usage("--as-of takes a day or a moment.", "Write 2026-03-12 or 2026-03-12T21:00.") from None
    if len(text) <= len("2026-03-12"):
        moment = moment.replace(hour=23, minute=59, second=59)
    return moment if moment.tzinfo is not None else to_utc(moment, zone)
