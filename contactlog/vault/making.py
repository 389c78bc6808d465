"""Making many frozen nouns: what their own constructor does, in about a quarter of the time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, make_dataclass
from functools import lru_cache
from typing import TypeVar

N = TypeVar("N")


@lru_cache(maxsize=16)
def maker(noun: Callable[..., N]) -> Callable[..., N]:
    """Give a function that makes a noun of the values of all its fields, in their order.

    A frozen dataclass sets each of its fields through ``object.__setattr__``, which is most of what reading a row
    costs. Here a class with the same fields in the same slots, but not frozen, is filled and then given the noun's
    own class: the language allows it where the slots are the same, and refuses it otherwise.

    Args:
        noun: a frozen dataclass with slots and without a ``__post_init__``.
    """
    names = [field.name for field in fields(noun)]  # type: ignore[arg-type]
    open_twin = make_dataclass(f"Open{noun.__name__}", names, slots=True, eq=False, repr=False)

    def make(*values: object) -> N:
        made = open_twin(*values)
        made.__class__ = noun
        return made  # type: ignore[no-any-return]

    return make
