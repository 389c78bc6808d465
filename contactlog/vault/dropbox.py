"""The drop-box: entries written without the passphrase, encrypted to the diary's public key.

The machine can add and cannot read. Each entry is one age file in ``dropbox/``, written beside, flushed and
renamed, so that it is there whole or not at all. Whoever can write the folder could forge an entry; that is
why entries wait until the user takes them in.

Few imports on purpose: ``contactlog log`` must be as quick as the prompt.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from contactlog.age import X25519Recipient, seal
from contactlog.age.errors import InvalidKey
from contactlog.errors import Damaged, Refused, StorageFailed

PUBLIC_KEY = "dropbox.pub"
"""The public key's file, an age recipient on one line."""
FOLDER = "dropbox"
"""The folder of waiting entries."""
ENDING = ".age"
TEXT_LIMIT = 4_000
"""Longest line, in characters."""
WAITING_LIMIT = 10_000
"""Most entries that can wait, so that a broken script cannot fill the disk."""


def deposit(
    folder: Path, text: str, *, now: datetime, zone: str, randomness: Callable[[int], bytes] = os.urandom
) -> Path:
    """Encrypt one line and leave it in the drop-box.

    Args:
        folder: the diary's folder.
        text: the line as typed.
        now: when it was written, UTC.
        zone: IANA name of the zone in which its words are to be read.
        randomness: gives random bytes for the file's name.

    Returns:
        The file; it is on the disk when this returns.

    Raises:
        Refused: there is no diary, the line is empty or too long, or too many wait.
        Damaged: the public key is not one.
        StorageFailed: it could not be written; nothing is left behind.
    """
    if not text.strip():
        raise Refused("The line is empty.", 'For example: contactlog log "coffee with Ana 1h outdoors"')
    if len(text) > TEXT_LIMIT:
        raise Refused(f"The line is longer than {TEXT_LIMIT} characters.", "Split it into several.")
    recipient = _recipient(folder)
    payload = {"v": 1, "text": text, "written_at": f"{now:%Y-%m-%dT%H:%M:%SZ}", "zone": zone}
    sealed = seal(json.dumps(payload, ensure_ascii=False).encode("utf-8", "replace"), [recipient])
    name = f"{now:%Y%m%dT%H%M%SZ}-{randomness(8).hex()}{ENDING}"
    return _write(folder / FOLDER / name, sealed)


def publish(folder: Path, recipient: str) -> None:
    """Write the public key and make the folder for entries.

    Raises:
        StorageFailed: it could not be written.
    """
    from contactlog.vault import atomic_file

    try:
        (folder / FOLDER).mkdir(mode=0o700, exist_ok=True)
        atomic_file.replace(folder / PUBLIC_KEY, recipient.encode("ascii") + b"\n")
    except OSError as error:
        raise _failed(error) from None


def published(folder: Path) -> str | None:
    """Give the public key as it stands in its file; None when there is none."""
    try:
        with (folder / PUBLIC_KEY).open("rb") as file:
            return file.read(200).decode("ascii", "replace").strip()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _failed(error) from None


def _recipient(folder: Path) -> X25519Recipient:
    key = published(folder)
    if key is None:
        raise Refused("There is no diary here yet.", "Create one with: contactlog init")
    try:
        return X25519Recipient.parse(key)
    except InvalidKey:
        raise Damaged(f"{PUBLIC_KEY} is damaged.", "Open the diary once, and it is written again.") from None


def _write(path: Path, data: bytes) -> Path:
    beside = path.with_suffix(".tmp")
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        if sum(1 for _ in path.parent.iterdir()) >= WAITING_LIMIT:
            raise Refused(
                f"{WAITING_LIMIT:,} lines are waiting already.", "Take them in first: contactlog waiting list"
            )
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.rename(path)
            _sync_folder(path.parent)
        except BaseException:
            for left in (beside, path):
                with suppress(OSError):
                    left.unlink()
            raise
    except OSError as error:
        raise _failed(error) from None
    return path


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _failed(error: OSError) -> StorageFailed:
    return StorageFailed(
        f"The drop-box cannot be used: {error.strerror or 'the disk failed'}. Nothing was kept.",
        "Check the diary's folder and the room on the disk.",
    )
