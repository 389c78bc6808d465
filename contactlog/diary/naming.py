"""From what a user types to the one thing that is meant, never by guessing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from typing import TypeVar

from contactlog.core.text import fold, one_line, shorten
from contactlog.errors import Ambiguous, NotFound

T = TypeVar("T")

_ID_PREFIX = 8
"""Shortest beginning of an id that is taken for one."""


def find(
    typed: str,
    items: Iterable[T],
    *,
    what: str,
    id_of: Callable[[T], str],
    names_of: Callable[[T], Sequence[str]],
    shown: Callable[[T], str],
) -> T:
    """Find the one item that is meant: by id, by full name, by part of a name, by an end of the id.

    A full match beats a partial one; among equals nothing is chosen.

    Args:
        typed: what the user wrote.
        items: everything that could be meant.
        what: the noun for messages, such as ``person``.
        id_of: the item's id.
        names_of: all names the item answers to.
        shown: one line for a list of candidates.

    Raises:
        NotFound: nothing answers to it; the next step names what is near.
        Ambiguous: several do.
    """
    pool = list(items)
    wanted = fold(typed)
    steps: tuple[Callable[[T], bool], ...] = (
        lambda item: id_of(item) == typed.strip(),
        lambda item: wanted in {fold(name) for name in names_of(item)},
        lambda item: any(wanted in fold(name).split() for name in names_of(item)),
        lambda item: any(f" {fold(name)}".find(f" {wanted}") >= 0 for name in names_of(item)),
        lambda item: (
            len(wanted) >= _ID_PREFIX and (id_of(item).startswith(wanted) or id_of(item).endswith(wanted))
        ),
    )
    for matches in steps if wanted else ():
        found = [item for item in pool if matches(item)]
        if len(found) == 1:
            return found[0]
        if found:
            raise Ambiguous(
                f"More than one {what} answers to “{_short(typed)}”.",
                "Say which one: write the full name or the id.",
                tuple((id_of(item), shown(item)) for item in found[:20]),
            )
    raise NotFound(f"There is no {what} called “{_short(typed)}”.", _nearest(wanted, pool, names_of))


def _nearest(wanted: str, pool: Sequence[T], names_of: Callable[[T], Sequence[str]]) -> str:
    names = {fold(name): name for item in pool for name in names_of(item)}
    near = [names[key] for key in get_close_matches(wanted, list(names), n=3)]
    return f"Did you mean {' or '.join(near)}?" if near else ""


def _short(text: str) -> str:
    return shorten(one_line(text), 60)
