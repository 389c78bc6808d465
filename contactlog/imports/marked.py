"""Who carries a mark, and what was seen before, in some bytes an entry: many are told apart without being held."""

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


class Numbering:
    """Numbers marks from 0 on, in the order in which they first come.

    Only a hash of 64 bits is kept of each, and where it stands: some twenty bytes, of which a set needs sixty.
    """

    def __init__(self) -> None:
        self._hashes = array("q")
        self._slots = array("I", bytes(4 * 64))

    def __len__(self) -> int:
        """Give how many different marks came."""
        return len(self._hashes)

    def number(self, mark: Hashable) -> int:
        """Give the number of a mark; a new one gets the next."""
        wanted = hash(mark)
        slot = self._slot(wanted)
        if self._slots[slot]:
            return self._slots[slot] - 1
        self._hashes.append(wanted)
        self._slots[slot] = len(self._hashes)
        if 3 * len(self._hashes) > 2 * len(self._slots):
            self._slots = array("I", bytes(8 * len(self._slots)))
            for number, known in enumerate(self._hashes, 1):
                self._slots[self._slot(known)] = number
        return len(self._hashes) - 1

    def is_new(self, mark: Hashable) -> bool:
        """Tell whether a mark comes for the first time."""
        before = len(self)
        return self.number(mark) == before

    def _slot(self, wanted: int) -> int:
        """Give where a hash stands, or the free place where it belongs."""
        # Hashes of small numbers are those numbers: mixed, they do not stand side by side.
        slot = (wanted * 0x9E3779B97F4A7C15 >> 20) % len(self._slots)
        while (number := self._slots[slot]) and self._hashes[number - 1] != wanted:
            slot = (slot + 1) % len(self._slots)
        return slot
