"""The tag of every page of a database file, checked past the engine.

The engine checks a page when it reads it, and never reads the unused ones; asked for an image of the whole file it
gives zeros for a page that is wrong, and says nothing. The form of a page is in ``docs/format.md``.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from time import sleep

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import ChaCha20
from cryptography.hazmat.primitives.poly1305 import Poly1305

from contactlog.vault.connection import PAGE_BYTES

_NONCE, _TAG = 16, 16
_UNUSED_BY_SQLITE = 0x40000000 // PAGE_BYTES + 1
"""The page that holds SQLite's locks: it is never written."""
_TRIES = 3
_PAUSE_SECONDS = 0.05
"""Between tries: another process may be writing the page at this moment."""


def damaged(path: Path, key: bytes) -> Iterator[int]:
    """Give the numbers, from 1, of the pages whose tag is wrong; memory does not grow with the file.

    Args:
        path: the database file; what is still in its log is not looked at.
        key: of the file.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        number = 0
        while page := file.read(PAGE_BYTES):
            number += 1
            if number == _UNUSED_BY_SQLITE or is_sound(page, number, key):
                continue
            again = file.tell()
            for _ in range(_TRIES):
                sleep(_PAUSE_SECONDS)
                file.seek(again - len(page))
                if is_sound(file.read(PAGE_BYTES), number, key):
                    break
            else:
                yield number
            file.seek(again)


def is_sound(page: bytes, number: int, key: bytes) -> bool:
    """Tell whether a page was written by a holder of the key, for this place in the file."""
    if len(page) != PAGE_BYTES:
        return False
    signed, nonce, tag = page[:-_TAG], page[-_TAG - _NONCE : -_TAG], page[-_TAG:]
    counter = struct.unpack("<I", nonce[12:])[0] ^ number
    stream = Cipher(ChaCha20(key, struct.pack("<I", counter) + nonce[:12]), mode=None).encryptor()
    try:
        Poly1305.verify_tag(stream.update(bytes(64))[:32], signed, tag)
    except InvalidSignature:
        return False
    return True
