"""Lines that would run into the edge of the window break between words instead."""

from __future__ import annotations

import os
import re
from typing import TextIO

_NARROWEST = 30
_MARK = re.compile(r" *(?:[-!?x] |\d+\. )?")
"""The beginning of a line below whose end its other lines stand: spaces, a dash or a number."""


def fitted(line: str, stream: TextIO) -> list[str]:
    """Give a line as lines that fit the window; as it is when it fits, or when no person reads it on a terminal.

    Not for words that are to be copied: the breaks would go with them.

    Args:
        line: one line, cleaned.
        stream: where it is going to be written.
    """
    if len(line) < _NARROWEST or not is_terminal(stream):
        return [line]
    import shutil

    columns = max(_NARROWEST, shutil.get_terminal_size().columns)
    if len(line) <= columns:
        return [line]
    import textwrap

    mark = _MARK.match(line)
    below = mark[0] if mark and len(mark[0]) < columns // 2 else ""
    return textwrap.wrap(
        line[len(below) :],
        columns,
        initial_indent=below,
        subsequent_indent=" " * len(below),
        break_long_words=False,
        break_on_hyphens=False,
    )


def is_terminal(stream: TextIO) -> bool:
    """Tell whether a person reads a stream on a terminal."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"
