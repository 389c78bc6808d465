"""X25519 keys from raw bytes, without loading the whole back end of ``cryptography``.

Its public constructors import RSA, elliptic curves, ``random`` and ``threading`` only to ask whether X25519
is supported: a fifth of the time in which a process writes one drop-box entry (cryptography 50.0). So the
native functions behind them are called directly here, and the public ones should a later version move
those. This is the one place of the package that knows private names.
"""

from __future__ import annotations

from cryptography.hazmat.bindings import _rust
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey


def private_key(secret: bytes) -> X25519PrivateKey:
    """Return the private key of 32 bytes."""
    try:
        make = _rust.openssl.x25519.from_private_bytes
    except AttributeError:
        make = X25519PrivateKey.from_private_bytes
    return make(secret)


def public_key(public: bytes) -> X25519PublicKey:
    """Return the public key of 32 bytes."""
    try:
        make = _rust.openssl.x25519.from_public_bytes
    except AttributeError:
        make = X25519PublicKey.from_public_bytes
    return make(public)
