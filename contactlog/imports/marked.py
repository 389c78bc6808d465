"""Who carries a mark, in twelve bytes an entry: for finding one of many people without holding them."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Hashable, Iterator


class Marked:
    """An index from marks to numbers, filled first and asked then.

    Only a hash of 64 bits is kept of each mark. Of ten thousand names two agree by chance once in hundreds of
    billions of diaries.
    """

    def __init__(self) -> None:
        self._hashes = array("q")
        self._numbers = array("I")
        self._sorted = True

    def add(self, mark: Hashable, number: int) -> None:
        """Note that somebody carries a mark."""
        self._hashes.append(hash(mark))
        self._numbers.append(number)
        self._sorted = False

    def of(self, mark: Hashable) -> list[int]:
        """Give who carries a mark, each once, in the order in which they were added."""
        self._sort()
        wanted = hash(mark)
        first = last = bisect_left(self._hashes, wanted)
        while last < len(self._hashes) and self._hashes[last] == wanted:
            last += 1
        return list(dict.fromkeys(self._numbers[first:last]))

    def shared(self) -> Iterator[list[int]]:
        """Give those who carry one mark together with others, mark by mark."""
        self._sort()
        first = 0
        for last in range(1, len(self._hashes) + 1):
            if last == len(self._hashes) or self._hashes[last] != self._hashes[first]:
                if last - first > 1:
                    yield list(dict.fromkeys(self._numbers[first:last]))
                first = last

    def _sort(self) -> None:
        if not self._sorted:
            order = sorted(range(len(self._hashes)), key=self._hashes.__getitem__)
            self._hashes = array("q", (self._hashes[place] for place in order))
            self._numbers = array("I", (self._numbers[place] for place in order))
            self._sorted = True
