"""The X25519 recipient type: files for a public key, opened by its secret half.

The writer makes a one-time key pair, agrees on a secret with the recipient's public key, and puts the
public half of the one-time pair into the stanza.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from contactlog.age import bech32, keys
from contactlog.age.base64 import decode_unpadded, encode_unpadded
from contactlog.age.errors import HeaderDamaged, InvalidKey
from contactlog.age.keys import RandomBytes
from contactlog.age.rawkeys import private_key, public_key
from contactlog.age.stanza import Stanza

STANZA_TYPE = "X25519"
KEY_SIZE = 32
"""Bytes of a public key, a secret key and a share."""

_RECIPIENT_PREFIX = "age"
_IDENTITY_PREFIX = "AGE-SECRET-KEY-"
_INFO = b"age-encryption.org/v1/X25519"


class X25519Recipient:
    """A public key to write files to.

    Args:
        public: the 32 bytes of the key.

    Raises:
        InvalidKey: not 32 bytes.
    """

    __slots__ = ("public",)

    def __init__(self, public: bytes) -> None:
        if len(public) != KEY_SIZE:
            raise InvalidKey("An age recipient has 32 bytes.")
        self.public = public

    @classmethod
    def parse(cls, text: str) -> X25519Recipient:
        """Read a recipient in its written form, ``age1...``; white space around it is ignored.

        Raises:
            InvalidKey: a typing error, or a key of another type.
        """
        return cls(_read_key(text, _RECIPIENT_PREFIX, "recipient", "age1"))

    def wrap(self, file_key: bytes, random: RandomBytes) -> Stanza:
        """Return a stanza for this recipient.

        Raises:
            InvalidKey: the key is one of the few points that hide nothing.
        """
        ephemeral = private_key(random(KEY_SIZE))
        share = ephemeral.public_key().public_bytes_raw()
        shared = _agree(ephemeral, self.public)
        if shared is None:
            raise InvalidKey("This age recipient is not a usable key.", "Ask for the recipient again.")
        wrap_key = keys.hkdf_sha256(shared, share + self.public, _INFO)
        return Stanza(STANZA_TYPE, (encode_unpadded(share).decode("ascii"),), keys.wrap(wrap_key, file_key))

    def __str__(self) -> str:
        return bech32.encode(_RECIPIENT_PREFIX, self.public)

    def __repr__(self) -> str:
        return f"X25519Recipient({self})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, X25519Recipient) and self.public == other.public

    def __hash__(self) -> int:
        return hash(self.public)


class X25519Identity:
    """A secret key to open files with. Its ``repr`` and ``str`` keep the secret out of logs.

    Args:
        secret: the 32 bytes of the key.

    Raises:
        InvalidKey: not 32 bytes.
    """

    __slots__ = ("_key", "recipient")

    def __init__(self, secret: bytes) -> None:
        if len(secret) != KEY_SIZE:
            raise InvalidKey("An age identity has 32 bytes.")
        self._key = private_key(secret)
        self.recipient = X25519Recipient(self._key.public_key().public_bytes_raw())
        """The public half."""

    @classmethod
    def generate(cls, random: RandomBytes = os.urandom) -> X25519Identity:
        """Make a new identity."""
        return cls(random(KEY_SIZE))

    @classmethod
    def parse(cls, text: str) -> X25519Identity:
        """Read an identity in its written form, ``AGE-SECRET-KEY-1...``; white space around it is ignored.

        Raises:
            InvalidKey: a typing error, or a key of another type.
        """
        return cls(_read_key(text, _IDENTITY_PREFIX, "identity", "AGE-SECRET-KEY-1"))

    @property
    def secret(self) -> bytes:
        """The 32 secret bytes."""
        return self._key.private_bytes_raw()

    def reveal(self) -> str:
        """Return the written form, which opens every file written to this identity."""
        return bech32.encode(_IDENTITY_PREFIX, self.secret)

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """Return the file key from the first stanza written to this identity, or ``None``.

        Raises:
            HeaderDamaged: an X25519 stanza is malformed.
        """
        for stanza in stanzas:
            if stanza.kind == STANZA_TYPE:
                file_key = self._unwrap_one(stanza)
                if file_key is not None:
                    return file_key
        return None

    def _unwrap_one(self, stanza: Stanza) -> bytes | None:
        share = _read_share(stanza)
        if len(stanza.body) != keys.WRAPPED_SIZE:
            raise HeaderDamaged("a wrapped key has the wrong size")
        shared = _agree(self._key, share)
        if shared is None:
            raise HeaderDamaged("a share hides nothing")
        wrap_key = keys.hkdf_sha256(shared, share + self.recipient.public, _INFO)
        return keys.unwrap(wrap_key, stanza.body)

    def __repr__(self) -> str:
        return f"X25519Identity(for {self.recipient})"


def _read_share(stanza: Stanza) -> bytes:
    """Return the one-time public key of a stanza."""
    if len(stanza.arguments) != 1:
        raise HeaderDamaged("an X25519 recipient has the wrong number of parts")
    try:
        share = decode_unpadded(stanza.arguments[0].encode("ascii"))
    except ValueError:
        raise HeaderDamaged("a share has a wrong character") from None
    if len(share) != KEY_SIZE:
        raise HeaderDamaged("a share has the wrong size")
    return share


def _agree(own: X25519PrivateKey, other: bytes) -> bytes | None:
    """Return the shared secret, or ``None`` for a point of low order (RFC 7748 section 6.1)."""
    try:
        return own.exchange(public_key(other))
    except ValueError:
        return None


def _read_key(text: str, prefix: str, noun: str, start: str) -> bytes:
    """Return the bytes of a written key, without repeating the text in an error."""
    try:
        found, data = bech32.decode(text.strip())
    except ValueError:
        found, data = "", b""
    if found != prefix or len(data) != KEY_SIZE:
        raise InvalidKey(f"This is not an age {noun}.", f"It starts with {start}; copy the whole line again.")
    return data
