"""The entry point: the process lock first, everything else afterwards."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

_PATIENCE_SECONDS = 1.0
"""How long threads that are left may take to end."""
_WRITES_TO = ("--to",)
"""Options that name a file or folder the user wants written; it must be known before the lock."""
_TAKE_A_VALUE = frozenset({"--data-dir", "--passphrase-file", "--passphrase-fd", "--recovery-file", "--zone"})
"""Options of every command whose next word is no command; `contactlog.cli.entry` has the same."""
_MAKES_FOLDER = frozenset({"init", "restore", "--accept"})
"""Words on command lines that may make the diary's folder."""


def main() -> int:
    """Lock the process and run the command line.

    Returns:
        The exit code.
    """
    _fill_standard_streams()
    try:
        return _main()
    except KeyboardInterrupt:
        # So early that no command has begun.
        print("contactlog: Stopped. Nothing is half done.", file=sys.stderr)
        return 130


def _main() -> int:
    from contactlog import lockdown, paths

    arguments = sys.argv[1:]
    # The proof needs an unlocked parent, because it starts two children; it opens no diary.
    proof = _proof() if _command(arguments) == "doctor" else None
    data = paths.data_dir(_value(arguments, "--data-dir"))
    options = () if _tells_people(arguments) else _WRITES_TO
    named = [value for option in options if (value := _value(arguments, option))]
    try:
        lockdown.lock(data, None, named, create=_may_make_folder(arguments))
    except OSError as error:
        print(f"contactlog: The folder {data} cannot be made: {error.strerror}.", file=sys.stderr)
        return 1
    lockdown.let_site_run()
    from contactlog.cli.entry import main as run

    return _end(run(arguments, proof))


def _fill_standard_streams() -> None:
    """Put the null device where a standard stream is closed.

    Otherwise the next file that is opened, and that may be the diary, would get its number, and what a library
    prints would be written into it.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # Gets the lowest free number, which is this one.
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, "w" if number else "r", encoding="utf-8", closefd=False))  # noqa: SIM115


def _end(code: int) -> int:
    """End although a thread would not: a terminal that goes away in the wrong moment leaves one waiting for ever.

    What was asked for is done, the diary is closed, and a process that stays would keep its key in memory.
    """
    threading = sys.modules.get("threading")
    if threading is not None:
        main_thread = threading.main_thread()
        others = [one for one in threading.enumerate() if one is not main_thread and not one.daemon]
        for one in others:
            one.join(_PATIENCE_SECONDS / len(others))
        if any(one.is_alive() for one in others):
            for stream in (sys.stdout, sys.stderr):
                with suppress(OSError, ValueError):
                    stream.flush()
            os._exit(code)
    return code


def _tells_people(arguments: list[str]) -> bool:
    # In `draft --to Ana` a person is named, no place for writing.
    return any(
        word == "draft" and (number == 0 or arguments[number - 1] not in _WRITES_TO)
        for number, word in enumerate(arguments)
    )


def _command(arguments: list[str]) -> str:
    """Give the command that was named; empty for the screens."""
    words = iter(arguments)
    for word in words:
        if not word.startswith("-"):
            return word
        if word in _TAKE_A_VALUE:
            next(words, None)
    return ""


def _may_make_folder(arguments: list[str]) -> bool:
    if not _MAKES_FOLDER.isdisjoint(arguments):
        return True
    # Without a command the screens open, and they can create a diary.
    rest = iter(arguments)
    for argument in rest:
        if argument in ("-h", "--help", "--version") or not argument.startswith("-"):
            return False
        if "=" not in argument:
            next(rest, None)
    return True


def _value(arguments: list[str], option: str) -> str | None:
    for number, argument in enumerate(arguments):
        if argument == option and number + 1 < len(arguments):
            return arguments[number + 1]
        if argument.startswith(f"{option}="):
            return argument.partition("=")[2]
    return None


def _proof() -> list[dict[str, str]] | None:
    from contactlog.lockdown.probes import run_probes

    try:
        return run_probes()
    except (OSError, RuntimeError):
        return None


if __name__ == "__main__":
    sys.exit(main())
