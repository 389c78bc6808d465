"""Every way contactlog says no, each with a sentence for a person, a next step and an exit code.

A message never carries diary text that the user has not just typed, because messages can end up in a
terminal's scrollback or in a script's log.
"""

from __future__ import annotations

from typing import ClassVar


class ContactlogError(Exception):
    """The root of all errors that contactlog raises on purpose.

    Args:
        sentence: what went wrong, one sentence, without jargon.
        next_step: what the user can do now; empty when there is nothing to do.

    Attributes:
        exit_code: what the process ends with when this error reaches the front end.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, sentence: str, next_step: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        """What went wrong."""
        self.next_step = next_step
        """What to do now, or an empty string."""


class Refused(ContactlogError):
    """The request was understood and cannot be done, by a rule or because something does not exist."""


class NoRoom(Refused):
    """The window is too small for what is to be drawn in it."""


class NotFound(Refused):
    """Nothing in the diary answers to the name or id that was given."""


class Ambiguous(Refused):
    """Several things answer to what was typed; contactlog never chooses between two people.

    Attributes:
        candidates: (id, shown text) of each possibility.
    """

    def __init__(
        self, sentence: str, next_step: str = "", candidates: tuple[tuple[str, str], ...] = ()
    ) -> None:
        super().__init__(sentence, next_step)
        self.candidates = candidates
        """(id, shown text) of each possibility."""


class Invalid(Refused):
    """A value, a line or a file from outside does not have the form it must have."""


class Usage(ContactlogError):
    """The command line itself is wrong."""

    exit_code = 2


class WrongPassphrase(ContactlogError):
    """The passphrase, recovery words or key does not open this vault or backup. Nothing is damaged."""

    exit_code = 3


class Damaged(ContactlogError):
    """A vault, backup or age file was ours once, and bytes in it are wrong or missing."""

    exit_code = 4


class Foreign(ContactlogError):
    """The file was never ours, or belongs to another diary."""

    exit_code = 4


class TooNew(ContactlogError):
    """Written by a newer contactlog than this one."""

    exit_code = 4


class Busy(ContactlogError):
    """Another process holds the vault and did not let go in time."""

    exit_code = 5


class StorageFailed(ContactlogError):
    """The disk is full, not writable or failing. The state before the request is intact."""


class Interrupted(ContactlogError):
    """The user stopped the work. Nothing is half done."""

    exit_code = 130
