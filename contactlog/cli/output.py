"""The only writer to standard output.

Everything shown passes here, so everything shown is cleaned here: whatever a name holds, no control
character reaches the terminal.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from contactlog.cli import wrapping
from contactlog.core.text import plain
from contactlog.errors import StorageFailed

if TYPE_CHECKING:
    from contactlog.core.settings import JsonValue


def line(text: str = "") -> None:
    """Print one or more plain lines; on a terminal each breaks between words where it is too long for the window."""
    for each in _cleaned(text).split("\n"):
        _write("\n".join(wrapping.fitted(each, sys.stdout)) + "\n")


def exact(text: str) -> None:
    """Print words that the user is going to copy: cleaned, and with no break that is not theirs."""
    _write(_cleaned(text) + "\n")


def lines(texts: Iterable[str]) -> None:
    """Print several lines."""
    for text in texts:
        line(text)


def json_value(value: JsonValue) -> None:
    """Print one JSON value on lines of its own, in stable key order as given, readable and exact."""
    _write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def raw(data: bytes) -> None:
    """Write bytes as they are, for a file on standard output."""
    with _answering():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def control(sequence: str) -> None:
    """Send a sequence to the terminal on purpose: a QR code's colours, the clipboard."""
    _write(sequence)


def columns(rows: Sequence[Sequence[str]], gap: str = "  ") -> None:
    """Print rows in columns, the last one ragged. Works without any table characters."""
    if not rows:
        return
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        line(gap.join([*cells, row[-1]]).rstrip())


def is_terminal() -> bool:
    """Tell whether a person reads the output on a terminal."""
    return wrapping.is_terminal(sys.stdout)


def close() -> None:
    """Flush; a reader that went away early (``| head``) is no error.

    Raises:
        StorageFailed: the disk on which the answer was to be written is full or failing.
    """
    with _answering():
        sys.stdout.flush()


def _cleaned(text: str) -> str:
    return plain(text).replace("\t", "    ")


def _write(text: str) -> None:
    with _answering():
        try:
            sys.stdout.write(text)
        except UnicodeEncodeError:
            encoding = sys.stdout.encoding or "ascii"
            sys.stdout.write(text.encode(encoding, "replace").decode(encoding))


@contextmanager
def _answering() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        _detach()
    except OSError as error:
        _detach()
        # What was asked for may have been saved before, so this must not say that it was not.
        raise StorageFailed(
            f"The answer could not be written: {error.strerror or type(error).__name__}.",
            "Only the answer is missing: see whether it was done before you do it again.",
        ) from None


def _detach() -> None:
    # Python would complain again at exit; give it something it can flush.
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
