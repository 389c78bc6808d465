"""A run in a real terminal: create, write a line, lock. tmux plays the terminal."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.tui.conftest import PASSPHRASE

_SECONDS = 60
_WITH_CHEAP_KEYS = """
import sys
from pathlib import Path
from contactlog.tui import run
from tests.tui.conftest import Cheap, clock
sys.exit(run(Cheap(Path(sys.argv[1]), "Europe/Lisbon", clock)) or 0)
"""


class Terminal:
    """A terminal of 80 by 24 in which the screens run."""

    def __init__(self, folder: Path) -> None:
        self._socket = str(folder / "tmux")
        self._diary = folder / "diary"
        program = f"{sys.executable} -c '{_WITH_CHEAP_KEYS}' {self._diary}"
        environment = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": str(Path(__file__).parents[2])}
        self._do("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", program, env=environment)

    def _do(self, *words: str, env: dict[str, str] | None = None) -> str:
        done = subprocess.run(
            ["tmux", "-S", self._socket, *words], capture_output=True, text=True, check=True, env=env
        )
        return done.stdout

    def type(self, text: str) -> None:
        """Type text as it is."""
        self._do("send-keys", "-l", text)

    def press(self, *keys: str) -> None:
        """Press keys by tmux's names."""
        self._do("send-keys", *keys)

    def seen(self) -> str:
        """Give what is on the screen."""
        return self._do("capture-pane", "-p")

    def wait_for(self, words: str) -> str:
        """Wait until words are seen."""
        deadline = time.monotonic() + _SECONDS
        while words not in (shown := self.seen()):
            assert time.monotonic() < deadline, shown
            time.sleep(0.05)
        return shown

    def end(self) -> None:
        """Close the terminal."""
        subprocess.run(["tmux", "-S", self._socket, "kill-server"], capture_output=True, check=False)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    if shutil.which("tmux") is None:
        assert not os.environ.get("CI"), "CI must have tmux"
        pytest.skip("tmux is not installed")
    opened = Terminal(tmp_path)
    yield opened
    opened.end()


def test_create_write_and_lock_in_a_real_terminal(terminal: Terminal, tmp_path: Path) -> None:
    terminal.wait_for("Create a diary")
    terminal.press("Enter")
    terminal.wait_for("Choose a passphrase")
    # Without waiting between the two: what is typed right behind Enter belongs to the second field.
    terminal.type(PASSPHRASE)
    terminal.press("Enter")
    terminal.type(PASSPHRASE)
    terminal.press("Enter")
    shown = terminal.wait_for("Word 19")
    words = {int(number): word for number, word in _numbered(shown)}
    for number in (3, 11, 19):
        terminal.type(words[number])
        terminal.press("Enter")
    terminal.wait_for("Every day, one line")
    terminal.press("Escape")
    terminal.wait_for("Nothing is noted yet.")
    terminal.type("Tea with Ana Silva at @Jardim 16:00 30 min outdoors")
    terminal.wait_for("at Jardim (new)")
    terminal.press("Enter")
    terminal.wait_for("16:00  Ana Silva, at Jardim")
    terminal.press("C-l")
    locked = terminal.wait_for("Your diary is locked.")
    assert "Ana" not in locked
    terminal.type(PASSPHRASE)
    terminal.press("Enter")
    terminal.wait_for("Ana Silva, at Jardim")
    terminal.press("C-q")


def _numbered(shown: str) -> Iterator[tuple[str, str]]:
    pieces = shown.replace("│", " ").split()
    for number, word in pairwise(pieces):
        if number.endswith(".") and number[:-1].isdigit() and word.isalpha():
            yield number[:-1], word
