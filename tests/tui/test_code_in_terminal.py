"""The code on the screen of a real terminal: what a camera would read from it is the message."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

from tests.programs import program
from tests.tui.terminal import Terminal

_CELL = 6
_MODULES = "█▀▄ "


def _picture(shown: str, width: int, path: Path) -> Path:
    """Draw the captured half blocks as a camera would see them: ink is dark."""
    rows: list[list[bool]] = []
    for line in shown.splitlines():
        cells = [cell if cell in _MODULES else " " for cell in line[:width].ljust(width)]
        rows += [[cell in "█▀" for cell in cells], [cell in "█▄" for cell in cells]]
    pixels = b"".join(bytes(0 if dark else 255 for dark in row for _ in range(_CELL)) * _CELL for row in rows)
    path.write_bytes(b"P5\n%d %d\n255\n" % (width * _CELL, len(rows) * _CELL) + pixels)
    return path


def test_the_code_of_the_first_part_is_read_from_the_captured_screen(tmp_path: Path) -> None:
    zbarimg = program("zbarimg", "zbar-tools")
    with Terminal(tmp_path, f"{sys.executable} -m contactlog demo") as terminal:
        terminal.wait_for("Open it")
        for key, words in (("Enter", "F5 Message"), ("F5", "1 of 4"), ("c", "By which way?"), ("3", " sms · plain"),
                           ("d", "In which form?"), ("1", "Point your phone")):  # fmt: skip
            terminal.press(key)
            shown = terminal.wait_for(words)
    picture = _picture(shown, 45, tmp_path / "screen.pgm")
    read = subprocess.run(
        [zbarimg, "-q", "--raw", str(picture)], capture_output=True, text=True, check=True
    ).stdout.strip()
    assert read.startswith("sms:+3519120001")
    assert "this is Marta" in unquote(read)
