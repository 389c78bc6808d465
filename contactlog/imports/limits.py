"""How large a file may be, checked before it is parsed.

Address books with photos reach a hundred megabytes; whatever is far beyond a real file is refused, so that a
hostile one cannot eat the machine.
"""

from __future__ import annotations

import re

from contactlog.errors import Invalid

FILE_BYTES = 256 * 1024 * 1024
"""Largest file of any kind."""
JSON_DEPTH = 64
"""Deepest nesting of lists and objects; real exports stay under 12."""
CARDS = 200_000
"""Most cards in one address book."""
EVENTS = 500_000
"""Most events in one calendar."""
ROWS = 500_000
"""Most rows of a table or lines of a journal."""
OCCURRENCES = 500_000
"""Most occurrences that one file may give."""
OCCURRENCES_EACH = 10_000
"""Most occurrences of one repeating event inside the wanted days."""
LINE_BYTES = 8 * 1024 * 1024
"""Longest logical line that is decoded; longer ones (photos) are passed over."""
VALUES = 2_000
"""Most numbers, addresses or guests of one entry; the diary keeps no more in one list."""
NAME = 500
"""Longest name, number or address in characters; the diary's own limit."""
NOTE = 20_000
"""Longest note in characters; the diary's own limit."""

_JSON_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', re.DOTALL)


def check_size(data: bytes) -> None:
    """Refuse a file that is too large to be real.

    Raises:
        Invalid: it is larger than `FILE_BYTES`.
    """
    if len(data) > FILE_BYTES:
        raise Invalid(
            f"The file is larger than {FILE_BYTES // 2**20} MB.", "Export a shorter time or fewer contacts."
        )


def check_depth(data: bytes) -> None:
    """Refuse JSON that is nested too deeply, before a parser follows it down.

    Raises:
        Invalid: it is nested deeper than `JSON_DEPTH`; the sentence names the line.
    """
    depth = 0
    for token in _JSON_TOKEN.finditer(data):
        sign = token[0][:1]
        if sign in b"[{":
            depth += 1
            if depth > JSON_DEPTH:
                line = data.count(b"\n", 0, token.start()) + 1
                raise Invalid(f"The file is nested too deeply at line {line}; it is not a real export.")
        elif sign in b"]}":
            depth -= 1
