"""The fields a form can have. None of them has to be filled: empty is "not known"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol, cast

from textual.widget import Widget
from textual.widgets import Input

from contactlog import phrases
from contactlog.core.text import plain
from contactlog.tui.widgets.choice_button import ChoiceButton
from contactlog.tui.widgets.many_button import ManyButton
from contactlog.tui.widgets.passphrase_input import PassphraseInput

_BREAK = " / "
"""Stands for the end of a line in a field of one line."""
Option = tuple[str, str]
"""The value, and the words for it."""


class Field(Protocol):
    """One row of a form."""

    @property
    def name(self) -> str:
        """By which its value is found."""
        ...

    @property
    def label(self) -> str:
        """What stands before it."""
        ...

    def make(self) -> Widget:
        """Make its widget."""
        ...

    def read(self, widget: Widget) -> Any:
        """Give the value the widget holds."""
        ...


@dataclass(frozen=True, slots=True)
class TextField:
    """A line of text."""

    name: str
    label: str
    value: str = ""
    hint: str = ""

    @property
    def _shown(self) -> str:
        return plain(self.value).replace("\n", _BREAK)

    def make(self) -> Input:
        """Make its widget."""
        return Input(self._shown, placeholder=self.hint, compact=True, select_on_focus=False)

    def read(self, widget: Widget) -> str:
        """Give the line without spaces at its ends; a value that was not touched as it came."""
        typed = cast("Input", widget).value
        return self.value if typed == self._shown else typed.replace(_BREAK, "\n").strip()


@dataclass(frozen=True, slots=True)
class SecretField:
    """A passphrase."""

    name: str
    label: str
    hint: str = ""

    def make(self) -> PassphraseInput:
        """Make its widget."""
        return PassphraseInput(placeholder=self.hint, compact=True)

    def read(self, widget: Widget) -> str:
        """Give what was typed."""
        return cast("PassphraseInput", widget).value


@dataclass(frozen=True, slots=True)
class ChoiceField:
    """One of a few; none means unknown."""

    name: str
    label: str
    options: tuple[Option, ...]
    value: str | None = None
    unknown: str = "not known"

    def make(self) -> ChoiceButton:
        """Make its widget."""
        return ChoiceButton(self.label, self.options, self.value, self.unknown)

    def read(self, widget: Widget) -> str | None:
        """Give the chosen value."""
        return cast("ChoiceButton", widget).value


@dataclass(frozen=True, slots=True)
class ManyField:
    """Any of a list."""

    name: str
    label: str
    options: tuple[Option, ...]
    value: frozenset[str] = frozenset()

    def make(self) -> ManyButton:
        """Make its widget."""
        return ManyButton(self.label, self.options, self.value)

    def read(self, widget: Widget) -> frozenset[str]:
        """Give the chosen values."""
        return cast("ManyButton", widget).chosen


YES_NO: tuple[Option, ...] = (("yes", "yes"), ("no", "no"))


def options_of(words: type[StrEnum]) -> tuple[Option, ...]:
    """Give the options of a closed list."""
    return tuple((member.value, phrases.choice(member)) for member in words)


def yes_no(value: bool | None) -> str | None:
    """Give the option that stands for a truth."""
    return None if value is None else ("yes" if value else "no")


def truth(option: str | None) -> bool | None:
    """Give the truth for which an option stands."""
    return None if option is None else option == "yes"
