"""Dropping a line into the diary without the passphrase.

On its own, and with few imports, because it must be as quick as the prompt: the machine can add and cannot
read.
"""

from __future__ import annotations

from datetime import UTC, datetime
from os import urandom
from pathlib import Path

from contactlog.vault import dropbox


def drop(folder: Path, text: str, zone: str) -> Path:
    """Encrypt a line to the diary's public key and put it in the drop-box.

    Args:
        folder: the diary's folder.
        text: the line as typed.
        zone: IANA name of the zone in which it is to be read.

    Returns:
        The file written; it is on the disk when this returns.

    Raises:
        Refused: there is no diary in the folder, or the line is empty or too long.
        StorageFailed: it could not be written; nothing is left behind.
    """
    return dropbox.deposit(folder, text, now=datetime.now(UTC), zone=zone, randomness=urandom)
