"""What around the diary could weaken it: sync folders, network disks, swap, and code that runs before ours."""

from __future__ import annotations

import os
import re
import site
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import cache_from_source, find_spec
from pathlib import Path

SYNCED = (
    "Dropbox",
    "OneDrive",
    "Nextcloud",
    "ownCloud",
    "iCloud",
    "Google Drive",
    "Syncthing",
    "pCloud",
    "MEGA",
    "CloudStorage",
    "Mobile Documents",
)
"""Beginnings of the names of folders that programs copy elsewhere by themselves."""
_SYNC_MARKS = (".stfolder", ".dropbox", ".nextcloudsync.log", ".owncloudsync.log", ".sync")
_NETWORK = frozenset(
    {
        "9p", "afs", "ceph", "cifs", "davfs", "fuse.rclone", "fuse.sshfs", "glusterfs", "nfs", "nfs4", "smb3",
        "smbfs", "sshfs",
    }
)  # fmt: skip
"""File systems on which SQLite's locks do not hold, or whose bytes travel."""
_PTH_BYTES = 1 << 20
_ESCAPED = re.compile(r"\\([0-7]{3})")
"""How the kernel writes a blank in the name of a mount point."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    ok: bool
    text: str
    notice: bool = False
    """Worth knowing, and no promise of ours is broken by it."""


def surroundings(folder: Path) -> list[Finding]:
    """Look at what is around a diary's folder and around this program."""
    return [*_places(folder), _swap(), *_session(), *code_before_ours(), *compiled()]


def _places(folder: Path) -> list[Finding]:
    found = [_synced(folder)]
    kind = file_system(folder, _read("/proc/self/mountinfo"))
    if kind in _NETWORK:
        found.append(
            Finding(False, f"The folder is on a network disk ({kind}), where two programs can damage it.")
        )
    elif kind:
        found.append(Finding(True, f"The folder is on a disk of this machine ({kind})."))
    else:
        found.append(
            Finding(True, "Not shown on this system: whether the folder is on a network disk.", True)
        )
    return found


def _synced(folder: Path) -> Finding:
    # Where it really is: a link may lead into a folder that is synced.
    whole = folder.resolve()
    for place in (whole, *whole.parents):
        named = any(place.name.casefold().startswith(name.casefold()) for name in SYNCED)
        if named or any((place / mark).exists() for mark in _SYNC_MARKS):
            return Finding(
                False,
                f"The folder lies inside {place.name}, which may be copied elsewhere while it is being written.",
            )
    return Finding(True, "The folder does not lie inside a folder that is known to be synced.")


def file_system(folder: Path, mounts: str) -> str:
    """Give the type of the file system a folder is on.

    Args:
        folder: may not be there yet.
        mounts: what the kernel lists in ``/proc/self/mountinfo``; empty where there is no such list.
    """
    place = folder.resolve()
    best, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split()
        if " - " not in line or len(fields) < 5:
            continue
        point = _ESCAPED.sub(lambda found: chr(int(found[1], 8)), fields[4])
        if place.is_relative_to(point) and len(point) >= best:
            best, kind = len(point), line.partition(" - ")[2].split()[0]
    return kind


def _swap() -> Finding:
    if sys.platform != "linux":
        return Finding(True, "Not shown on this system: whether memory can be written to a swap file.", True)
    devices = [line.split()[0] for line in _read("/proc/swaps").splitlines()[1:] if line.strip()]
    if not devices:
        return Finding(True, "No swap is in use: memory is not written to the disk.")
    if all(map(stays_secret, devices)):
        return Finding(True, "Swap is in use, all of it compressed in memory or encrypted.")
    return Finding(
        True,
        "Swap is in use: parts of the open diary could be written there. The key is kept out of it where the "
        "system allows; encrypted swap keeps out the rest.",
        True,
    )


def stays_secret(device: str, blocks: str = "/sys/class/block") -> bool:
    """Tell whether a swap device is in memory (zram) or encrypted (dm-crypt), as the kernel says.

    Args:
        device: its path, such as ``/dev/dm-1``.
        blocks: where the kernel lists block devices.
    """
    name = Path(device).resolve().name
    return name.startswith("zram") or _read(f"{blocks}/{name}/dm/uuid").startswith("CRYPT-")


def _session() -> list[Finding]:
    """Name what reaches further than the lock: an administrator's rights, and a screen at the other end of a line."""
    found: list[Finding] = []
    if sys.platform != "win32" and os.geteuid() == 0:
        found.append(
            Finding(
                True,
                "You are the administrator (root): other programs of root can read this program's memory. "
                "Use an ordinary account.",
                True,
            )
        )
    if os.environ.get("SSH_CONNECTION"):
        found.append(
            Finding(
                True,
                "This is an SSH session: what the screen shows travels to the other end, encrypted by SSH.",
                True,
            )
        )
    return found


def code_before_ours(folders: Iterable[str] | None = None) -> list[Finding]:
    """Name the files that make Python run code at every start, before the process lock of the plain launcher.

    Args:
        folders: where libraries are installed; Python's own when None.
    """
    places = [*site.getsitepackages(), site.getusersitepackages()] if folders is None else folders
    found = (path for place in places for path in sorted(Path(place).glob("*.pth")) if _runs_code(path))
    running = [*dict.fromkeys(path.name for path in found)]
    if not running:
        return [Finding(True, "No installed file makes Python run code before contactlog's own.")]
    listed = ", ".join(running[:5])
    return [
        Finding(
            True,
            f"Python runs code of these at every start, before the lock: {listed}. The launcher in "
            "docs/lockdown.md locks before them.",
            True,
        )
    ]


def compiled(library: str = "textual") -> list[Finding]:
    """Say so when the libraries are not compiled: a locked process cannot do it, and each start takes longer.

    Args:
        library: the largest one.
    """
    found = find_spec(library)
    if found is None or found.origin is None or Path(cache_from_source(found.origin)).exists():
        return []
    text = (
        "The installed libraries are not compiled, so each start takes longer. Run once: python -m compileall, "
        "or install with --compile-bytecode."
    )
    return [Finding(True, text, True)]


def _runs_code(path: Path) -> bool:
    try:
        text = path.read_bytes()[:_PTH_BYTES].decode("utf-8", "replace")
    except OSError:
        return False
    return any(line.startswith(("import ", "import\t")) for line in text.splitlines())


def _read(path: str) -> str:
    try:
        return Path(path).read_text("utf-8", "replace")
    except OSError:
        return ""
