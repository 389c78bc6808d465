"""Argon2id (RFC 9106) by the reference implementation, while other threads go on.

`cryptography` holds the interpreter's lock for as long as a derivation takes: half a second in which the screens
answer no key. The bindings let it go. Where there are none, as on Intel macs, `cryptography` derives the same key.
"""

from __future__ import annotations

from typing import Any

_ARGON2ID, _VERSION = 2, 0x13


def derive(secret: bytes, salt: bytes, length: int, memory_kib: int, passes: int, lanes: int) -> bytes:
    """Derive a key.

    Args:
        secret: the passphrase in bytes.
        salt: at least 8 bytes.
        length: of the key, in bytes.
        memory_kib: memory that is filled, in KiB, at least 8 for each lane.
        passes: how often it is gone over.
        lanes: parts that are worked on at the same time, each by a thread.

    Raises:
        MemoryError: the machine does not have the memory.
    """
    try:
        from _argon2_cffi_bindings import ffi, lib
    except ImportError:
        return _by_cryptography(secret, salt, length, memory_kib, passes, lanes)
    key = ffi.new("uint8_t[]", length)
    code = lib.argon2_hash(
        passes, memory_kib, lanes, _view(ffi, secret), len(secret), _view(ffi, salt), len(salt),
        key, length, ffi.NULL, 0, _ARGON2ID, _VERSION,
    )  # fmt: skip
    if code == lib.ARGON2_MEMORY_ALLOCATION_ERROR:
        raise MemoryError
    if code != lib.ARGON2_OK:
        # Such as a system that gives no further threads.
        return _by_cryptography(secret, salt, length, memory_kib, passes, lanes)
    return bytes(ffi.buffer(key))


def _view(ffi: Any, data: bytes) -> Any:
    """Show bytes to C without a copy of a secret that would stay."""
    return ffi.from_buffer("uint8_t[]", data)


def _by_cryptography(
    secret: bytes, salt: bytes, length: int, memory_kib: int, passes: int, lanes: int
) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    argon = Argon2id(salt=salt, length=length, iterations=passes, lanes=lanes, memory_cost=memory_kib)
    return argon.derive(secret)
