"""Questions to the person at the terminal. They go to the terminal itself, never into the output."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from getpass import getpass
from pathlib import Path

from contactlog.core.text import plain
from contactlog.errors import Interrupted, Refused, StorageFailed

PASSPHRASE_LIMIT = 4096
"""Longest passphrase read from a file or descriptor, in bytes."""


def is_interactive() -> bool:
    """Tell whether there is a person who can answer."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str, default: str = "") -> str:
    """Ask for one line.

    Raises:
        Refused: nobody is there to answer.
        Interrupted: the person pressed ctrl+c or ctrl+d.
    """
    if not is_interactive():
        raise Refused("This needs an answer, and nobody is at the terminal.", f"The question was: {question}")
    suffix = f" [{default}]" if default else ""
    print(f"{plain(question)}{suffix} ", end="", file=sys.stderr, flush=True)
    try:
        return input().strip() or default
    except (EOFError, KeyboardInterrupt):
        print(file=sys.stderr)
        raise Interrupted("Stopped. Nothing was changed.") from None


def confirm(question: str, *, yes: bool) -> None:
    """Ask for a yes; the safe answer is the default.

    Args:
        question: names the thing and the number.
        yes: the user already said yes on the command line.

    Raises:
        Refused: the answer was no, or nobody is there and ``yes`` was not given.
    """
    if yes:
        return
    if not is_interactive():
        raise Refused("This needs a yes, and nobody is at the terminal.", "Add --yes if you are sure.")
    if ask(f"{question} [y/N]").casefold() not in ("y", "yes"):
        raise Refused("Left as it was.")


def choose(question: str, options: Sequence[str]) -> int:
    """Ask for one of several numbered options.

    Returns:
        The index of the chosen option.
    """
    for number, option in enumerate(options, 1):
        print(f"  {number}. {plain(option)}", file=sys.stderr)
    while True:
        answer = ask(f"{question} (1-{len(options)})")
        if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(options):
            return int(answer) - 1


def secret(question: str, instead: str = "Use --passphrase-file FILE or --passphrase-fd N.") -> str:
    """Ask for a passphrase without showing it.

    Args:
        question: what is asked for.
        instead: what to do where nobody can be asked.

    Raises:
        Refused: nobody is there to answer.
        Interrupted: the person pressed ctrl+c or ctrl+d.
    """
    if not is_interactive():
        raise Refused(
            "A passphrase is needed, and nobody is at the terminal.",
            instead,
        )
    try:
        return getpass(f"{question}: ", stream=sys.stderr)
    except (EOFError, KeyboardInterrupt):
        print(file=sys.stderr)
        raise Interrupted("Stopped. Nothing was changed.") from None


def secret_from_file(path: Path) -> str:
    """Read a passphrase from a file: its first line, without the line's end."""
    try:
        with path.open("rb") as file:
            data = file.read(PASSPHRASE_LIMIT + 1)
    except OSError as problem:
        raise StorageFailed(
            f"The passphrase file cannot be read: {problem.strerror}.", "Check the path and who may read it."
        ) from None
    return _first_line(data)


def secret_from_descriptor(number: int) -> str:
    """Read a passphrase from an open file descriptor."""
    try:
        with os.fdopen(number, "rb", closefd=False) as file:
            data = file.read(PASSPHRASE_LIMIT + 1)
    except (OSError, ValueError, TypeError, OverflowError) as problem:  # Numbers that are none, too.
        reason = getattr(problem, "strerror", None) or "no such descriptor"
        raise StorageFailed(f"The passphrase cannot be read from there: {reason}.") from None
    return _first_line(data)


def _first_line(data: bytes) -> str:
    if len(data) > PASSPHRASE_LIMIT:
        raise Refused(f"The passphrase is longer than {PASSPHRASE_LIMIT} bytes.")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("The passphrase is not UTF-8 text.") from None
    first = text.split("\n", 1)[0].removesuffix("\r")
    if not first:
        raise Refused("The passphrase is empty.")
    return first
