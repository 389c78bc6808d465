"""The state of the diary's files, as far as it can be seen without the passphrase."""

from __future__ import annotations

import stat
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from contactlog.lockdown.probes import failures

ACCEPTED = "weaker-lock-accepted"
"""A file of this name says that the user opens the diary although the lock is weaker on this machine."""
_SYNCED = ("Dropbox", "OneDrive", "Nextcloud", "iCloud", "Google Drive", "Syncthing")
_PLAIN = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    ok: bool
    text: str


def broken(proof: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """Give the results that show a lock that does not hold."""
    return failures(list(proof))


def accept_weaker_lock(folder: Path) -> None:
    """Note that the user wants to open the diary although the lock is weaker here."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / ACCEPTED).touch(mode=0o600)


def weaker_lock_accepted(folder: Path) -> bool:
    """Tell whether the user said so."""
    return (folder / ACCEPTED).exists()


def file_findings(folder: Path) -> list[Finding]:
    """Look at the diary's folder: who may read it, whether it is synced, whether it is really encrypted."""
    if not folder.is_dir():
        return [Finding(True, f"There is no diary in {folder} yet.")]
    found = [_synced(folder)]
    if sys.platform != "win32":
        found += [_private(folder, 0o700), *(_private(path, 0o600) for path in sorted(folder.glob("diary*")))]
    for database in sorted(folder.glob("diary-*.db")):
        with database.open("rb") as file:
            head = file.read(len(_PLAIN))
        found.append(
            Finding(False, f"{database.name} is NOT encrypted or is empty.")
            if head == _PLAIN or not head
            else Finding(True, f"{database.name} is not readable as a plain database.")
        )
    return found


def _private(path: Path, wanted: int) -> Finding:
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        return Finding(
            False, f"{path.name} can be read by others (mode {mode:o}); chmod {wanted:o} mends it."
        )
    return Finding(True, f"{path.name} is yours alone (mode {mode:o}).")


def _synced(folder: Path) -> Finding:
    for part in folder.parts:
        if part in _SYNCED:
            return Finding(
                False, f"The folder lies inside {part}, which may copy it while it is being written."
            )
    return Finding(True, "The folder does not lie inside a folder that is known to be synced.")
