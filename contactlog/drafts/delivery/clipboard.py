"""Copying through the terminal: the OSC 52 control sequence. Whether the terminal obeys is never known."""

from __future__ import annotations

import base64

LIMIT = 74_994
"""Bytes of text that terminals take at least; longer is cut off by some (hterm, tmux)."""

HONEST = (
    "The words were handed to your terminal. Whether it put them on the clipboard cannot be known: paste once to"
    " see. Some terminals (macOS Terminal, older GNOME ones) never do; in tmux it needs: set -g set-clipboard on"
)
"""What is said after copying."""


def copy(text: str, *, in_tmux: bool = False) -> str:
    """Give the sequence that asks the terminal to put a text on the clipboard."""
    return _wrapped(base64.b64encode(text.encode()).decode(), in_tmux=in_tmux)


def clear(*, in_tmux: bool = False) -> str:
    """Give the sequence that asks the terminal to empty the clipboard."""
    return _wrapped("", in_tmux=in_tmux)


def _wrapped(payload: str, *, in_tmux: bool) -> str:
    plain = f"\x1b]52;c;{payload}\x07"
    # tmux hands an escaped copy through to the terminal outside, beside taking the plain one itself.
    return f"{plain}\x1bPtmux;\x1b{plain}\x1b\\" if in_tmux else plain
