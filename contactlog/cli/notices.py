"""The only writer to standard error, and the one table of exit codes."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from contactlog.cli.wrapping import fitted
from contactlog.core.text import plain
from contactlog.errors import Ambiguous, ContactlogError

EXIT_CODES = {
    0: "done",
    1: "refused or failed",
    2: "the command line is wrong",
    3: "wrong passphrase",
    4: "the vault or backup is damaged, foreign or too new",
    5: "another process holds the vault",
    130: "stopped by you",
}
"""What each exit code means; part of the interface."""


def note(text: str) -> None:
    """Tell the user something that is not the answer: progress, a hint, a warning."""
    # Words that nobody can receive are no reason to stop.
    with suppress(OSError):
        for each in plain(text).split("\n"):
            print("\n".join(fitted(each, sys.stderr)), file=sys.stderr, flush=True)


def failure(error: ContactlogError) -> int:
    """Tell the user why it did not work and what to do next.

    Returns:
        The exit code.
    """
    note(f"contactlog: {error.sentence}")
    if isinstance(error, Ambiguous):
        for identifier, shown in error.candidates:
            note(f"  {shown}  ({identifier})")
    if error.next_step:
        note(error.next_step)
    return error.exit_code


def bug(error: BaseException) -> int:
    """Admit a mistake of ours, with where it is and nothing of what was being worked on.

    Returns:
        The exit code.
    """
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = "" if trace is None else f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"
    note(f"contactlog stopped because of a mistake in it ({type(error).__name__}{where}).")
    note("Nothing in your diary is half done. Please report the line above; it holds no words of yours.")
    return 1


def progress(text: str) -> None:
    """Show how far a long job is, on one line that is overwritten; nothing when nobody watches."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{plain(text)}", end="", file=sys.stderr, flush=True)


def progress_done() -> None:
    """Clear the progress line."""
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
