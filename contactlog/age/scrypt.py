"""The scrypt recipient type: files opened by a passphrase.

Scrypt makes each guess cost memory and time: 2^log_n blocks of 1 KiB. At log_n 18, the figure the age
program settled on, that is 256 MiB and well under a second on a laptop.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress

from contactlog.age import keys
from contactlog.age.base64 import decode_unpadded, encode_unpadded
from contactlog.age.errors import HeaderDamaged, InvalidKey, NotEnoughMemory
from contactlog.age.keys import RandomBytes
from contactlog.age.stanza import Stanza

STANZA_TYPE = "scrypt"
DEFAULT_LOG_N = 18
"""Work factor for writing, as a power of two."""
MAX_LOG_N = 22
"""The largest work factor accepted (4 GiB); above it a hostile file could stall the machine."""

_SALT_SIZE = 16
_BLOCK_BYTES = 128 * 8
"""Memory for each step of the cost: RFC 7914, 128 times r."""
_SPARE_BYTES = 1 << 20
_MOST_OF_HASHLIB = (1 << 31) - (1 << 21)
"""``hashlib`` takes no more than a C int says."""
_LABEL = b"age-encryption.org/v1/scrypt"
_DECIMAL = re.compile(r"[1-9][0-9]*")


class ScryptRecipient:
    """A passphrase to write a file under; it must be the only recipient of the file.

    Args:
        passphrase: at least one character; taken as typed, without normalising.
        log_n: the work factor, 1 to 22.

    Raises:
        InvalidKey: an empty passphrase, or a work factor out of bounds.
    """

    __slots__ = ("_log_n", "_passphrase")

    def __init__(self, passphrase: str, log_n: int = DEFAULT_LOG_N) -> None:
        if not passphrase:
            raise InvalidKey("The passphrase is empty.", "Choose one of several words.")
        if not 1 <= log_n <= MAX_LOG_N:
            raise InvalidKey(f"The work factor must lie between 1 and {MAX_LOG_N}.")
        self._passphrase = _as_bytes(passphrase)
        self._log_n = log_n

    def wrap(self, file_key: bytes, random: RandomBytes) -> Stanza:
        """Return the one stanza of a passphrase file.

        Raises:
            NotEnoughMemory: the machine cannot give what the work factor asks.
        """
        salt = random(_SALT_SIZE)
        body = keys.wrap(_derive(self._passphrase, salt, self._log_n), file_key)
        return Stanza(STANZA_TYPE, (encode_unpadded(salt).decode("ascii"), str(self._log_n)), body)


class ScryptIdentity:
    """A passphrase to open a file with.

    Args:
        passphrase: as typed.
        max_log_n: the largest work factor to accept.
    """

    __slots__ = ("_max_log_n", "_passphrase")

    def __init__(self, passphrase: str, max_log_n: int = MAX_LOG_N) -> None:
        self._passphrase = _as_bytes(passphrase)
        self._max_log_n = max_log_n

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """Return the file key, or ``None`` for another passphrase or a file without one.

        Raises:
            HeaderDamaged: the scrypt stanza is malformed, or its work factor is out of bounds.
            NotEnoughMemory: the machine cannot give what the work factor asks.
        """
        for stanza in stanzas:
            if stanza.kind == STANZA_TYPE:
                salt, log_n = _read_arguments(stanza)
                if log_n > self._max_log_n:
                    raise HeaderDamaged("it asks for more work than any real file")
                return keys.unwrap(_derive(self._passphrase, salt, log_n), stanza.body)
        return None


def _read_arguments(stanza: Stanza) -> tuple[bytes, int]:
    """Return salt and work factor of a well-formed stanza."""
    if len(stanza.arguments) != 2:
        raise HeaderDamaged("a passphrase line has the wrong number of parts")
    text, number = stanza.arguments
    try:
        salt = decode_unpadded(text.encode("ascii"))
    except ValueError:
        raise HeaderDamaged("a salt has a wrong character") from None
    if len(salt) != _SALT_SIZE or len(stanza.body) != keys.WRAPPED_SIZE:
        raise HeaderDamaged("a salt or a wrapped key has the wrong size")
    if len(number) > 2 or not _DECIMAL.fullmatch(number):
        raise HeaderDamaged("its work factor is out of bounds")
    return salt, int(number)


def _derive(passphrase: bytes, salt: bytes, log_n: int) -> bytes:
    """Run scrypt (RFC 7914) with r = 8 and p = 1.

    Imported here because only passphrase files need it and the drop-box is to start fast.
    """
    import hashlib

    memory = (1 << log_n) * _BLOCK_BYTES
    if memory < _MOST_OF_HASHLIB:
        # It lets other threads go on, such as the screens.
        with suppress(ValueError, MemoryError):
            return hashlib.scrypt(
                passphrase, salt=_LABEL + salt, n=1 << log_n, r=8, p=1, maxmem=memory + _SPARE_BYTES, dklen=32
            )
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    try:
        return Scrypt(salt=_LABEL + salt, length=32, n=1 << log_n, r=8, p=1).derive(passphrase)
    except MemoryError:
        raise NotEnoughMemory(1 << max(log_n - 10, 0)) from None


def _as_bytes(passphrase: str) -> bytes:
    """Return the bytes a terminal sent; undecodable ones come back as they were."""
    try:
        return passphrase.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raise InvalidKey("The passphrase holds a character that cannot be written.") from None
