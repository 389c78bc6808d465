"""A sequence that is made when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar, overload

T = TypeVar("T")


class Later(Sequence[T]):
    """Stands for a tuple that costs something to make and that most never look at.

    Equal to every sequence of the same values. The function must be pure: when it is called makes no difference
    to what it gives. It is let go as soon as it was called, and with it what it was to be called with.

    Args:
        make: makes the tuple.
        given: what to call it with.
        first: called with the same, makes only the first of at least one value, for those who look at no other.
    """

    __slots__ = ("_first", "_given", "_made", "_make")

    def __init__(
        self, make: Callable[..., tuple[T, ...]], *given: Any, first: Callable[..., T] | None = None
    ) -> None:
        self._make: Callable[..., tuple[T, ...]] | None = make
        self._given = given
        self._first = first
        self._made: tuple[T, ...] = ()

    def _values(self) -> tuple[T, ...]:
        given, make = self._given, self._make  # in this order: another thread may let go of them meanwhile
        if make is not None:
            self._made = make(*given)
            self._make = self._first = None
            self._given = ()
        return self._made

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...

    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        given, first = self._given, self._first
        return first(*given) if first is not None and place == 0 else self._values()[place]

    def __bool__(self) -> bool:
        return self._first is not None or bool(self._values())

    def __len__(self) -> int:
        return len(self._values())

    def __iter__(self) -> Iterator[T]:
        return iter(self._values())

    def __eq__(self, other: object) -> bool:
        return self._values() == tuple(other) if isinstance(other, Sequence) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        return "<Later>"  # what it stands for may be words about people
