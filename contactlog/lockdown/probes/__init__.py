"""The proof: try each forbidden thing in a locked process and, beside it, in an unlocked one.

A refusal counts only when the unlocked control succeeded with the same attempt a moment earlier. The diary
is not touched: both children work in a temporary folder of their own, and reach no further than this machine.

    from contactlog.lockdown.probes import failures, run_probes
    results = run_probes()          # before this process locks itself: it starts two children
    broken = failures(results)      # empty when the lock holds
"""

from __future__ import annotations

import sys

from contactlog.lockdown import landlock, linux
from contactlog.lockdown.probes.answers import PROGRAM, Answer, ask
from contactlog.lockdown.probes.outcomes import BEYOND, FAILS, NOT_SHOWN, OPEN, REFUSED, WORKS, verdict
from contactlog.lockdown.probes.surroundings import ROLES, surroundings
from contactlog.lockdown.probes.sweep import denied_calls
from contactlog.lockdown.probes.table import ATTEMPTS

__all__ = ["BEYOND", "FAILS", "NOT_SHOWN", "OPEN", "REFUSED", "WORKS", "Result", "failures", "run_probes"]

Result = dict[str, str]
"""One line of the proof, plain strings for printing and for ``--json``.

``kind``: attempt, call (of the raw sweep) or positive. ``name``, ``what``: of the attempt; for a call, its
rule. ``subject``: network, children, files, memory. ``control``, ``locked``: the two outcomes. ``verdict``:
`REFUSED` (shown), `OPEN` (the lock does not hold), `NOT_SHOWN` (the control could not do it either),
`BEYOND` (this kernel is too old to refuse it);
for a positive `WORKS` or `FAILS`.
"""


def run_probes(program: str = PROGRAM) -> list[Result]:
    """Start both children, one after the other, and compare what they report. Takes under a second.

    Args:
        program: what the locked child runs; only tests give another one.

    Raises:
        OSError: a child could not be started, for instance because this process is locked already.
        RuntimeError: a child gave no answer.
    """
    with surroundings() as targets:
        control = ask(targets[ROLES[0]])
        locked = ask(targets[ROLES[1]], program)
    return [*_attempts(control, locked), *_calls(control, locked), *_positives(control, locked)]


def failures(results: list[Result]) -> list[Result]:
    """Give the results that show a lock that does not hold, or one that breaks what must work."""
    return [result for result in results if result["verdict"] in (OPEN, FAILS)]


def _attempts(control: Answer, locked: Answer) -> list[Result]:
    abi = _landlock_version()
    lines = [
        _line(
            "attempt", one.name, one.subject, one.what, control.attempts[one.name], locked.attempts[one.name]
        )
        for one in ATTEMPTS
    ]
    for one, line in zip(ATTEMPTS, lines, strict=True):
        if line["verdict"] == OPEN and 0 < abi < one.landlock_since:
            line["verdict"] = BEYOND
    what = "read this program's memory from another program"
    return [*lines, _line("attempt", "read by another", "memory", what, control.readable, locked.readable)]


def _calls(control: Answer, locked: Answer) -> list[Result]:
    lines = [
        _line("call", call, rule.subject, rule.name, control.sweep[call], locked.sweep[call])
        for call, rule in denied_calls()
    ]
    for line in lines:  # The filter answers for calls this kernel lacks, too: anything else is a hole.
        if line["locked"] != REFUSED:
            line["verdict"] = OPEN
    return lines


def _landlock_version() -> int:
    here = linux.machine() if sys.platform == "linux" else None
    return 0 if here is None else landlock.version(here)


def _positives(control: Answer, locked: Answer) -> list[Result]:
    return [
        {
            "kind": "positive",
            "name": after["name"],
            "subject": "",
            "what": after["what"],
            "control": before["outcome"],
            "locked": after["outcome"],
            "verdict": after["outcome"],
        }
        for before, after in zip(control.positives, locked.positives, strict=True)
    ]


def _line(kind: str, name: str, subject: str, what: str, control: str, locked: str) -> Result:
    return {
        "kind": kind,
        "name": name,
        "subject": subject,
        "what": what,
        "control": control,
        "locked": locked,
        "verdict": verdict(control, locked),
    }
