"""Every call the filter denies outright, made once with empty arguments.

The filter answers before the kernel looks at arguments; unlocked, the same call fails in another way, since
every descriptor, address and process is -1. Without this sweep most missing rules would go unseen.
"""

from __future__ import annotations

import errno

from contactlog.lockdown import libc, linux, rules
from contactlog.lockdown.probes.outcomes import NOT_APPLICABLE, OPEN, REFUSED

_KEY = 0x636C6F67
_HARMLESS: dict[str, tuple[int, ...]] = {
    # These would make something out of -1: they look for what is not there instead.
    "shmget": (_KEY, 0, 0),
    "msgget": (_KEY, 0),
    "semget": (_KEY, 0, 0),
    "init_module": (-1, 0, -1),
}
_EMPTY = (-1,) * 6


def denied_calls() -> tuple[tuple[str, rules.Rule], ...]:
    """Give (call, rule) for each call that this machine has and the filter denies whatever its arguments."""
    here = linux.machine()
    if here is None:
        return ()
    return tuple(
        (call, rule)
        for rule in rules.RULES
        if not rule.clauses
        for call in rule.calls
        if here.number(call) is not None
    )


def sweep() -> dict[str, str]:
    """Make each denied call once; gives an outcome for each name."""
    here = linux.machine()
    if here is None:
        return {}
    return {call: _outcome(here.at(call), _HARMLESS.get(call, _EMPTY)) for call, _ in denied_calls()}


def _outcome(number: int, arguments: tuple[int, ...]) -> str:
    _, error = libc.call(number, *arguments)
    if error == errno.EPERM:
        return REFUSED
    return NOT_APPLICABLE if error == errno.ENOSYS else OPEN
