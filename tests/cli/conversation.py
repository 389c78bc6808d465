"""Talking to the program on a terminal of its own, counting everything the user types."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.cli.conftest import Program

_SECONDS = 25
_WAITS = re.compile(r"[>?)\]:] \Z")
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r")


@dataclass
class Conversation:
    """A user at a terminal."""

    program: Program
    typed: int = 0
    """Lines the user has typed: commands and answers."""

    def say(
        self, command: Sequence[str], answers: Sequence[str] | Callable[[str], str] = (), *, code: int = 0
    ) -> str:
        """Run a command and answer its prompts in their order.

        Args:
            command: of contactlog.
            answers: one for each time it waits, of which all must be used; or what makes an answer of everything
                shown since the last one.
            code: expected exit code.

        Returns:
            Everything shown, prompts and answers too.
        """
        self.typed += 1
        master, slave = os.openpty()
        process = subprocess.Popen(
            [sys.executable, "-m", "contactlog", *command],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=self.program.environment,
            start_new_session=True,
        )
        os.close(slave)
        shown, left = "", [] if callable(answers) else list(answers)
        end = time.monotonic() + _SECONDS
        asked = 0
        try:
            while True:
                assert time.monotonic() < end, f"still waiting after:\n{shown}"
                if select.select([master], [], [], 0.05)[0]:
                    data = _read(master)
                    if not data:
                        break
                    shown += data
                waiting = _ESCAPES.sub("", shown)
                if (left or callable(answers)) and len(waiting) > asked and _WAITS.search(waiting):
                    answer = answers(waiting[asked:]) if callable(answers) else left.pop(0)
                    os.write(master, answer.encode() + b"\n")
                    asked = len(waiting)
                    self.typed += 1
        finally:
            if time.monotonic() >= end:
                process.kill()
            process.wait()
            os.close(master)
        text = _ESCAPES.sub("", shown)
        assert process.returncode == code, (command, process.returncode, text)
        assert "Traceback" not in text
        assert not left, (left, text)
        return text


def _read(master: int) -> str:
    try:
        return os.read(master, 65_536).decode("utf-8", "replace")
    except OSError:  # Linux says so when the program has closed its side.
        return ""
