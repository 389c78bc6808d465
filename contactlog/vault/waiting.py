"""Reading what the drop-box holds, with the secret half of its key."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from contactlog.age import X25519Identity, unseal
from contactlog.core.text import one_line
from contactlog.core.times import parse_moment, zone
from contactlog.errors import ContactlogError, Invalid, NotFound, StorageFailed
from contactlog.vault import dropbox

_FILE_LIMIT = 64 * 1024
"""Largest entry read, in bytes; one of the longest line is a quarter of it."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line that waits to be taken in."""

    name: str
    """The file's name without its ending."""
    text: str = field(repr=False)
    written_at: datetime
    """UTC."""
    zone: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file in the drop-box that cannot be read. It is kept."""

    name: str
    problem: str
    """One sentence."""


def read(folder: Path, identity: X25519Identity) -> list[Waiting | Unreadable]:
    """Read every entry, the oldest first. Damaged and foreign files are reported and kept.

    Raises:
        StorageFailed: the folder cannot be read.
    """
    inside = folder / dropbox.FOLDER
    if not inside.is_dir():
        return []
    try:
        paths = sorted((path for path in inside.iterdir() if path.suffix == dropbox.ENDING), key=_order)
    except OSError as error:
        raise StorageFailed(f"The drop-box cannot be read: {error.strerror}.") from None
    return [_read_one(path, identity) for path in paths[: dropbox.WAITING_LIMIT]]


def _order(path: Path) -> tuple[str, int, str]:
    """Give what lines are sorted by: the second in the name; within it, which was written first."""
    try:
        written = path.stat().st_mtime_ns
    except OSError:
        written = 0
    return path.name.partition("-")[0], written, path.name


def remove(folder: Path, name: str) -> None:
    """Remove one entry.

    Raises:
        NotFound: there is none of that name.
        StorageFailed: it could not be removed.
    """
    path = folder / dropbox.FOLDER / f"{name}{dropbox.ENDING}"
    if path.parent != folder / dropbox.FOLDER or "\0" in name:
        raise NotFound("There is no waiting line of that name.")
    try:
        path.unlink()
    except FileNotFoundError:
        raise NotFound("There is no waiting line of that name.") from None
    except OSError as error:
        raise StorageFailed(f"The waiting line could not be removed: {error.strerror}.") from None


def _read_one(path: Path, identity: X25519Identity) -> Waiting | Unreadable:
    name = one_line(path.stem)
    try:
        if not path.is_file():
            # A pipe would be waited for without end.
            return Unreadable(name, "It is not a file.")
        with path.open("rb") as file:
            data = file.read(_FILE_LIMIT + 1)
        if len(data) > _FILE_LIMIT:
            return Unreadable(name, "It is too large to be a line.")
        return _parsed(name, unseal(data, [identity]))
    except ContactlogError as error:
        return Unreadable(name, error.sentence)
    except OSError as error:
        return Unreadable(name, f"It cannot be read: {error.strerror}.")


def _parsed(name: str, plain: bytes) -> Waiting:
    try:
        payload = json.loads(plain)
    except (ValueError, RecursionError):
        payload = None
    if not isinstance(payload, dict) or payload.get("v") != 1:
        raise Invalid("It holds no line that this contactlog understands.")
    text, written, zone_name = payload.get("text"), payload.get("written_at"), payload.get("zone")
    if not (isinstance(text, str) and isinstance(written, str) and isinstance(zone_name, str)):
        raise Invalid("It holds no line that this contactlog understands.")
    zone(zone_name)
    return Waiting(name, one_line(text)[: dropbox.TEXT_LIMIT], parse_moment(written), zone_name)
