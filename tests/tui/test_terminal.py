"""A run in a real terminal: create, write a line, lock. tmux plays the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.tui.conftest import PASSPHRASE
from tests.tui.terminal import Terminal

_WITH_CHEAP_KEYS = """
import sys
from pathlib import Path
from contactlog.tui import run
from tests.tui.conftest import Cheap, clock
sys.exit(run(Cheap(Path(sys.argv[1]), "Europe/Lisbon", clock)) or 0)
"""


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    with Terminal(tmp_path, f"{sys.executable} -c '{_WITH_CHEAP_KEYS}' {tmp_path / 'diary'}") as opened:
        yield opened


def test_create_write_and_lock_in_a_real_terminal(terminal: Terminal) -> None:
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
