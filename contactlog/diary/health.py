"""The state of the diary's files, as far as it can be seen without the passphrase."""

from __future__ import annotations

import stat
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from contactlog.diary.surroundings import Finding, surroundings
from contactlog.lockdown.probes import failures

if TYPE_CHECKING:
    from contactlog.diary.door import Diary

ACCEPTED = "weaker-lock-accepted"
"""A file of this name says that the user opens the diary although the lock is weaker on this machine."""
_PLAIN = b"SQLite format 3\x00"


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
        return [Finding(True, f"There is no diary in {folder} yet."), *surroundings(folder)]
    found = surroundings(folder)
    if sys.platform != "win32":
        found += _private([folder, *_ours(folder)])
    for database in sorted(folder.glob("diary-*.db")):
        with database.open("rb") as file:
            head = file.read(len(_PLAIN))
        found.append(
            Finding(False, f"{database.name} is NOT encrypted or is empty.")
            if head == _PLAIN or not head
            else Finding(True, f"{database.name} is not readable as a plain database.")
        )
    return found


def _ours(folder: Path) -> list[Path]:
    """List what holds words of the diary, encrypted or exported; the copies in folders too."""
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.name != ACCEPTED and not path.is_symlink() and (path.is_file() or path.is_dir())
    ]


def _private(paths: Sequence[Path]) -> list[Finding]:
    """Name what others may read; what went away meanwhile is nobody's."""
    open_to_others = []
    for path in paths:
        with suppress(FileNotFoundError):
            mode = stat.S_IMODE(path.stat().st_mode)
            if mode & 0o077:
                wanted = 0o700 if path.is_dir() else 0o600
                text = f"{path.name} can be read by others (mode {mode:o}); chmod {wanted:o} mends it."
                open_to_others.append(Finding(False, text))
    well = Finding(True, f"The folder and the {len(paths) - 1} things in it can be read by you alone.")
    return open_to_others or [well]


def diary_findings(opened: Diary) -> list[Finding]:
    """Look the open diary over: the engine, every page, the search index, and what is derived from what."""
    found = [Finding(look.ok, look.text) for look in opened.desk.vault.inspect()]
    counts = opened.desk.vault.row_counts()
    listed = ", ".join(f"{number:,} {kind.replace('_', ' ')}" for kind, number in counts.items() if number)
    last = opened.desk.vault.last_change()
    if last is not None:
        when = f"The last change was saved on {last:%Y-%m-%d} at {last:%H:%M} UTC."
        found.append(
            Finding(True, f"{when} If you remember a later one, the whole file is of an earlier moment.")
        )
    return [*found, Finding(True, f"Rows: {listed or 'none yet'}.")]
