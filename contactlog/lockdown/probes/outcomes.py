"""The words for what a probe saw, and how the two columns become one verdict."""

from __future__ import annotations

import errno

TYPE_CHECKING = False  # As in typing.
if TYPE_CHECKING:
    from collections.abc import Callable

    from contactlog.lockdown.probes.surroundings import Targets

REFUSED, OPEN, NOT_APPLICABLE = "refused", "open", "not applicable"
WORKS, FAILS = "works", "fails"
NOT_SHOWN = "not shown"
"""Refused or impossible, but the unlocked control could not do it either: proves nothing here."""

BEYOND = "beyond this kernel"
"""Open, because the running kernel is too old to refuse it; `docs/lockdown.md` says which are."""

USUAL_REFUSALS = frozenset({errno.EPERM, errno.EACCES})


class Attempt:
    """One forbidden thing, tried for real.

    Attributes:
        name: short and stable.
        subject: one of `contactlog.lockdown.levels.SUBJECTS`.
        what: what is tried, for a person.
        run: tries it; returns an error number, 0 for success, or raises OSError.
        refusals: the error numbers that mean "refused".
        landlock_since: the version of Landlock that can refuse it, 0 when it needs none or any.
        arrivals: the error numbers that mean the kernel let the call in, and only our empty arguments
            stopped it.
    """

    __slots__ = ("arrivals", "landlock_since", "name", "refusals", "run", "subject", "what")

    def __init__(
        self,
        name: str,
        subject: str,
        what: str,
        run: Callable[[Targets], int],
        *,
        refusals: frozenset[int] = USUAL_REFUSALS,
        arrivals: frozenset[int] = frozenset(),
        landlock_since: int = 0,
    ) -> None:
        self.landlock_since = landlock_since
        self.name = name
        self.subject = subject
        self.what = what
        self.run = run
        self.refusals = refusals
        self.arrivals = arrivals

    def outcome(self, targets: Targets) -> str:
        """Try it and give one of `REFUSED`, `OPEN`, `NOT_APPLICABLE`."""
        try:
            error = self.run(targets)
        except OSError as problem:
            error = problem.errno or 0
        if error in self.refusals:
            return REFUSED
        return OPEN if error == 0 or error in self.arrivals else NOT_APPLICABLE


def verdict(control: str, locked: str) -> str:
    """Join the unlocked and the locked outcome.

    Returns:
        `REFUSED` when only the lock stands in the way, `OPEN` when nothing does, else `NOT_SHOWN`.
    """
    if locked == OPEN:
        return OPEN
    return REFUSED if (control, locked) == (OPEN, REFUSED) else NOT_SHOWN
