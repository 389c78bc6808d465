"""The master key of a diary, and the keys made from it, each for one purpose only.

Subkeys are made by HKDF-SHA256 (RFC 5869) with a label for the purpose. A database file has a salt of its
own, so that one key never serves two files: pages of one are refused in the other.
"""

from __future__ import annotations

import hmac
import secrets
from typing import Final, NoReturn

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from contactlog.errors import Refused
from contactlog.secretmem import SecretBytes

KEY_BYTES: Final = 32
SALT_BYTES: Final = 32

_HEADER = b"contactlog 1 header mac"
_SLOT = b"contactlog 1 recovery key under master"
_RECOVERY = b"contactlog 1 recovery slot"
_DATABASE = b"contactlog 1 database"


def _hkdf(secret: bytes | memoryview, salt: bytes, label: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=label).derive(secret)


def recovery_kek(recovery_key: bytes, salt: bytes) -> bytes:
    """Give the key that wraps the master in a recovery slot; no slow derivation, the key has 256 bits."""
    return _hkdf(recovery_key, salt, _RECOVERY)


class MasterKey:
    """The 32 random bytes that everything in a diary hangs on, held in one place and wiped at the end."""

    __slots__ = ("_held",)

    def __init__(self, raw: bytes) -> None:
        self._held = SecretBytes.taken_from(bytearray(raw))

    @classmethod
    def fresh(cls) -> MasterKey:
        """Make a new one."""
        return cls(secrets.token_bytes(KEY_BYTES))

    def raw(self) -> memoryview:
        """Give the bytes themselves, to be wrapped. Not a copy.

        Raises:
            Refused: the diary was closed.
        """
        if self._held.closed:
            raise Refused("The diary is locked.", "Open it again.")
        return self._held.view

    def header_mac(self, diary_id: str, data: bytes) -> bytes:
        """Give the HMAC-SHA256 that authenticates the header."""
        return hmac.digest(_hkdf(self.raw(), diary_id.encode(), _HEADER), data, "sha256")

    def slot_key(self, diary_id: str) -> bytes:
        """Give the key under which a recovery slot keeps its own key."""
        return _hkdf(self.raw(), diary_id.encode(), _SLOT)

    def database_key(self, diary_id: str, generation: int, salt: bytes) -> bytes:
        """Give the key of one database file.

        Args:
            diary_id: the diary's id.
            generation: the file's generation.
            salt: the file's own `SALT_BYTES` random bytes.
        """
        return _hkdf(self.raw(), salt, b"|".join((_DATABASE, diary_id.encode(), b"%d" % generation)))

    def wipe(self) -> None:
        """Overwrite the bytes. The engine and the language may have made copies that cannot be reached."""
        self._held.close()

    def __repr__(self) -> str:
        return "MasterKey(...)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key is not written out")
