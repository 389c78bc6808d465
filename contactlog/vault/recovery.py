"""The recovery key on paper: 256 bits as 24 words with a checksum (BIP 39, English list)."""

from __future__ import annotations

import secrets
import unicodedata
from functools import lru_cache

from mnemonic import Mnemonic

from contactlog.errors import Invalid

WORDS = 24
KEY_BYTES = 32
_UNIQUE_LETTERS = 4


@lru_cache(maxsize=1)
def _dictionary() -> Mnemonic:
    return Mnemonic("english")


def new_key() -> bytes:
    """Make a recovery key."""
    return secrets.token_bytes(KEY_BYTES)


def to_words(key: bytes) -> str:
    """Write a key as 24 words."""
    return str(_dictionary().to_mnemonic(key))


def from_words(typed: str) -> bytes:
    """Read a key from what was typed from paper.

    Case, numbering, punctuation, line breaks and extra spaces do not matter, and the first four letters of
    a word are enough: no two words of the list share them.

    Raises:
        Invalid: the number of words is wrong, a word is not in the list, or the checksum does not fit. The
            sentence says which word by its number and never repeats it.
    """
    words = _split(typed)
    if len(words) != WORDS:
        raise Invalid(
            f"There are {len(words)} words; recovery words are {WORDS}.", "Look at your paper again."
        )
    complete = [_complete(word, number) for number, word in enumerate(words, 1)]
    try:
        return bytes(_dictionary().to_entropy(complete))
    except ValueError:
        raise Invalid(
            "Each word is in the list, but together they are not right.",
            "One of them was written down or typed wrongly, or two have changed places.",
        ) from None


def is_word(typed: str, expected: str) -> bool:
    """Tell whether a word typed back is the one that was shown."""
    found = _split(typed)
    return len(found) == 1 and found[0] == expected


def _split(typed: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", typed).casefold()
    return "".join(char if "a" <= char <= "z" else " " for char in folded).split()


def _complete(word: str, number: int) -> str:
    listed: list[str] = _dictionary().wordlist
    if word in listed:
        return word
    if len(word) >= _UNIQUE_LETTERS:
        matching = [candidate for candidate in listed if candidate.startswith(word[:_UNIQUE_LETTERS])]
        if len(matching) == 1 and matching[0].startswith(word):
            return matching[0]
    raise Invalid(f"Word {number} is not in the list of recovery words.", "Look at your paper again.")
