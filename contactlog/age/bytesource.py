"""Reading and writing whole pieces on file objects that may move fewer bytes than asked.

Raw files, pipes and sockets return short counts without an error. A writer that overlooks this calls a
truncated file complete, so every byte of this package passes through here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contactlog.age.interfaces import Readable, Writable

_BLOCK = 64 * 1024


class ByteSource:
    """A buffered view of an input that returns exactly what is asked, or all that is left.

    Args:
        source: the input; read from its present position to its end, never closed.
    """

    __slots__ = ("_held", "_source")

    def __init__(self, source: Readable) -> None:
        self._source = source
        self._held = bytearray()

    def peek(self, size: int) -> bytes:
        """Return the next ``size`` bytes without consuming them; fewer only at the end of the input."""
        while len(self._held) < size and self._fill():
            pass
        return bytes(memoryview(self._held)[:size])

    def read(self, size: int) -> bytes:
        """Return and consume the next ``size`` bytes; fewer only at the end of the input."""
        data = self.peek(size)
        del self._held[: len(data)]
        return data

    def readline(self, limit: int) -> bytes:
        """Return and consume a line with its line feed.

        A line of more than ``limit`` bytes is cut there, and the last line may lack its line feed; the
        caller sees either by the missing line feed.
        """
        while (end := self._held.find(b"\n", 0, limit)) < 0 and len(self._held) < limit and self._fill():
            pass
        return self.read(end + 1 if end >= 0 else limit)

    def _fill(self) -> bool:
        """Hold one more block; false at the end of the input."""
        block = self._source.read(_BLOCK)
        if block is None:
            raise BlockingIOError("the input has no data ready; open it in blocking mode")
        self._held += block
        return bool(block)


def write_all(target: Writable, data: bytes) -> None:
    """Write every byte.

    Raises:
        OSError: the target failed, or takes no more (a full disk).
    """
    while data:
        count = target.write(data)
        if not count:
            raise BlockingIOError("the output took none of the bytes; open it in blocking mode")
        data = data[count:]
