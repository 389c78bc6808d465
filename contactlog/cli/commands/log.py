"""``contactlog log``: drop a line into the diary without the passphrase."""

from __future__ import annotations

import argparse
import sys

from contactlog import paths
from contactlog.cli import notices, output
from contactlog.diary.dropping import drop
from contactlog.errors import Invalid, Refused
from contactlog.localzone import local_zone

_LINES_LIMIT = 1_000
"""Most lines taken from standard input in one go."""
_LINE_BYTES = 20_000
"""Longest line read from standard input."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "text",
        nargs="*",
        metavar="TEXT",
        help="the line; - reads lines from standard input; nothing asks for them",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Drop one line, or several."""
    folder, zone = paths.data_dir(arguments.data_dir), arguments.zone or local_zone()
    count = 0
    for text in _texts(arguments.text):
        drop(folder, text, zone)
        count += 1
    if not count:
        raise Refused(
            "There was no line to keep.", 'For example: contactlog log "coffee with Ana 1h outdoors"'
        )
    if not arguments.text or arguments.text == ["-"]:
        notices.note(f"Kept {count} {'line' if count == 1 else 'lines'}.")
    else:
        output.line("Kept. It waits to be taken in: contactlog waiting list")
    return 0


def _texts(given: list[str]) -> list[str]:
    if given and given != ["-"]:
        return [" ".join(given)]
    if not given and sys.stdin.isatty():
        return _asked()
    return [line.strip() for line in _lines() if line.strip()]


def _lines() -> list[str]:
    lines: list[str] = []
    while line := sys.stdin.buffer.readline(_LINE_BYTES + 1):
        if len(line) > _LINE_BYTES or len(lines) >= _LINES_LIMIT:
            raise Refused(
                "That is more than can be kept in one go.", "Nothing was kept. Give fewer or shorter lines."
            )
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            raise Invalid(f"Line {len(lines) + 1} is not UTF-8 text.", "Nothing was kept.") from None
    return lines


def _asked() -> list[str]:
    notices.note("Whom did you meet today? One meeting a line; an empty line ends. For example:")
    notices.note("  lunch with Ana and Ben at Café Nero 13:00 1h indoors 1m no masks")
    lines: list[str] = []
    while True:
        print("> ", end="", file=sys.stderr, flush=True)
        try:
            line = input().strip()
        except EOFError:
            return lines
        if not line:
            return lines
        lines.append(line)
