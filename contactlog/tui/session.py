"""What is remembered while the diary is open, and forgotten when it is locked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(slots=True)
class Session:
    """Where the user was: ids, and the one line that is not saved yet."""

    generation: int = 0
    """Counts the changes to the diary, so that a screen knows when it must look again."""
    case: str | None = None
    """The case that is looked at; None for the open one."""
    person: str | None = None
    """The person whose message or page is looked at."""
    day: date | None = field(default=None, repr=False)
    """The day that is looked at in the month grid; None for today."""
    unfinished: str = field(default="", repr=False)
    """What stands in the line of the diary and is not saved; kept inside the diary when it is locked."""
