"""Key material of one age file: sizes, derivation, and the wrapping of the file key.

Every file has a random file key of 16 bytes. Each recipient wraps it on their own; the header MAC and the
payload key are derived from it.
"""

from __future__ import annotations

from collections.abc import Callable

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC

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
    to two calls. They are ``cryptography``'s, because ``hashlib`` would load a second OpenSSL.
    """
    extracted = _hmac(salt or bytes(SHA256.digest_size), ikm).finalize()
    return _hmac(extracted, info + b"\x01").finalize()


def header_mac(file_key: bytes, signed: bytes) -> bytes:
    """Return the MAC over a header, from its first byte through the ``---`` mark."""
    return _hmac(hkdf_sha256(file_key, b"", b"header"), signed).finalize()


def mac_matches(file_key: bytes, signed: bytes, mac: bytes) -> bool:
    """Tell, in constant time, whether a MAC is the one of this header."""
    try:
        _hmac(hkdf_sha256(file_key, b"", b"header"), signed).verify(mac)
    except InvalidSignature:
        return False
    return True


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


def _hmac(key: bytes, data: bytes) -> HMAC:
    """Return the HMAC-SHA256 of the data, ready to be read or compared."""
    state = HMAC(key, SHA256())
    state.update(data)
    return state
