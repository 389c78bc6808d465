"""What could have been meant by a word or an option that the command line does not know."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from contactlog.core.text import one_line
from contactlog.errors import Usage

_FEW = 12
"""As many choices are listed in an answer."""
_ALIKE = (
    ("new", "create", "start", "begin", "add", "log", "init"),
    ("edit", "update", "modify", "correct", "change", "fix", "set"),
    ("remove", "delete", "rm", "erase", "cancel", "withdraw", "call-off", "hide", "forget", "drop", "undo"),
    ("close", "end", "finish", "done"),
    ("list", "ls", "all"),
    ("show", "view", "info", "get", "status"),
    ("case", "ill", "sick", "covid"),
    ("exposures", "contacts", "exposed"),
    ("told", "tell", "notify"),
)
"""Words for the same thing; other programs have other ones."""


def choice(prog: str, action: argparse.Action, typed: str) -> Usage:
    """Make the answer to a word that is none of the choices."""
    typed, choices = one_line(typed), [str(item) for item in action.choices or ()]
    if isinstance(action, argparse._SubParsersAction):
        sentence, near = f"There is no command “{prog} {typed}”.", _meant(typed, choices)
    else:
        name = "/".join(action.option_strings) or str(action.metavar or action.dest).upper()
        sentence, near = f"{name} does not take “{typed}”.", get_close_matches(typed, choices, n=1)
    listed = f"Choose one of: {', '.join(choices)}." if len(choices) <= _FEW else f"See: {prog} --help"
    return Usage(sentence, " ".join([*(f"Did you mean {word}?" for word in near), listed]))


def unknown(parser: argparse.ArgumentParser, arguments: Iterable[str], left: Sequence[str]) -> Usage:
    """Make the answer to words and options that are left over.

    Args:
        parser: of the whole command line.
        arguments: all of it.
        left: what nothing takes.
    """
    for word in arguments:
        parser = _verbs(parser).get(word, parser)
    options = [option for option in parser._option_string_actions if option.startswith("--")]
    wrong = next((word.partition("=")[0] for word in left if word.startswith("--")), "")
    near = [f"Did you mean {option}?" for option in get_close_matches(wrong, options, n=1, cutoff=0.75)]
    sentence = f"Unrecognized arguments: {one_line(' '.join(left))}."
    return Usage(sentence, " ".join([*near, f"See: {parser.prog} --help"]))


def _verbs(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    found: dict[str, argparse.ArgumentParser] = {}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            found.update(action.choices)
    return found


def _meant(typed: str, choices: Sequence[str]) -> list[str]:
    """Give the command that does what another word says, else the one that is written most alike."""
    for words in _ALIKE:
        if typed.casefold() in words:
            found = [word for word in words if word in choices]
            if found:
                return found[:1]
    return get_close_matches(typed, choices, n=1)
