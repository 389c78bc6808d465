"""Running a program on a terminal of its own, for prompts that read nothing else."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Sequence

_TAKE_TERMINAL = """
import os, sys
os.close(os.open(sys.argv[1], os.O_RDWR))  # the first terminal a session leader opens becomes its own
os.execvp(sys.argv[2], sys.argv[2:])
"""


def run_with_answers(
    command: Sequence[str], prompt: bytes, answers: Sequence[str], seconds: float = 60
) -> int:
    """Run a command and type an answer each time ``prompt`` has appeared on its terminal once more.

    Returns:
        The exit code.

    Raises:
        TimeoutError: the program did not end in time.
    """
    master, slave = os.openpty()
    program = subprocess.Popen(
        [sys.executable, "-c", _TAKE_TERMINAL, os.ttyname(slave), *command],
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + seconds
    shown, left = b"", list(answers)
    try:
        while program.poll() is None:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{command[0]} is still asking: {shown!r}")
            if select.select([master], [], [], 0.05)[0]:
                shown += os.read(master, 4096)
            if left and shown.count(prompt) > len(answers) - len(left):
                os.write(master, left.pop(0).encode() + b"\n")
    finally:
        program.kill()
        program.wait()
        os.close(master)
        os.close(slave)
    return program.returncode
