"""A real terminal for the screens: tmux plays it, keys go in and the screen comes out."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

from tests.programs import program

_SECONDS = 60


class Terminal:
    """A terminal of 80 by 24 in which one command runs; a context manager that ends it."""

    def __init__(self, folder: Path, command: str) -> None:
        """Start the command.

        Args:
            folder: where the socket of the terminal lies.
            command: a line for the shell; modules of the project are found.
        """
        self._tmux = [program("tmux", "tmux"), "-S", str(folder / "tmux")]
        root = str(Path(__file__).parents[2])
        environment = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": root}
        # What a program that stopped too early has said stays readable.
        keep = ["-f", "/dev/null", "start-server", ";", "set-option", "-g", "remain-on-exit", "on", ";"]
        window = ["new-session", "-d", "-x", "80", "-y", "24", "-c", root, command]
        subprocess.run([*self._tmux, *keep, *window], check=True, capture_output=True, env=environment)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        subprocess.run([*self._tmux, "kill-server"], capture_output=True, check=False)

    def _do(self, *words: str) -> str:
        return subprocess.run([*self._tmux, *words], capture_output=True, text=True, check=True).stdout

    def type(self, text: str) -> None:
        """Type text as it is."""
        self._do("send-keys", "-l", text)

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names."""
        self._do("send-keys", *keys)

    def wait_for(self, words: str) -> str:
        """Wait until words are seen.

        Returns:
            The whole screen.
        """
        deadline = time.monotonic() + _SECONDS
        while words not in (shown := self._do("capture-pane", "-p")):
            stopped = "Pane is dead" in shown
            assert not stopped, self._do("capture-pane", "-p", "-S", "-50")
            assert time.monotonic() < deadline, f"{words!r} is not in:\n{shown}"
            time.sleep(0.05)
        return shown
