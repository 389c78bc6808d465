"""Strings that exist nowhere else, and a search for them in every byte."""

from __future__ import annotations

import base64
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_SYLLABLES = [first + second for first in "bdfgklmnprstvz" for second in "aeiou"]
_LONGEST = 64 << 20
"""Bytes of a file that are looked at; nothing of ours comes near it."""


@dataclass(frozen=True, slots=True)
class Planted:
    """What is planted, by what it is used as; drawn anew for each run, so that no other run's strings are found."""

    names: tuple[str, ...]
    notes: tuple[str, ...]
    phones: tuple[str, ...]
    places: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Every string; a name's parts each for themselves, because one of them alone says enough."""
        return (
            *(part for name in self.names for part in name.split()),
            *self.notes,
            *self.phones,
            *self.places,
        )


def plant(number: int) -> Planted:
    """Draw at least ``number`` strings: for every five, one name of two parts, a note, a phone and a place."""
    chance = random.SystemRandom()
    words = iter({"".join(chance.choices(_SYLLABLES, k=6)) for _ in range(number * 3)})
    each = range(-(-number // 5))
    return Planted(
        tuple(f"{next(words).title()} {next(words).title()}" for _ in each),
        tuple(next(words) for _ in each),
        # Portuguese mobile numbers, whole and without the country's code.
        tuple(f"+35191{chance.randrange(10**7):07}" for _ in each),
        tuple(next(words).title() for _ in each),
    )


def forms(planted: str) -> set[bytes]:
    """Give the ways in which bytes could hold a string: three encodings, small letters, base64 at each offset."""
    plain = planted.removeprefix("+351")
    found = {
        text.encode(code) for text in (plain, plain.lower()) for code in ("utf-8", "utf-16-le", "utf-32-le")
    }
    for offset in range(3):
        # Letters that also depend on neighbouring bytes are left out.
        whole = base64.b64encode(b"\0" * offset + plain.encode())
        found.add(whole[-(-offset * 8 // 6) : (offset + len(plain)) * 8 // 6])
    return found


def holding(data: bytes, strings: Iterable[str]) -> list[str]:
    """List the strings that the bytes hold in any form."""
    return [planted for planted in strings if any(form in data for form in forms(planted))]


def files(places: Iterable[Path], since: float) -> Iterator[Path]:
    """Give every file below the places that was changed after a moment and may be read."""
    for place in places:
        for path in place.rglob("*"):
            try:
                if path.is_file() and not path.is_symlink() and path.stat().st_mtime >= since:
                    yield path
            except OSError:
                continue  # Gone meanwhile, or somebody else's.


def residues(paths: Iterable[Path], strings: Iterable[str]) -> tuple[int, list[tuple[str, Path]]]:
    """Look through whole files, their names too.

    Returns:
        How many were read, and each string found with its place.
    """
    wanted, read, found = tuple(strings), 0, []
    for path in paths:
        try:
            with path.open("rb") as file:
                data = file.read(_LONGEST)
        except OSError:
            continue
        read += 1
        found += [(planted, path) for planted in holding(data + b"\0" + bytes(path), wanted)]
    return read, found
