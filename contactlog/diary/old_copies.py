"""Copies from before something was erased: they hold it still, so they are named."""

from __future__ import annotations

from pathlib import Path

from contactlog.paths import exports_dir
from contactlog.vault import names

RESIDUE = (
    "Traces may still be in unused parts of the diary's file, because another program was using it or the disk is "
    "full. They are cleared when the diary is next opened alone; see: contactlog doctor --diary"
)
"""Said where erasing could not be finished."""


def old_copies(folder: Path | None) -> list[Path]:
    """List backups in the exports folder and diaries that a restore has put aside, by name.

    What was written elsewhere, or copied by other programs, cannot be known.

    Args:
        folder: the diary's; None for a diary in memory, which has none.
    """
    if folder is None:
        return []
    return [*sorted(exports_dir(folder).glob("*.age")), *sorted(folder.glob(f"{names.ASIDE}*"))]
