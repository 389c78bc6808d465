"""Files that are almost right: a sound one, changed a little at random."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence


def mutant(seed: bytes, rng: random.Random, tokens: Sequence[bytes]) -> bytes:
    """Change a file a few times, or not at all.

    Args:
        seed: the sound file.
        rng: decides.
        tokens: words that mean something in such files; they are put in where they do not belong.
    """
    data = bytearray(seed)
    for _ in range(rng.choice((0, 1, 1, 1, 2, 3, 8))):
        if data:
            rng.choice(_CHANGES)(data, rng, tokens)
    return bytes(data)


def _flip(data: bytearray, rng: random.Random, _tokens: Sequence[bytes]) -> None:
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def _insert(data: bytearray, rng: random.Random, tokens: Sequence[bytes]) -> None:
    at = rng.randrange(len(data) + 1)
    data[at:at] = rng.choice(tokens)


def _replace(data: bytearray, rng: random.Random, tokens: Sequence[bytes]) -> None:
    token = rng.choice(tokens)
    at = rng.randrange(len(data))
    data[at : at + len(token)] = token


def _cut(data: bytearray, rng: random.Random, _tokens: Sequence[bytes]) -> None:
    at = rng.randrange(len(data))
    del data[at : at + rng.choice((1, 2, 16, 65, len(data)))]


def _repeat(data: bytearray, rng: random.Random, _tokens: Sequence[bytes]) -> None:
    at = rng.randrange(len(data))
    data[at:at] = data[at : at + rng.randrange(1, 200)]


def _noise(data: bytearray, rng: random.Random, _tokens: Sequence[bytes]) -> None:
    at = rng.randrange(len(data))
    data[at:] = rng.randbytes(rng.randrange(1, 300))


_CHANGES: tuple[Callable[[bytearray, random.Random, Sequence[bytes]], None], ...] = (
    _flip,
    _insert,
    _replace,
    _cut,
    _repeat,
    _noise,
)
