"""Recovery words as a person meets them: numbered for the paper, then a few typed back."""

from __future__ import annotations

from collections.abc import Sequence

from contactlog.vault.recovery import is_word

__all__ = ["TYPED_BACK", "is_word", "numbered"]

TYPED_BACK = (3, 11, 19)
"""Which of the words are asked for, counted from 1, to see that they were really written down."""
_ROW = 4
_LONGEST = 8
"""Letters of the longest word of the list."""


def numbered(words: Sequence[str]) -> list[str]:
    """Give the words in rows, each with its number; a row is narrower than any window."""
    rows = [words[start : start + _ROW] for start in range(0, len(words), _ROW)]
    return [
        "  ".join(
            f"{row * _ROW + column:2}. {word:{_LONGEST}}" for column, word in enumerate(listed, 1)
        ).rstrip()
        for row, listed in enumerate(rows)
    ]
