"""The code on the screen of a real terminal: what a camera would read from it is the message."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import unquote

from tests.programs import program

_SECONDS = 60
_CELL = 6
_MODULES = "█▀▄ "


def _capture(tmux: list[str], words: str) -> str:
    deadline = time.monotonic() + _SECONDS
    while True:
        shown = subprocess.run(
            [*tmux, "capture-pane", "-p"], capture_output=True, text=True, check=True
        ).stdout
        if words in shown:
            return shown
        assert time.monotonic() < deadline, shown
        time.sleep(0.05)


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
    tmux = [program("tmux", "tmux"), "-S", str(tmp_path / "socket")]
    zbarimg = program("zbarimg", "zbar-tools")
    command = f"{sys.executable} -m contactlog demo"
    start = [
        "-f",
        "/dev/null",
        "new-session",
        "-d",
        "-x",
        "80",
        "-y",
        "24",
        "-c",
        str(Path(__file__).parents[2]),
    ]
    subprocess.run([*tmux, *start, command], check=True)
    try:
        _capture(tmux, "Open it")
        for key, words in (("Enter", "F5 Message"), ("F5", "1 of 4"), ("c", "By which way?"), ("3", "sms"),
                           ("d", "In which form?"), ("1", "Point your phone")):  # fmt: skip
            subprocess.run([*tmux, "send-keys", key], check=True)
            shown = _capture(tmux, words)
        width = 45
        read = subprocess.run(
            [zbarimg, "-q", "--raw", str(_picture(shown, width, tmp_path / "screen.pgm"))],
            capture_output=True, text=True, check=True,
        ).stdout.strip()  # fmt: skip
    finally:
        subprocess.run([*tmux, "kill-server"], check=False, capture_output=True)
    assert read.startswith("sms:+3519120001")
    assert "this is Marta" in unquote(read)
