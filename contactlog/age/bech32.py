"""Bech32, the spelling of age keys: a readable prefix, the data, and a six-letter checksum.

Source: BIP 173, without its limit of 90 characters, as the age specification asks. In a key
of age's length the checksum finds any four wrong characters: help against typing errors, not an attacker.
"""

from __future__ import annotations

from collections.abc import Iterable

_CHARSET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_VALUES = {character: value for value, character in enumerate(_CHARSET)}
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECKSUM_LENGTH = 6


def encode(prefix: str, data: bytes) -> str:
    """Spell bytes in bech32.

    Args:
        prefix: the human-readable part, in one case; the result takes the same case.
        data: the bytes to spell.
    """
    lowered = prefix.lower()
    values = _regroup(data, 8, 5, pad=True)
    residue = _polymod([*_expand(lowered), *values, *([0] * _CHECKSUM_LENGTH)]) ^ 1
    checksum = [(residue >> 5 * (5 - place)) & 31 for place in range(_CHECKSUM_LENGTH)]
    text = lowered + "1" + "".join(_CHARSET[value] for value in [*values, *checksum])
    return text.upper() if prefix.isupper() else text


def decode(text: str) -> tuple[str, bytes]:
    """Read a bech32 string.

    Returns:
        The prefix in the case it was written in, and the data.

    Raises:
        ValueError: mixed case, a foreign character, a wrong checksum or stray padding bits. The message
            does not repeat the text, which may be a secret.
    """
    if not text.isascii() or text not in (text.lower(), text.upper()):
        raise ValueError("not all in one case")
    prefix, separator, tail = text.rpartition("1")
    if not separator or not prefix or len(tail) < _CHECKSUM_LENGTH:
        raise ValueError("too short")
    if not all("!" <= character <= "~" for character in prefix):
        raise ValueError("a character that cannot be there")
    try:
        values = [_VALUES[character] for character in tail.lower()]
    except KeyError:
        raise ValueError("a character that cannot be there") from None
    if _polymod([*_expand(prefix.lower()), *values]) != 1:
        raise ValueError("the checksum does not fit")
    return prefix, bytes(_regroup(values[:-_CHECKSUM_LENGTH], 5, 8, pad=False))


def _polymod(values: Iterable[int]) -> int:
    """Return the checksum residue of BIP 173 over 5-bit values."""
    residue = 1
    for value in values:
        top = residue >> 25
        residue = (residue & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATORS):
            if top >> bit & 1:
                residue ^= generator
    return residue


def _expand(prefix: str) -> list[int]:
    """Spread the prefix over 5-bit values, so that the checksum covers it."""
    codes = prefix.encode("ascii")
    return [code >> 5 for code in codes] + [0] + [code & 31 for code in codes]


def _regroup(values: Iterable[int], width: int, target: int, *, pad: bool) -> list[int]:
    """Cut a stream of ``width``-bit values into ``target``-bit ones.

    Raises:
        ValueError: without ``pad``, bits are left over that are not plain zero filling.
    """
    held, count, result = 0, 0, []
    for value in values:
        held = (held << width | value) & 0xFFFF
        count += width
        while count >= target:
            count -= target
            result.append(held >> count & ((1 << target) - 1))
    rest = held & ((1 << count) - 1)
    if pad and count:
        result.append(rest << (target - count))
    if not pad and (count >= width or rest):
        raise ValueError("stray bits at the end")
    return result
