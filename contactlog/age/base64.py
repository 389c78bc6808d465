"""Canonical base64: each byte string has one spelling, and only that one is read.

RFC 4648 section 3.5 lets a lenient reader ignore the unused low bits of the last character. An age reader
must not, or the same header could be written in several ways. Decoding here therefore encodes the result
again and compares, which also catches padding, line ends and foreign characters.
"""

from __future__ import annotations

import binascii


def encode_unpadded(data: bytes) -> bytes:
    """Spell bytes as standard base64 without trailing ``=``, as age headers do."""
    return binascii.b2a_base64(data, newline=False).rstrip(b"=")


def decode_unpadded(text: bytes) -> bytes:
    """Read unpadded base64.

    Raises:
        ValueError: the text is not the one canonical spelling of any bytes.
    """
    data = _decode(text + b"=" * (-len(text) % 4))
    if encode_unpadded(data) != text:
        raise ValueError("not canonical base64")
    return data


def decode_padded(text: bytes) -> bytes:
    """Read base64 with its ``=`` padding, as armor lines carry it.

    Raises:
        ValueError: the text is not the one canonical spelling of any bytes.
    """
    data = _decode(text)
    if binascii.b2a_base64(data, newline=False) != text:
        raise ValueError("not canonical base64")
    return data


def _decode(text: bytes) -> bytes:
    """Decode leniently; ``binascii.Error`` is a ``ValueError``."""
    return binascii.a2b_base64(text)
