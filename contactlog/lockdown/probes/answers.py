"""Start one probe child, hear its answer, and look at it from the outside while it lives."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

from contactlog.lockdown.probes.outcomes import NOT_APPLICABLE, OPEN, REFUSED
from contactlog.lockdown.probes.surroundings import Targets

_ROOT = str(Path(__file__).parents[3])
PROGRAM = f"import sys; sys.path.append({_ROOT!r}); from contactlog.lockdown.probes.child import main; main()"
"""What a child runs: found without ``site``, so that nothing comes before its lock."""
_PATIENCE = 60.0
"""Seconds a child may take before it counts as hanging."""


class Answer:
    """What one child said, and what others could see of it.

    Attributes:
        attempts: an outcome for each attempt.
        sweep: an outcome for each denied call.
        positives: an outcome for each positive.
        report: the report of its lock, as plain values.
        tripwire: the events its tripwire refused.
        readable: whether another process of the same user could read its memory.
    """

    __slots__ = ("attempts", "positives", "readable", "report", "sweep", "tripwire")

    def __init__(
        self,
        attempts: dict[str, str],
        sweep: dict[str, str],
        positives: list[dict[str, str]],
        report: dict[str, object],
        tripwire: list[str],
        readable: str,
    ) -> None:
        self.attempts = attempts
        self.sweep = sweep
        self.positives = positives
        self.report = report
        self.tripwire = tripwire
        self.readable = readable


def ask(targets: Targets, program: str = PROGRAM) -> Answer:
    """Run a child on the targets.

    Raises:
        OSError: it could not be started.
        RuntimeError: it gave no answer.
    """
    command = [sys.executable, "-I", "-S", "-c", program, json.dumps(targets.as_dict())]
    kept = tuple(number for number in (targets.inherited, targets.terminal_descriptor) if number >= 0)
    pass_fds = kept if sys.platform != "win32" else ()
    pipe = subprocess.PIPE
    # What a child that is interrupted says of itself is not for the user.
    silent = subprocess.DEVNULL
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=silent, pass_fds=pass_fds) as child:
        watchdog = threading.Timer(_PATIENCE, child.kill)
        watchdog.start()
        try:
            line = child.stdout.readline() if child.stdout is not None else b""
            readable = _readable(child.pid)
        finally:
            watchdog.cancel()
    if not line:
        raise RuntimeError(f"the {targets.role} probe ended without an answer")
    return Answer(**json.loads(line), readable=readable)


def _readable(pid: int) -> str:
    """Try to read a child's memory as any other program of the same user could."""
    path = f"/proc/{pid}/mem"
    if sys.platform != "linux" or os.geteuid() == 0:  # The administrator reads everything, always.
        return NOT_APPLICABLE
    try:
        os.close(os.open(path, os.O_RDONLY))
    except PermissionError:
        return REFUSED
    return OPEN
