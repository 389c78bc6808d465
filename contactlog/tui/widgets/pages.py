"""Which pages of a long list are at hand, which are on their way, and which may go. Pure; knows no widget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")
PAGE = 128
"""Rows of a page."""
KEPT_PAGES = 32
"""How many pages are held; beyond them the farthest go, but never the two ends."""


class Pages(Generic[T]):
    """The pages of a list of `count` rows."""

    def __init__(self) -> None:
        self.count = 0
        self._held: dict[int, tuple[T, ...]] = {}
        self._asked: set[int] = set()

    def begin(self, count: int) -> None:
        """Begin anew with so many rows and none of them at hand."""
        self.count = count
        self._held.clear()
        self._asked.clear()

    def fill(self, rows: Sequence[T]) -> None:
        """Begin anew with rows that are all at hand."""
        self.begin(len(rows))
        for start in range(0, len(rows), PAGE):
            self._held[start // PAGE] = tuple(rows[start : start + PAGE])

    def put(self, number: int, rows: Sequence[T], here: int = 0) -> None:
        """Take a page in.

        Args:
            number: which one.
            rows: what is on it.
            here: the page that is looked at; the pages farthest from it go first.
        """
        self._held[number] = tuple(rows)
        self._asked.discard(number)
        while len(self._held) > KEPT_PAGES:
            # Both ends stay, so that Home and End never wait.
            far = [held for held in self._held if held not in (0, self.last)]
            self._held.pop(max(far, key=lambda held: abs(held - here)))

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(0, self.count - 1) // PAGE

    def row(self, index: int) -> T | None:
        """Give a row; None when its page is not at hand."""
        page = self._held.get(index // PAGE)
        place = index % PAGE
        return page[place] if page is not None and place < len(page) else None

    def held(self) -> Iterator[tuple[int, T]]:
        """Give the rows at hand with their places."""
        for number, page in self._held.items():
            yield from enumerate(page, number * PAGE)

    def ask(self, number: int) -> bool:
        """Tell whether a page is to be asked for now: it exists, is not at hand and not on its way."""
        if not 0 <= number <= self.last or number in self._held or number in self._asked:
            return False
        self._asked.add(number)
        return True

    def around(self, top: int, height: int) -> tuple[int, ...]:
        """Give the pages of what is seen, then those likely to be seen next: the neighbours and both ends."""
        first, last = seen(top, height)
        return (*range(first, last + 1), last + 1, first - 1, 0, self.last)


def seen(top: int, height: int) -> tuple[int, int]:
    """Give the first and the last page of which a line is seen."""
    return top // PAGE, (top + max(1, height) - 1) // PAGE
