"""A terminal that goes away takes the program with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_START = """
import os, pty, signal, time
master, slave = pty.openpty()
os.dup2(slave, 0)
os.close(slave)
from contactlog.tui import hangup
with hangup.watched():
    {gone}
    time.sleep(20)
"""


@pytest.mark.parametrize("gone", ["os.close(master)", "os.kill(os.getpid(), signal.SIGHUP)"])
def test_it_ends_when_the_terminal_is_closed_with_and_without_a_signal(gone: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _START.format(gone=gone)],
        timeout=15,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 130


def test_as_long_as_the_terminal_is_there_it_goes_on() -> None:
    code = _START.format(gone="time.sleep(1.5); os._exit(7)")
    done = subprocess.run(
        [sys.executable, "-c", code], timeout=15, check=False, cwd=Path(__file__).parents[2]
    )
    assert done.returncode == 7


def test_the_diary_is_closed_before_job_control_stops_the_program() -> None:
    code = """
import os, signal
from contactlog.tui import hangup
said = []
hangup.before_stopping(lambda: said.append("never"))
signal.signal(signal.SIGTSTP, lambda *_: said.append("stopped"))
hangup.before_stopping(lambda: said.append("closed"))
os.kill(os.getpid(), signal.SIGTSTP)
assert said == ["closed", "stopped"], said
"""
    done = subprocess.run(
        [sys.executable, "-c", code], timeout=15, check=False, cwd=Path(__file__).parents[2]
    )
    assert done.returncode == 0
