"""Key material of one age file: sizes, derivation, and the wrapping of the file key.

Every file has a random file key of 16 bytes. Each recipient wraps it on their own; the header MAC and the
payload key are derived from it.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

FILE_KEY_SIZE = 16
"""Bytes of a file key."""

WRAPPED_SIZE = FILE_KEY_SIZE + 16
"""Bytes of a wrapped file key: the key and a Poly1305 tag."""

RandomBytes = Callable[[int], bytes]
"""A source of that many random bytes; ``os.urandom`` everywhere but in tests."""

_ZERO_NONCE = bytes(12)


def hkdf_sha256(ikm: bytes, salt: bytes, info: bytes) -> bytes:
    """Derive 32 bytes by HKDF with SHA-256.

    One hash length of output needs a single round of the expand step, so RFC 5869 section 2 comes down
    to two calls. (``cryptography`` has an HKDF too; the standard library's HMAC imports faster.)
    """
    extracted = hmac.digest(salt or bytes(hashlib.sha256().digest_size), ikm, "sha256")
    return hmac.digest(extracted, info + b"\x01", "sha256")


def header_mac(file_key: bytes, signed: bytes) -> bytes:
    """Return the MAC over a header, from its first byte through the ``---`` mark."""
    return hmac.digest(hkdf_sha256(file_key, b"", b"header"), signed, "sha256")


def payload_key(file_key: bytes, nonce: bytes) -> bytes:
    """Return the key of the payload's chunks; ``nonce`` is the 16 bytes after the header."""
    return hkdf_sha256(file_key, nonce, b"payload")


def wrap(wrap_key: bytes, file_key: bytes) -> bytes:
    """Encrypt a file key under a key that is used only this once, which is why the nonce may be zero."""
    return ChaCha20Poly1305(wrap_key).encrypt(_ZERO_NONCE, file_key, None)


def unwrap(wrap_key: bytes, body: bytes) -> bytes | None:
    """Decrypt a wrapped file key, or return ``None`` when it was wrapped under another key."""
    try:
        return ChaCha20Poly1305(wrap_key).decrypt(_ZERO_NONCE, body, None)
    except InvalidTag:
        return None
