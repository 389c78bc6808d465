"""The parser of the command line: its errors go the way of all errors, and say what could have been meant."""

from __future__ import annotations

import argparse
import re
from typing import Any, NoReturn

from contactlog.core.text import one_line
from contactlog.errors import Usage


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors go the way of all errors, and say what could have been meant.

    It takes no shortened options: the process lock, which comes first, has to know ``--to`` by its name.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"allow_abbrev": False, **options})

    def error(self, message: str) -> NoReturn:
        """Refuse the command line with a sentence and the way to the help."""
        if message.endswith(": VERB"):
            raise Usage(f"{self.prog} needs one more word.", f"One of: {', '.join(self._verbs())}.")
        number = re.fullmatch(r"argument (\S+): invalid (?:int|float) value: '(.*)'", message, re.DOTALL)
        if number is not None:
            raise Usage(
                f"{number[1]} takes a number, not “{one_line(number[2])}”.", f"See: {self.prog} --help"
            )
        raise Usage(f"{message[:1].upper()}{message[1:]}.", f"See: {self.prog} --help")

    def _verbs(self) -> list[str]:
        return [
            str(verb)
            for action in self._actions
            if isinstance(action, argparse._SubParsersAction)
            for verb in action.choices
        ]

    def _get_value(self, action: argparse.Action, arg_string: str) -> Any:
        """Take a choice in small or capital letters: uk is UK."""
        value = super()._get_value(action, arg_string)
        words = isinstance(action, argparse._SubParsersAction)  # what follows a command goes through here too
        if words or not isinstance(value, str) or action.choices is None or value in action.choices:
            return value
        alike = [choice for choice in action.choices if str(choice).casefold() == value.casefold()]
        return alike[0] if len(alike) == 1 else value

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Name the nearest of what could have been meant, where the parent would only list all of it."""
        if action.choices is not None and value not in action.choices:
            from contactlog.cli import mistyped  # wanted only where something was

            raise mistyped.choice(self.prog, action, str(value))

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """Take a command line; what none of its options takes is refused with the option that is nearest."""
        parsed, left = super().parse_known_args(args, namespace)
        if left and args is not None and self.prog == "contactlog":
            from contactlog.cli import mistyped

            raise mistyped.unknown(self, args, left)
        return parsed, left
