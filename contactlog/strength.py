"""How long a passphrase would hold against somebody who has the file."""

from __future__ import annotations

from dataclasses import dataclass

GUESSES_PER_SECOND = 30.0
"""What one strong machine can try against our key derivation (64 MiB Argon2id, about 0.3 s a core, 10 cores)."""
_LIMIT = 100
"""Characters looked at: the estimate is quadratic in the length."""
_YEAR = 365 * 24 * 3600


WEAK = 0
"""The lowest level."""


@dataclass(frozen=True, slots=True)
class Strength:
    """An estimate."""

    level: int
    """0 weak to 3 strong."""
    sentence: str


def judge(passphrase: str) -> Strength:
    """Estimate how long it would take to guess a passphrase."""
    # Its word lists take a while to load and are wanted only where a passphrase is chosen.
    from zxcvbn import zxcvbn  # type: ignore[import-untyped]

    guesses = float(zxcvbn(passphrase[:_LIMIT], max_length=_LIMIT)["guesses"])
    seconds = guesses / GUESSES_PER_SECOND / 2
    if seconds < 7 * 24 * 3600:
        return Strength(WEAK, "▁ Weak: it could be guessed within days.")
    if seconds < 2 * _YEAR:
        return Strength(1, "▁▃ Fair: it could be guessed within a year or two.")
    if seconds < 500 * _YEAR:
        return Strength(2, "▁▃▅ Good: guessing it would take many years.")
    return Strength(3, "▁▃▅▇ Strong: guessing it would take centuries.")
