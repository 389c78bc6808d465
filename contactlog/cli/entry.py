"""From the command line to one command and an exit code.

Only the module of the command that was named is imported, so that ``contactlog log`` starts in the time of
the few modules it needs.
"""

from __future__ import annotations

import argparse
import os
import signal
from collections.abc import Sequence
from importlib import import_module
from itertools import islice

from contactlog import VERSION, paths
from contactlog.cli import notices, output, overview
from contactlog.cli.commands import COMMANDS
from contactlog.cli.parser import Parser
from contactlog.errors import ContactlogError, Interrupted, StorageFailed, Usage

NO_COMMAND = ""
"""Names no command: the help and the version need the table only."""
_TAKE_A_VALUE = frozenset({"--data-dir", "--passphrase-file", "--passphrase-fd", "--recovery-file", "--zone"})


def global_options() -> argparse.ArgumentParser:
    """Make the options that every command has; they may stand before it or behind."""
    parser = Parser(add_help=False)
    parser.add_argument("--data-dir", metavar="DIR", help="the diary's folder (also CONTACTLOG_DATA_DIR)")
    secret = parser.add_mutually_exclusive_group()
    secret.add_argument(
        "--passphrase-file",
        metavar="FILE",
        help="read the passphrase from the first line of FILE (also CONTACTLOG_PASSPHRASE_FILE)",
    )
    secret.add_argument(
        "--passphrase-fd", metavar="N", type=int, help="read the passphrase from descriptor N"
    )
    secret.add_argument("--recovery-file", metavar="FILE", help="open with the recovery words in FILE")
    parser.add_argument(
        "--zone", metavar="ZONE", help="read and show times in this zone, such as Europe/Lisbon"
    )
    return parser


def build(command: str | None) -> argparse.ArgumentParser:
    """Build the parser.

    Args:
        command: the one command whose module is imported; `NO_COMMAND` lists all and imports none; None imports
            all of them, for completion and the page of commands.
    """
    parser = Parser(
        prog="contactlog",
        usage=overview.USAGE if command == NO_COMMAND else None,
        description=overview.text(),
        parents=[global_options()],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"contactlog {VERSION}")
    # The overview lists them.
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", parser_class=Parser, help=argparse.SUPPRESS
    )
    for name, (module, summary) in COMMANDS.items():
        if command not in (None, NO_COMMAND, name):
            continue
        sub = commands.add_parser(name, help=summary, description=summary)
        if command != NO_COMMAND:
            import_module(f"contactlog.cli.commands.{module}").configure(sub)
    return parser


def in_order(arguments: Sequence[str]) -> list[str]:
    """Put the options that are true of every command in front of it, wherever they were written.

    Nobody should have to remember on which side of the command an option stands. Behind ``--`` all is text.
    """
    end = arguments.index("--") if "--" in arguments else len(arguments)
    front, rest = [], []
    words = iter(arguments[:end])
    for word in words:
        if word in _TAKE_A_VALUE:
            front += [word, *islice(words, 1)]
        elif word.partition("=")[0] in _TAKE_A_VALUE:
            front.append(word)
        else:
            rest.append(word)
    while rest[:1] == ["--json"]:
        rest = [*rest[1:], "--json"]
    return [*front, *rest, *arguments[end:]]


def _named_command(arguments: Sequence[str]) -> str:
    skip = False
    for argument in arguments:
        if skip:
            skip = False
        elif argument in _TAKE_A_VALUE:
            skip = True
        elif not argument.startswith("-"):
            return argument if argument in COMMANDS else NO_COMMAND
    return NO_COMMAND


def main(arguments: Sequence[str], proof: Sequence[dict[str, str]] | None = None) -> int:
    """Run one command.

    Args:
        arguments: the command line without the program's name.
        proof: what the probes of the process lock found, for ``doctor``; None when they could not run.

    Returns:
        The exit code, see `notices.EXIT_CODES`.
    """
    code = _guarded(in_order(arguments), proof)
    notices.progress_done()
    try:
        output.close()
    except StorageFailed as error:
        return code or notices.failure(error)
    return code


def _guarded(given: Sequence[str], proof: Sequence[dict[str, str]] | None) -> int:
    try:
        _stop_politely()
        _check_text(given)
        parsed = build(_named_command(given)).parse_args(given)
        _check_folder(parsed)
        if parsed.command is None:
            return int(import_module("contactlog.cli.commands.home").run(parsed))
        parsed.proof = proof
        return int(parsed.run(parsed))
    except SystemExit as done:  # --help and --version.
        return int(done.code or 0)
    except ContactlogError as error:
        return notices.failure(error)
    except KeyboardInterrupt:
        return notices.failure(Interrupted("Stopped. Nothing is half done."))
    except OSError as error:
        return notices.failure(
            StorageFailed(
                f"The system refused: {error.strerror or type(error).__name__}.", "Nothing is half done."
            )
        )
    except Exception as error:  # noqa: BLE001 - the last guard: a traceback could show the diary
        return notices.bug(error)


def _check_text(given: Sequence[str]) -> None:
    """Refuse letters that the system could not read; without them a name would be another name.

    Raises:
        Usage: some of it is not UTF-8 text, and no name of a file either.
    """
    if any(not _is_text(word) and not os.path.lexists(word) for word in given):
        raise Usage(
            "Some of the letters on the command line are not UTF-8 text.",
            "Set the terminal to UTF-8 and type it again.",
        )


def _check_folder(parsed: argparse.Namespace) -> None:
    if not _is_text(str(paths.data_dir(parsed.data_dir))):
        raise Usage("The name of the diary's folder is not UTF-8 text.", "Choose another one: --data-dir DIR")


def _is_text(word: str) -> bool:
    return word.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in word)


def _stop_politely() -> None:
    # A terminal that closes and a service manager that stops us end the work as ctrl+c does: cleanly.
    def stop(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), stop)
