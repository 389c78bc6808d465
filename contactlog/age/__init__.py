"""The age v1 file format: encrypted files that open with the public ``age`` program too.

contactlog writes its drop-box entries and its backups in this format, so that nobody ever needs contactlog
to get at their own data. The format is fixed by https://c2sp.org/age; here is the page to know it by.

**A file** is a header of text lines and a binary payload. Armored, the whole is base64 between a BEGIN and
an END line. ::

    age-encryption.org/v1
    -> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc
    hjabGXwSLQ9c3S6Lw2i+S2Tu2fiwQHHslbBN6B41FLE
    --- WyJp9F/9FOZh7gJdheq2WIJcwHgYc8NIVh3ddwhrcNg
    <16-byte nonce> <chunk> <chunk> ... <last chunk>

**The file key** is 16 random bytes. Each *stanza* (``->``) wraps it for one recipient, as the ciphertext of
ChaCha20-Poly1305 under a wrap key used once:

========  ===========================  ==================================================================
type      arguments                    wrap key
========  ===========================  ==================================================================
X25519    share of a one-time key      HKDF-SHA256(agreed secret, salt = share + recipient, info = label)
scrypt    salt, log2 of work factor    scrypt(passphrase, label + salt, N = 2^factor, r = 8, p = 1)
========  ===========================  ==================================================================

Stanzas of other types are skipped. A scrypt stanza must be the only one.

**The last header line** is an HMAC-SHA256 over all before it, under HKDF(file key, info = "header").

**The payload** is cut into chunks of 64 KiB, each ChaCha20-Poly1305 under HKDF(file key, salt = nonce, info
= "payload"); a chunk's nonce is its number and, in the last byte, a mark on the last chunk. Only the last
may be shorter, and it may be empty only when the whole content is.

**What a damaged file gets.** Each kind of trouble has its class in ``contactlog.age.errors``: not age
(``NotAge``), later version (``UnsupportedVersion``), wrong passphrase or key (``NoMatch``), or damage to
header, MAC, payload or armor. A payload is authentic chunk by chunk, so what a reader has returned before
it finds damage is a true prefix; only the end of the reading proves that it is whole. Failures of the disk
are the plain ``OSError``.

**The modules**, from the ground up: ``base64``, ``bech32``, ``bytesource`` (whole reads and writes),
``keys`` (derivation), ``stanza``, ``header`` (its strict reading), ``rawkeys``, ``x25519``,
``scrypt``, ``stream`` (chunks), ``armor``, ``writer``, ``reader``; ``interfaces``
says what a recipient and an identity are.

The names below load their module when first used: ``contactlog log`` writes with X25519 only, and must be
as quick as the prompt.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contactlog.age.interfaces import Identity, Recipient
    from contactlog.age.reader import DecryptReader, unseal
    from contactlog.age.scrypt import ScryptIdentity, ScryptRecipient
    from contactlog.age.writer import EncryptWriter, seal
    from contactlog.age.x25519 import X25519Identity, X25519Recipient

__all__ = [
    "DecryptReader",
    "EncryptWriter",
    "Identity",
    "Recipient",
    "ScryptIdentity",
    "ScryptRecipient",
    "X25519Identity",
    "X25519Recipient",
    "seal",
    "unseal",
]

_HOMES = {
    "DecryptReader": "reader",
    "EncryptWriter": "writer",
    "Identity": "interfaces",
    "Recipient": "interfaces",
    "ScryptIdentity": "scrypt",
    "ScryptRecipient": "scrypt",
    "X25519Identity": "x25519",
    "X25519Recipient": "x25519",
    "seal": "writer",
    "unseal": "reader",
}


def __getattr__(name: str) -> object:
    """Load a public name on first use (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
