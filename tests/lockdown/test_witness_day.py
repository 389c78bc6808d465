"""A whole day under strace: the commands one after the other, and the screens in a real terminal."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

from tests.canary.day import Command, bring, short_day, whole_day
from tests.canary.planting import plant
from tests.cli.conftest import PASSPHRASE, Program, empty_program, program
from tests.conftest import heavy_size
from tests.lockdown.support import needs_kernel_lock
from tests.lockdown.tracing import Seen, traced
from tests.programs import program as found
from tests.tui.terminal import Terminal

__all__ = ["empty_program", "program"]
pytestmark = needs_kernel_lock


def _witnessed(strace: str, program: Program, command: Command, trace: Path) -> Seen:
    line = [strace, *traced(trace), sys.executable, "-m", "contactlog", *command]
    done = subprocess.run(
        line, input="", capture_output=True, text=True, env=program.environment, timeout=120, check=False
    )
    assert "Traceback" not in done.stderr, command
    return Seen.read(trace)


def test_no_command_of_a_day_reaches_for_a_socket(program: Program, tmp_path: Path) -> None:
    strace, planted, brought = found("strace", "strace"), plant(10), tmp_path / "brought"
    bring(planted, brought)
    day = [*short_day(planted, program.passphrase_file)][:5]
    if heavy_size(50, 0) == 50:
        day = [*whole_day(planted, brought, program.passphrase_file)]
    # The doctor's control is unlocked on purpose, and opens sockets to show that it could.
    for number, command in enumerate(command for command in day if command[0] != "doctor"):
        seen = _witnessed(strace, program, command, tmp_path / f"trace-{number}")
        # strace starting Python, before anything of ours; not even a pair of sockets.
        assert seen.done == {"execve": 1}, command
        # The lock's own self-test, and nobody else, asked for a socket and a program.
        assert seen.refused == ["execve", "socket"], command


def test_the_screens_have_one_pair_of_sockets_and_no_other(program: Program, tmp_path: Path) -> None:
    strace, trace = found("strace", "strace"), tmp_path / "trace"
    program("diary", "add", "2026-03-10 lunch with +Zaphod 1h")
    names = ("CONTACTLOG_DATA_DIR", "PYTHONPATH", "PYTHONUTF8", "TZ")
    variables = [f"{name}={program.environment[name]}" for name in names]
    start = ["env", *variables, strace, *traced(trace), sys.executable, "-m", "contactlog"]
    with Terminal(tmp_path, shlex.join(start)) as terminal:
        terminal.wait_for("Your diary is locked.")
        terminal.type(PASSPHRASE)
        terminal.press("Enter")
        terminal.wait_for("Every day, one line")
        terminal.press("Escape")
        terminal.wait_for("Zaphod")
        terminal.press("C-q")
    seen = Seen.read(trace)
    assert seen.reached_out == []
    assert seen.done["execve"] == 1
    assert seen.done["socketpair"] == 1
    assert seen.done["sendto"] >= 1
    assert seen.refused == ["execve", "socket"]
